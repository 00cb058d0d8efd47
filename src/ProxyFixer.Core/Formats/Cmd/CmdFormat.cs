using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Cmd;

/// <summary>
/// Scripts of cmd.exe, such as the gateway.cmd that OpenClaw's task runs on Windows. Root: the variables that a program gets which is
/// started where the script starts OpenClaw, or at its end; <c>$dynamic</c> where only a running cmd knows the value.
/// </summary>
public sealed class CmdFormat : IFormat
{
    /// <inheritdoc/>
    public string Kind => "cmd-script";

    /// <inheritdoc/>
    public bool Claims(string path, ReadOnlySpan<char> head) =>
        path.EndsWith(".cmd", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".bat", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public Document Parse(SourceText text)
    {
        var members = CmdScript.Read(text).Variables.Select(variable => new Member(
            variable.Name,
            variable.Assignment.NameSpan,
            variable.Value is null ? new OpaqueNode(variable.Assignment.ValueSpan, "$dynamic", null) : new ScalarNode(variable.Assignment.ValueSpan, variable.Value)));
        return new(text, this, new ObjectNode(new(0, text.Text.Length), [.. members]), []);
    }

    /// <inheritdoc/>
    public IEnumerable<TextSpan> Comments(SourceText text) => CmdReader.Read(text.Text).Comments;

    /// <inheritdoc/>
    public NodePath ReadTarget(string target) => VariableName.Path(target, name => VariableName.IsPosix(name));

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value) =>
        EditPreconditions.Check(document.Text, path, value, name => VariableName.IsPosix(name))
        ?? new CmdEditor(document.Text, path.Name, value).Edit();
}
