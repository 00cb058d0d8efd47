using System.Collections.Immutable;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

/// <summary>A file of an environment.d folder (<c>environment-d</c>): the variables of all services of a user.</summary>
/// <remarks>A value that uses variables set elsewhere is not known from this file alone: <c>{"$dynamic":true}</c>.</remarks>
public sealed class EnvironmentDFormat : IFormat
{
    /// <inheritdoc/>
    public string Kind => "environment-d";

    /// <inheritdoc/>
    public bool Claims(string path, ReadOnlySpan<char> head) =>
        path.EndsWith(".conf", StringComparison.Ordinal) && SystemdPaths.ParentName(path) is "environment.d";

    /// <inheritdoc/>
    public Document Parse(SourceText text)
    {
        var file = EnvironmentFile.Parse(text, SystemdVersion.Default);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var members = ImmutableArray.CreateBuilder<Member>();
        foreach (var assignment in file.Failure is null or { Message: not null } && !file.CrashesGenerator ? file.Assignments : [])
        {
            if (assignment.Value is not null && EnvironmentWords.IsName(assignment.Key))
            {
                members.Add(new(assignment.Key, assignment.KeySpan, Read(assignment, assignment.Value, known)));
            }
        }

        var root = new ObjectNode(new(0, text.Text.Length), members.ToImmutable());
        return new(text, this, root, EnvironmentFileErrors.Of(file, expands: true));
    }

    /// <inheritdoc/>
    public NodePath ReadTarget(string target) => VariableTarget.Read(target);

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value) =>
        new EnvironmentFileWriter(expands: true).Set(document.Text, path.Name, value);

    private static Node Read(EnvironmentFileAssignment assignment, string value, Dictionary<string, string> known)
    {
        var isKnown = true;
        string? Lookup(string name)
        {
            isKnown &= known.TryGetValue(name, out var found);
            return found;
        }

        var expanded = new EnvironmentExpansion(Lookup).Expand(value);
        if (expanded is null || !isKnown)
        {
            known.Remove(assignment.Key);
            return new OpaqueNode(assignment.ValueSpan, "$dynamic", null);
        }

        known[assignment.Key] = expanded;
        return new ScalarNode(assignment.ValueSpan, expanded);
    }
}
