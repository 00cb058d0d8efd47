using System.Collections.Immutable;
using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.EtcEnvironment;

/// <summary>
/// <c>/etc/environment</c> as pam_env of Linux-PAM 1.5.2 reads it at a login. Root: an object of strings in file order; of
/// equal names the last one counts. pam_env never rejects the file, so no error is fatal.
/// </summary>
public sealed class EtcEnvironmentFormat : IFormat
{
    /// <inheritdoc/>
    public string Kind => "etc-environment";

    /// <inheritdoc/>
    public bool Claims(string path, ReadOnlySpan<char> head) => path is "/etc/environment" or "etc/environment";

    /// <inheritdoc/>
    public Document Parse(SourceText text)
    {
        var reading = PamReading.Of(text.Text);
        var members = ImmutableArray.CreateBuilder<Member>(reading.Assignments.Length);
        foreach (var assignment in reading.Assignments)
        {
            members.Add(new(assignment.Name, assignment.NameSpan, new ScalarNode(assignment.ValueSpan, assignment.Value)));
        }

        return new(text, this, new ObjectNode(new(0, text.Text.Length), members.MoveToImmutable()), reading.Errors);
    }

    /// <inheritdoc/>
    public IEnumerable<TextSpan> Comments(SourceText text) => LineComments.Find(text.Text, "#");

    /// <inheritdoc/>
    public NodePath ReadTarget(string target) => VariableName.Path(target, name => PamAssignment.IsName(name));

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value) =>
        EditPreconditions.Check(document.Text, path, value, name => PamAssignment.IsName(name))
        ?? new EtcEnvironmentEditor(document.Text, path.Name, value).Edit();
}
