using ProxyFixer.Formats;
using ProxyFixer.Services;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>The file itself that defines a service: a unit that no manager reads, a property list, a Compose file.</summary>
/// <param name="text">The file.</param>
/// <param name="kind">Its kind.</param>
/// <param name="path">Makes the path of a variable in it.</param>
/// <param name="lasts">How long a change lasts; null where it stays.</param>
public sealed class FilePlace(SourceText text, string kind, Func<string, NodePath> path, string? lasts = null) : IStartPlace
{
    /// <inheritdoc/>
    public FixProposal Assign(string name, string value)
    {
        var format = FormatCatalog.OfKind(kind);
        return format.Edit(format.Parse(text), path(name), value) switch
        {
            EditResult.Edited { Edits.IsEmpty: false } edited => new FixProposal.Possible([new(text.Path, text, edited.Edits)]) { Lasts = lasts },
            EditResult.Refused refused => new FixProposal.Impossible(refused.Reason),
            _ => new FixProposal.Impossible("the file already sets it, and something else takes it away again"),
        };
    }
}
