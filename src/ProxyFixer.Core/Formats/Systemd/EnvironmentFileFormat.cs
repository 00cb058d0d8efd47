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
        var members = new ChunkedBuilder<Member>();
        var errors = new List<SyntaxError>();
        var reader = new EnvironmentFileReader(text.Text, SystemdVersion.Default.CommentsContinue);
        while (reader.Next(out var assignment))
        {
            if (EnvironmentFileErrors.Of(assignment, expands: false) is { } error)
            {
                errors.Add(error);
            }

            if (EnvironmentWords.IsName(assignment.Key))
            {
                members.Add(assignment.Member);
            }
        }

        var root = new ObjectNode(new(0, text.Text.Length), reader.Failure is null ? members.ToImmutable() : []);
        return new(text, this, root, EnvironmentFileErrors.Of(reader, errors, expands: false));
    }

    /// <inheritdoc/>
    public IEnumerable<TextSpan> Comments(SourceText text) => EnvironmentFileReader.Comments(text.Text);

    /// <inheritdoc/>
    public NodePath ReadTarget(string target) => VariableTarget.Read(target);

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value) =>
        new EnvironmentFileWriter(expands: false).Set(document.Text, path.Name, value);
}
