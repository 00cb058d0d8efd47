using ProxyFixer.Formats.PropertyLists;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Launchd;

/// <summary>launchd jobs: XML property lists. The value is what <c>EnvironmentVariables</c> sets.</summary>
public sealed class LaunchdFormat : IFormat
{
    /// <inheritdoc/>
    public string Kind => "launchd";

    /// <inheritdoc/>
    public bool Claims(string path, ReadOnlySpan<char> head) =>
        path.EndsWith(".plist", StringComparison.Ordinal)
        || (head.TrimStart("\uFEFF \t\r\n") is ['<', ..] && head.Contains("<plist", StringComparison.Ordinal));

    /// <inheritdoc/>
    public Document Parse(SourceText text)
    {
        var list = PropertyList.Read(text);
        return new(text, this, list.Variables, list.Errors);
    }

    /// <inheritdoc/>
    public IEnumerable<TextSpan> Comments(SourceText text) => PlistReader.Comments(text);

    /// <inheritdoc/>
    public NodePath ReadTarget(string target) => target.Length > 0 && !target.Contains('=') && !target.Contains('\0')
        ? NodePath.Of(target)
        : throw ProxyFixerException.WrongInput("the target in a property list is the name of a variable");

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value) => path.Steps is [var name]
        ? PlistEditor.Edit(document.Text, name, value)
        : new EditResult.Refused(default, "only a variable can be set");
}
