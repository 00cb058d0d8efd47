using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Text;

namespace ProxyFixer.Reports;

/// <summary>Whether the exact edits of a fix may stand in a report: what they insert can hold a value of the user's files.</summary>
internal static class ExactFix
{
    /// <summary>Looks at what a fix inserts, in the files as they would be.</summary>
    /// <param name="fix">The fix.</param>
    /// <returns>False where a printed diff would hide a part of it.</returns>
    public static bool MayBeShown(Fix fix) => fix.Changes.All(MayBeShown);

    private static bool MayBeShown(FileChange change)
    {
        var after = change.Apply();
        var mask = LineMask.Of(after, FormatCatalog.Recognise(change.Before ?? after));
        var moved = 0;
        foreach (var edit in change.Edits.OrderBy(edit => edit.Span.Start).ThenBy(edit => edit.Span.End))
        {
            var inserted = new TextSpan(edit.Span.Start + moved, edit.NewText.Length);
            if (!IsShown(inserted, after, mask))
            {
                return false;
            }

            moved += edit.NewText.Length - edit.Span.Length;
        }

        return true;
    }

    private static bool IsShown(TextSpan inserted, SourceText text, ILineMask mask)
    {
        for (var line = text.PositionAt(inserted.Start).Line; line <= text.PositionAt(inserted.End).Line; line++)
        {
            var span = text.LineAt(line);
            var (start, end) = (Math.Max(span.Start, inserted.Start), Math.Min(span.End, inserted.End));
            if (start < end && !mask.Show(line).Contains(text.Text[start..end].Trim(), StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
