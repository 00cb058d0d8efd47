using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Fixes;
using ProxyFixer.Text;

namespace ProxyFixer.Review;

/// <summary>Cuts a fix where lines that it leaves alone stand between its edits.</summary>
public static class ChangeParts
{
    /// <summary>Cuts a fix.</summary>
    /// <param name="change">The fix.</param>
    /// <returns>The parts in file order, each one run of changed lines; the whole alone where it is one.</returns>
    public static ImmutableArray<Change> Of(Change change)
    {
        var runs = change.Fix.Changes.SelectMany(Runs).ToImmutableArray();

        // A part is not what is remembered as the change of a package: repeating it must not write more than was accepted.
        return runs.Length < 2 ? [change] : [.. runs.Select(run => change with { Fix = change.Fix with { Changes = [run with { Patch = null }] } })];
    }

    private static IEnumerable<FileChange> Runs(FileChange file)
    {
        var run = new List<TextEdit>();
        foreach (var edit in file.Edits.OrderBy(edit => edit.Span.Start))
        {
            if (run.Count > 0 && file.Before is { } text && text.PositionAt(edit.Span.Start).Line > LastLine(text, run[^1]) + 1)
            {
                yield return file with { Edits = [.. run] };
                run.Clear();
            }

            run.Add(edit);
        }

        yield return file with { Edits = [.. run] };
    }

    // What is put before a line's first character leaves that line alone.
    private static int LastLine(SourceText text, TextEdit edit)
    {
        var end = text.PositionAt(edit.Span.End);
        return end.Column == 1 && edit.NewText.EndsWith('\n') ? end.Line - 2 : end.Line;
    }
}
