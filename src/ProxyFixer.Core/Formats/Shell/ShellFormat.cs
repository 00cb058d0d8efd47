using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Shell;

/// <summary>
/// Start-up files of shells. Root: the variables that a program gets which is started behind the file, one member each, in
/// the order of the assignments that give the values; a string where the file alone says the value to an interactive shell,
/// else the mark <c>$dynamic</c>. A syntax error is fatal: the shell stops there, and only what stands above counts.
/// </summary>
public sealed class ShellFormat : IFormat
{
    /// <summary>The mark of a value that only a running shell knows.</summary>
    public const string Dynamic = "$dynamic";

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        ".bashrc", ".bash_profile", ".bash_login", ".profile", ".zshrc", ".zshenv", ".zprofile", ".zlogin",
    };

    /// <inheritdoc/>
    public string Kind => "shell-profile";

    /// <inheritdoc/>
    public bool Claims(string path, ReadOnlySpan<char> head) =>
        Names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(path.AsSpan(path.LastIndexOf('/') + 1))
        || path is "/etc/profile" or "/etc/bash.bashrc"
        || path.EndsWith(".sh", StringComparison.Ordinal)
        || path.EndsWith(".fish", StringComparison.Ordinal)
        || LaunchdEnvironmentFile.Is(path, head);

    /// <inheritdoc/>
    public Document Parse(SourceText text)
    {
        var reading = ShellReading.Of(text);
        var members = ShellVariables.Of(reading).All
            .Where(variable => variable.IsVisible)
            .OrderBy(variable => variable.Last!.ValueSpan.Start)
            .Select(ToMember);
        return new(text, this, new ObjectNode(new(0, text.Text.Length), [.. members]), reading.Errors);
    }

    private static Member ToMember(ShellVariable variable)
    {
        var last = variable.Last!;
        Node value = variable.IsCertain ? new ScalarNode(last.ValueSpan, variable.Literal) : new OpaqueNode(last.ValueSpan, Dynamic, null);
        return new(variable.Name, last.NameSpan, value);
    }

    /// <inheritdoc/>
    public IEnumerable<TextSpan> Comments(SourceText text) => ShellReading.Of(text).Comments;

    /// <inheritdoc/>
    public NodePath ReadTarget(string target) => VariableName.Path(target, name => VariableName.IsPosix(name));

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value) =>
        EditPreconditions.Check(document.Text, path, value, name => VariableName.IsPosix(name))
        ?? new ShellEditor(document.Text, path.Name, value).Edit();
}
