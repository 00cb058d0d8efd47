using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ProxyFixer.Plans;

/// <summary>
/// Reads hunks. The numbers behind <c>@@</c> are right in what a program wrote; a person who deletes or adds lines leaves them as they are,
/// so where they do not fit the lines decide, as with <c>git apply --recount</c>.
/// </summary>
internal sealed partial class HunkReader(PatchSource source, PatchLines lines)
{
    private const string Marks = " +-\\\n";

    /// <summary>Tells whether a line begins a hunk.</summary>
    /// <param name="index">The line, from 0.</param>
    /// <returns>True for <c>@@ -</c>.</returns>
    public bool IsHunk(int index) => lines.Begins(index, "@@ -");

    /// <summary>Reads a hunk.</summary>
    /// <param name="at">Its <c>@@</c> line, from 0; afterwards the line behind the hunk.</param>
    /// <returns>The hunk.</returns>
    /// <exception cref="ProxyFixerException">It is malformed (exit status 2).</exception>
    public PatchHunk Read(ref int at)
    {
        var head = at++;
        var match = Header().Match(lines.Content(head).ToString());
        if (!match.Success || Number(match, "old", 0) is not { } oldStart || Number(match, "oldCount", 1) is not { } oldCount
            || Number(match, "new", 0) is null || Number(match, "newCount", 1) is not { } newCount)
        {
            throw source.Error(head, "a hunk begins with '@@ -LINE,COUNT +LINE,COUNT @@'; write it so, or delete the hunk");
        }

        var end = CountedEnd(at, oldCount, newCount) is { } counted && IsEnd(counted) ? counted : LastLine(at);
        var body = ReadLines(at, end);
        at = end;
        return new(head + 1, oldStart, oldCount == 0 ? oldStart : Math.Max(0, oldStart - 1), body);
    }

    /// <summary>Tells whether a line begins the part of another file: <c>---</c>, <c>+++</c> and a hunk.</summary>
    /// <param name="index">The line, from 0.</param>
    /// <returns>True where all three are there.</returns>
    public bool IsFileHeader(int index) => lines.Begins(index, "--- ") && lines.Begins(index + 1, "+++ ") && IsHunk(index + 2);

    /// <summary>Tells whether a line ends a mail: <c>-- </c> with the version of git below.</summary>
    /// <param name="index">The line, from 0.</param>
    /// <returns>True where both are there.</returns>
    public bool IsSignature(int index) =>
        index < lines.Count && lines.Content(index) is "-- " && index + 1 < lines.Count && char.IsAsciiDigit(lines[index + 1].Span[0]);

    // The line behind as many lines as the header says; null where the hunk ends before.
    private int? CountedEnd(int at, int oldCount, int newCount)
    {
        while (oldCount > 0 || newCount > 0)
        {
            if (at >= lines.Count || !IsBody(at))
            {
                return null;
            }

            var mark = lines[at++].Span[0];
            oldCount -= mark is '+' or '\\' ? 0 : 1;
            newCount -= mark is '-' or '\\' ? 0 : 1;
        }

        return oldCount < 0 || newCount < 0 ? null : lines.Begins(at, "\\ ") ? at + 1 : at;
    }

    private bool IsEnd(int at) =>
        at >= lines.Count || !IsBody(at) || lines.Content(at) is [] || IsFileHeader(at) || IsSignature(at);

    private int LastLine(int at)
    {
        while (at < lines.Count && IsBody(at) && !IsFileHeader(at) && !IsSignature(at))
        {
            at++;
        }

        return at;
    }

    private bool IsBody(int at) => Marks.Contains(lines[at].Span[0], StringComparison.Ordinal);

    private ImmutableArray<PatchLine> ReadLines(int from, int to)
    {
        var body = ImmutableArray.CreateBuilder<PatchLine>(to - from);
        for (var at = from; at < to; at++)
        {
            var line = lines[at];
            if (line.Span[0] != '\\')
            {
                // An editor that takes blanks from line ends makes an empty line of an empty line of context.
                body.Add(line.Span[0] == '\n' ? new(' ', at + 1, line) : new(line.Span[0], at + 1, WithEnd(line[1..])));
            }
            else if (body.Count == 0 || !lines.Begins(at, "\\ "))
            {
                throw source.Error(at, "'\\' stands only in '\\ No newline at end of file', behind the line that it is about");
            }
            else
            {
                body[^1] = body[^1] with { Text = body[^1].Text.TrimEnd('\n') };
            }
        }

        CheckEnds(body, from);
        return body.ToImmutable();
    }

    // The last line of a patch may have lost its LF.
    private static ReadOnlyMemory<char> WithEnd(ReadOnlyMemory<char> text) =>
        text.Span is [.., '\n'] ? text : string.Concat(text.Span, "\n").AsMemory();

    private void CheckEnds(ImmutableArray<PatchLine>.Builder body, int from)
    {
        if (body.Count == 0)
        {
            throw source.Error(from - 1, "there is no line in this hunk; delete its '@@' line, too");
        }

        foreach (var side in "-+")
        {
            var shown = body.Where(line => line.Mark != side).SkipLast(1);
            if (shown.FirstOrDefault(line => line.Text.Span is not [.., '\n']) is { Line: > 0 } open)
            {
                throw source.Error(open.Line - 1, "a line without newline can only be the last one of the file; "
                    + "delete the line '\\ No newline at end of file' behind it, or the lines that follow");
            }
        }
    }

    private static int? Number(Match match, string group, int otherwise) =>
        !match.Groups[group].Success ? otherwise
        : int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^@@ -(?<old>\d+)(?:,(?<oldCount>\d+))? \+(?<new>\d+)(?:,(?<newCount>\d+))? @@")]
    private static partial Regex Header();
}
