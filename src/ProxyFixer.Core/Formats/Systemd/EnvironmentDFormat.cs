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
        return new(text, this, () => Tree(file), EnvironmentFileErrors.Of(file, expands: true));
    }

    private static ObjectNode Tree(EnvironmentFile file)
    {
        var reader = new ValueReader();
        var members = ImmutableArray.CreateBuilder<Member>();
        foreach (var assignment in file.Failure is null or { Message: not null } && !file.CrashesGenerator ? file.Assignments : [])
        {
            if (assignment.Value is { } value && EnvironmentWords.IsName(assignment.Key))
            {
                members.Add(new(assignment.Key, assignment.KeySpan, reader.Read(assignment, value)));
            }
        }

        return new(new(0, file.Text.Text.Length), members.ToImmutable());
    }

    /// <inheritdoc/>
    public NodePath ReadTarget(string target) => VariableTarget.Read(target);

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value) =>
        new EnvironmentFileWriter(expands: true).Set(document.Text, path.Name, value);

    // Knows the variables of the lines before, as the file alone gives them.
    private sealed class ValueReader
    {
        private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);
        private readonly EnvironmentExpansion expansion;
        private bool isKnown;

        public ValueReader() => expansion = new(Lookup);

        public Node Read(EnvironmentFileAssignment assignment, string value)
        {
            isKnown = true;
            var expanded = expansion.Expand(value);
            if (expanded is null || !isKnown)
            {
                known.Remove(assignment.Key);
                return new OpaqueNode(assignment.ValueSpan, "$dynamic", null);
            }

            known[assignment.Key] = expanded;
            return new ScalarNode(assignment.ValueSpan, expanded);
        }

        private string? Lookup(string name)
        {
            isKnown &= known.TryGetValue(name, out var found);
            return found;
        }
    }
}
