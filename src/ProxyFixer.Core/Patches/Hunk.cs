using System.Collections.Immutable;
using DiffPlex;
using DiffPlex.Model;

namespace ProxyFixer.Patches;

/// <summary>A run of changed lines with the lines around it.</summary>
/// <param name="OldStart">First line in the old text, from 0.</param>
/// <param name="OldCount">Number of lines it covers in the old text.</param>
/// <param name="NewStart">First line in the new text, from 0.</param>
/// <param name="NewCount">Number of lines it covers in the new text.</param>
/// <param name="Lines">In the order of a unified diff.</param>
public sealed record Hunk(int OldStart, int OldCount, int NewStart, int NewCount, ImmutableArray<HunkLine> Lines)
{
    private const int Context = 3;

    /// <summary>Compares two texts line by line, line ends included.</summary>
    /// <param name="before">The old text.</param>
    /// <param name="after">The new text.</param>
    /// <returns>Hunks from top to bottom with three lines of context; empty where the texts are equal.</returns>
    public static ImmutableArray<Hunk> Between(string before, string after)
    {
        var diff = new Differ().CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new LinesWithEnds());
        var hunks = ImmutableArray.CreateBuilder<Hunk>();
        for (var first = 0; first < diff.DiffBlocks.Count;)
        {
            var last = first;
            while (last + 1 < diff.DiffBlocks.Count
                && diff.DiffBlocks[last + 1].DeleteStartA - EndOf(diff.DiffBlocks[last]) <= 2 * Context)
            {
                last++;
            }

            hunks.Add(Make(diff, first, last));
            first = last + 1;
        }

        return hunks.ToImmutable();
    }

    private static int EndOf(DiffBlock block) => block.DeleteStartA + block.DeleteCountA;

    private static Hunk Make(DiffResult diff, int first, int last)
    {
        var top = diff.DiffBlocks[first];
        var oldStart = Math.Max(0, top.DeleteStartA - Context);
        var newStart = top.InsertStartB - (top.DeleteStartA - oldStart);
        var lines = ImmutableArray.CreateBuilder<HunkLine>();
        var at = oldStart;
        for (var i = first; i <= last; i++)
        {
            var block = diff.DiffBlocks[i];
            AddLines(lines, ' ', diff.PiecesOld, at, block.DeleteStartA);
            AddLines(lines, '-', diff.PiecesOld, block.DeleteStartA, EndOf(block));
            AddLines(lines, '+', diff.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB);
            at = EndOf(block);
        }

        AddLines(lines, ' ', diff.PiecesOld, at, Math.Min(diff.PiecesOld.Count, at + Context));
        return new(oldStart, lines.Count(l => l.Mark != '+'), newStart, lines.Count(l => l.Mark != '-'), lines.ToImmutable());
    }

    private static void AddLines(
        ImmutableArray<HunkLine>.Builder lines, char mark, IReadOnlyList<string> pieces, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            lines.Add(new(mark, i, pieces[i]));
        }
    }
}

/// <summary>One line of a hunk.</summary>
/// <param name="Mark">' ' for context, '-' for the old text, '+' for the new text.</param>
/// <param name="Index">Line number from 0, in the new text for '+', else in the old text.</param>
/// <param name="Text">The line with its end; without LF only at the end of a file.</param>
public sealed record HunkLine(char Mark, int Index, string Text);
