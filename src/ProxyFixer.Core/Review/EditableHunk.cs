using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;
using ProxyFixer.Patches;
using ProxyFixer.Text;

namespace ProxyFixer.Review;

/// <summary>The hunks of one file's change as a text for an editor, and back. Where every line ends with CR LF, the CR are left out there.</summary>
/// <param name="change">The change.</param>
public sealed partial class EditableHunk(FileChange change)
{
    private readonly SourceText before = change.Before ?? SourceText.FromString(change.Path, "");
    private readonly bool hasCarriageReturns = EndsInCarriageReturns(change.Before?.Text ?? "");

    /// <summary>Writes the hunks with a short guide, as <c>git add -p</c> does.</summary>
    /// <returns>The text; lines that begin with <c>#</c> are for the reader.</returns>
    public string Write()
    {
        var patch = new FilePatch(change.Path, change.Before, change.Apply(), []);
        var lines = UnifiedDiff.Render([patch], path => path).Split('\n').SkipWhile(line => !line.StartsWith("@@", StringComparison.Ordinal));
        return $"""
            # Edit the change; a guide stands at the end.
            {string.Join('\n', lines.Select(line => hasCarriageReturns ? line.TrimEnd('\r') : line)).TrimEnd('\n')}
            # ---
            # To keep a line that is removed, make its '-' a ' ' (blank).
            # To leave out a line that is added, delete it.
            # Lines that begin with # are taken out.
            # If the edit does not apply, you can go on with it. If you delete all lines, the change stays as it was.

            """;
    }

    /// <summary>Reads the edited text.</summary>
    /// <param name="text">The text from the editor.</param>
    /// <returns>The edited change, or null where all lines are gone; or why it does not apply.</returns>
    public (FileChange? Change, string? Problem) Read(string text)
    {
        var lines = text.Split('\n').Where(line => !line.StartsWith('#')).Select(line => hasCarriageReturns ? line.TrimEnd('\r') : line).ToList();
        while (lines.Count > 0 && lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        if (lines.Count == 0)
        {
            return (null, null);
        }

        try
        {
            var edits = Hunks(lines).SelectMany(Edits).ToImmutableArray();
            return edits.IsEmpty ? (null, "It changes nothing any more; use n to leave the change out.")
                : (change with { Edits = edits, Patch = null }, null);
        }
        catch (FormatException problem)
        {
            return (null, problem.Message);
        }
    }

    private static bool EndsInCarriageReturns(string text) => text.Contains("\r\n", StringComparison.Ordinal) && !LoneLineFeed().IsMatch(text);

    // The counts of a head are not looked at: they are wrong after every edit.
    private static IEnumerable<(int Start, List<string> Lines)> Hunks(List<string> lines)
    {
        List<string>? hunk = null;
        var start = 0;
        foreach (var line in lines)
        {
            if (Head().Match(line) is { Success: true } head)
            {
                if (hunk is not null)
                {
                    yield return (start, hunk);
                }

                (start, hunk) = (int.Parse(head.Groups[1].Value, null), []);
                continue;
            }

            if (line is not ("" or [' ' or '+' or '-' or '\\', ..]))
            {
                throw new FormatException("Every line must begin with a blank, '+', '-' or '#'.");
            }

            (hunk ?? throw new FormatException("The line that begins with @@ is missing.")).Add(line.Length == 0 ? " " : line);
        }

        if (hunk is not null)
        {
            yield return (start, hunk);
        }
    }

    private IEnumerable<TextEdit> Edits((int Start, List<string> Lines) hunk)
    {
        var file = new LinesWithEnds().Chunk(before.Text);
        var at = Place(file, hunk);
        var (start, added) = (Offset(file, at), new StringBuilder());
        var end = start;
        for (var i = 0; i <= hunk.Lines.Count; i++)
        {
            var mark = i < hunk.Lines.Count ? hunk.Lines[i][0] : ' ';
            if (mark == ' ')
            {
                if (before.Text[start..end] != added.ToString())
                {
                    Check(start, end, added);
                    yield return new(TextSpan.FromBounds(start, end), added.ToString());
                }

                at += i < hunk.Lines.Count ? 1 : 0;
                (start, end) = (Offset(file, at), Offset(file, at));
                added.Clear();
            }
            else if (mark == '-')
            {
                end = Offset(file, ++at);
            }
            else if (mark == '+')
            {
                var isUnfinished = i + 1 < hunk.Lines.Count && hunk.Lines[i + 1][0] == '\\';
                added.Append(hunk.Lines[i].AsSpan(1)).Append(isUnfinished ? "" : hasCarriageReturns ? "\r\n" : "\n");
            }
        }
    }

    private void Check(int start, int end, StringBuilder added)
    {
        if (start == before.Text.Length && start > 0 && before.Text[start - 1] != '\n')
        {
            throw new FormatException("The file's last line has no line end: to add something behind it, write it once with '-' and once with '+'.");
        }

        if (end < before.Text.Length && added.Length > 0 && added[^1] != '\n')
        {
            throw new FormatException("Only the last line of a file can go without a line end.");
        }
    }

    // Exactly where the hunk stood, or further down where its first lines were deleted.
    private int Place(IReadOnlyList<string> file, (int Start, List<string> Lines) hunk)
    {
        var old = hunk.Lines.Where(line => line[0] is ' ' or '-').Select(line => line[1..]).ToArray();
        var first = old.Length == 0 ? hunk.Start : Math.Max(0, hunk.Start - 1);
        var original = Hunk.Between(before.Text, change.Apply().Text).FirstOrDefault(one => one.OldStart == Math.Max(0, hunk.Start - 1) || one.OldStart == hunk.Start);
        var last = old.Length == 0 || original is null ? first : original.OldStart + original.OldCount - old.Length;
        for (var at = first; at <= last && at + old.Length <= file.Count; at++)
        {
            if (old.Select((line, index) => Bare(line) == Bare(file[at + index])).All(same => same))
            {
                return at;
            }
        }

        throw new FormatException("Lines that begin with a blank or '-' are not those of the file.");
    }

    private static string Bare(string line) => line.TrimEnd('\n').TrimEnd('\r');

    private static int Offset(IReadOnlyList<string> file, int line) => file.Take(line).Sum(one => one.Length);

    [GeneratedRegex(@"^@@ -(\d{1,9})(?:,\d+)? \+\d+(?:,\d+)? @@")]
    private static partial Regex Head();

    [GeneratedRegex(@"(?<!\r)\n")]
    private static partial Regex LoneLineFeed();
}
