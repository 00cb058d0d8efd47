using System.Collections.Immutable;

namespace ProxyFixer.Plans;

/// <summary>A hunk as it stands in a patch.</summary>
/// <param name="Line">Where its <c>@@</c> line is, from 1.</param>
/// <param name="OldStart">The number behind <c>-</c>: the first line in the old file, from 1; the line before where it has none.</param>
/// <param name="OldIndex">The same counted from 0, as an index into the lines of the old file.</param>
/// <param name="Lines">What it keeps, removes and adds, in order.</param>
internal sealed record PatchHunk(int Line, int OldStart, int OldIndex, ImmutableArray<PatchLine> Lines)
{
    /// <summary>How many lines the file gains; below 0 where it loses some.</summary>
    public int Growth { get; } = Lines.Count(line => line.Mark == '+') - Lines.Count(line => line.Mark == '-');

    /// <summary>The lines of one side.</summary>
    /// <param name="other">'+' for the old side, '-' for the new one: the mark that is left out.</param>
    /// <returns>In order.</returns>
    public ImmutableArray<PatchLine> Without(char other) => [.. Lines.Where(line => line.Mark != other)];
}

/// <summary>One line of a hunk.</summary>
/// <param name="Mark">' ' for context, '-' for the old text, '+' for the new text.</param>
/// <param name="Line">Where it is in the patch, from 1.</param>
/// <param name="Text">The line of the file with its end; without LF only at the end of a file.</param>
internal readonly record struct PatchLine(char Mark, int Line, ReadOnlyMemory<char> Text);
