using System.Collections.Immutable;
using System.Text;

namespace ProxyFixer.Plans;

/// <summary>
/// Finds the places of hunks in a file and puts the new lines there. A hunk fits only where all its old lines stand, to the byte. It is
/// anchored as git does: one from the first line on fits only at the beginning, one without context behind it only at the end.
/// </summary>
/// <param name="text">The file.</param>
/// <param name="isReverse">Whether to look for the new lines, as where the patch was applied already.</param>
internal sealed class HunkFit(string text, bool isReverse)
{
    private readonly PatchLines file = new(text);
    private readonly char added = isReverse ? '-' : '+';
    private readonly char removed = isReverse ? '+' : '-';
    private ILookup<int, int>? places;

    /// <summary>Applies hunks.</summary>
    /// <param name="hunks">In the order of the patch.</param>
    /// <param name="maySearch">Whether a hunk may stand at other lines than it says, if there is only one such place.</param>
    /// <param name="misfit">The hunk that does not fit, and where the file differs; null where all fit.</param>
    /// <returns>The new text, or null where a hunk does not fit.</returns>
    public string? Apply(ImmutableArray<PatchHunk> hunks, bool maySearch, out Misfit? misfit)
    {
        var result = new StringBuilder(text.Length + 256);
        var (done, shift) = (0, 0);
        foreach (var hunk in hunks)
        {
            var old = hunk.Without(added);
            var expected = hunk.OldIndex + shift;
            if (Find(hunk, old, expected, done, maySearch, out misfit) is not { } place)
            {
                return null;
            }

            result.Append(file.Range(done, place));
            foreach (var line in hunk.Lines.Where(line => line.Mark != removed))
            {
                result.Append(line.Text.Span);
            }

            done = place + old.Length;
            shift += place - expected + (isReverse ? hunk.Growth : 0);
        }

        misfit = null;
        return result.Append(file.Range(done, file.Count)).ToString();
    }

    private int? Find(PatchHunk hunk, ImmutableArray<PatchLine> old, int expected, int from, bool maySearch, out Misfit? misfit)
    {
        misfit = null;
        if (expected >= from && Fits(hunk, old, expected))
        {
            return expected;
        }

        var found = maySearch && !old.IsEmpty ? Places(hunk, old, from).Take(2).ToArray() : [];
        misfit = found.Length == 1 ? null : Difference(hunk, old, Math.Max(from, expected), found.Length > 1);
        return found.Length == 1 ? found[0] : null;
    }

    // Looked for where the rarest of its lines stands: many hunks in a long file would take minutes otherwise.
    private IEnumerable<int> Places(PatchHunk hunk, ImmutableArray<PatchLine> old, int from)
    {
        places ??= Enumerable.Range(0, file.Count).ToLookup(line => string.GetHashCode(file[line].Span));
        var rarest = Enumerable.Range(0, old.Length).MinBy(line => places[string.GetHashCode(old[line].Text.Span)].Count());
        return places[string.GetHashCode(old[rarest].Text.Span)].Select(line => line - rarest).Where(place => place >= from && Fits(hunk, old, place));
    }

    private bool Fits(PatchHunk hunk, ImmutableArray<PatchLine> old, int place)
    {
        var isAtStart = hunk.OldStart > 1 || place == 0;
        var isAtEnd = hunk.Lines[^1].Mark == ' ' || place + old.Length == file.Count;
        if (!isAtStart || !isAtEnd || place + old.Length > file.Count)
        {
            return false;
        }

        for (var i = 0; i < old.Length; i++)
        {
            if (!old[i].Text.Span.SequenceEqual(file[place + i].Span))
            {
                return false;
            }
        }

        return true;
    }

    private Misfit Difference(PatchHunk hunk, ImmutableArray<PatchLine> old, int place, bool isAmbiguous)
    {
        for (var i = 0; i < old.Length; i++)
        {
            var found = place + i < file.Count ? file[place + i].ToString() : null;
            if (found is null || !old[i].Text.Span.SequenceEqual(found))
            {
                return new(hunk, isAmbiguous, old[i].Line, old[i].Text.ToString(), place + i + 1, found);
            }
        }

        return new(hunk, isAmbiguous, hunk.Line, null, place + 1, null);
    }
}

/// <summary>A hunk that does not fit.</summary>
/// <param name="Hunk">The hunk.</param>
/// <param name="IsAmbiguous">True where it would fit at several other places.</param>
/// <param name="PatchLine">The line of the patch, from 1, that the file does not have.</param>
/// <param name="Expected">That line; null where all lines are there but more must stand around them or must not.</param>
/// <param name="FileLine">Where it should be in the file, from 1.</param>
/// <param name="Found">What is there; null where the file ends before.</param>
internal sealed record Misfit(PatchHunk Hunk, bool IsAmbiguous, int PatchLine, string? Expected, int FileLine, string? Found);
