using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services;

/// <summary>Sets a variable in the file itself that defines a service: a unit that no manager reads, a property list, a Compose file.</summary>
internal static class FileSetting
{
    /// <summary>Plans it.</summary>
    /// <param name="text">The file.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="path">The variable's path in it.</param>
    /// <param name="value">The value.</param>
    /// <param name="lasts">How long the change lasts; null where it stays.</param>
    /// <returns>The change, or why there is none.</returns>
    public static FixProposal Plan(SourceText text, string kind, NodePath path, string value, string? lasts = null)
    {
        var format = FormatCatalog.OfKind(kind);
        return format.Edit(format.Parse(text), path, value) switch
        {
            EditResult.Edited { Edits.IsEmpty: false } edited => new FixProposal.Possible([new(text.Path, text, edited.Edits)]) { Lasts = lasts },
            EditResult.Refused refused => new FixProposal.Impossible(refused.Reason),
            _ => new FixProposal.Impossible("the file already sets it, and something else takes it away again"),
        };
    }
}
