using System.Collections.Immutable;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Systemd;

/// <summary>A file that a service reads by <c>EnvironmentFile=</c> (<c>systemd-env-file</c>).</summary>
/// <remarks>Such files have any name; only <c>*.systemd.env</c>, which OpenClaw writes, tells by its name what it is.</remarks>
public sealed class EnvironmentFileFormat : IFormat
{
    /// <inheritdoc/>
    public string Kind => "systemd-env-file";

    /// <inheritdoc/>
    public bool Claims(string path, ReadOnlySpan<char> head) => path.EndsWith(".systemd.env", StringComparison.Ordinal);

    /// <inheritdoc/>
    public Document Parse(SourceText text)
    {
        var file = EnvironmentFile.Parse(text, SystemdVersion.Default);
        return new(text, this, () => Tree(file), EnvironmentFileErrors.Of(file, expands: false));
    }

    private static ObjectNode Tree(EnvironmentFile file)
    {
        var members = ImmutableArray.CreateBuilder<Member>();
        foreach (var assignment in file.Failure is null ? file.Assignments : [])
        {
            if (EnvironmentWords.IsName(assignment.Key))
            {
                var value = new ScalarNode(assignment.ValueSpan, assignment.Value ?? "");
                members.Add(new(assignment.Key, assignment.KeySpan, value));
            }
        }

        return new(new(0, file.Text.Text.Length), members.ToImmutable());
    }

    /// <inheritdoc/>
    public NodePath ReadTarget(string target) => VariableTarget.Read(target);

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value) =>
        new EnvironmentFileWriter(expands: false).Set(document.Text, path.Name, value);
}
