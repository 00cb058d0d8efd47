using System.Text;
using System.Text.RegularExpressions;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Dockerfile;

/// <summary>
/// Takes a Dockerfile apart into instructions as BuildKit does (frontend/dockerfile/parser): the escape directive, comments, lines
/// that go on, also over comments and empty lines, and here-documents.
/// </summary>
internal sealed partial class InstructionReader
{
    private readonly string text;
    private readonly List<Instruction> instructions = [];
    private readonly List<TextSpan> comments = [];
    private int at;

    private InstructionReader(string text) => this.text = text;

    /// <summary>The character that escapes others and continues lines.</summary>
    public char Escape { get; private set; } = '\\';

    /// <summary>The instructions in file order.</summary>
    public IReadOnlyList<Instruction> Instructions => instructions;

    /// <summary>The comments in file order, from their mark to before the line's end.</summary>
    public IReadOnlyList<TextSpan> Comments => comments;

    /// <summary>Reads a file.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>What was read.</returns>
    public static InstructionReader Read(string text)
    {
        var reader = new InstructionReader(text) { at = text.StartsWith('\uFEFF') ? 1 : 0 };
        reader.ReadDirectives();
        while (reader.at < text.Length)
        {
            reader.ReadInstruction();
        }

        return reader;
    }

    // "# escape=`" counts only above everything else but other directives.
    private void ReadDirectives()
    {
        while (at < text.Length && Directive().Match(text[at..LineEnd(at)]) is { Success: true } match)
        {
            if (match.Groups[1].Value.Equals("escape", StringComparison.OrdinalIgnoreCase) && match.Groups[2].Value is "`" or "\\")
            {
                Escape = match.Groups[2].Value[0];
            }

            comments.Add(TextSpan.FromBounds(at, LineEnd(at)));
            at = NextLine(at);
        }
    }

    private void ReadInstruction()
    {
        var logical = new StringBuilder();
        var offsets = new List<int>();
        var (start, end, isOpen) = (-1, at, true);
        while (isOpen && at < text.Length)
        {
            var (line, lineEnd) = (at, LineEnd(at));
            var first = line + (text.Length - line - text.AsSpan(line).TrimStart(" \t").Length);
            at = NextLine(at);
            if (first >= lineEnd || text[first] == '#')
            {
                if (first < lineEnd)
                {
                    comments.Add(TextSpan.FromBounds(first, lineEnd));
                }

                isOpen = start >= 0; // inside of an instruction both are skipped
                continue;
            }

            var from = start < 0 ? first : line;
            start = start < 0 ? first : start;
            var stop = ContinuedAt(from, lineEnd);
            for (var i = from; i < (stop ?? lineEnd); i++)
            {
                logical.Append(text[i]);
                offsets.Add(i);
            }

            (end, isOpen) = (lineEnd, stop is not null);
        }

        if (start >= 0)
        {
            Add(logical.ToString(), [.. offsets, end], start, end);
        }
    }

    private void Add(string logical, int[] offsets, int start, int end)
    {
        var length = logical.AsSpan().IndexOfAny(" \t");
        var keyword = (length < 0 ? logical : logical[..length]).ToUpperInvariant();
        var begin = length < 0 ? logical.Length : length + (logical.Length - length - logical.AsSpan(length).TrimStart(" \t").Length);
        var arguments = logical[begin..].TrimEnd(' ', '\t', '\r');
        if (keyword is "RUN" or "COPY" or "ADD")
        {
            end = Math.Max(end, HereDocumentsEnd(arguments));
        }

        instructions.Add(new(keyword, arguments, offsets[begin..(begin + arguments.Length + 1)], TextSpan.FromBounds(start, end)));
    }

    // The lines of here-documents follow the instruction; they are no instructions.
    private int HereDocumentsEnd(string arguments)
    {
        var end = -1;
        foreach (Match match in HereDocument().Matches(arguments))
        {
            while (at < text.Length)
            {
                var line = text.AsSpan(at, LineEnd(at) - at);
                end = LineEnd(at);
                at = NextLine(at);
                if ((match.Groups[1].Length > 0 ? line.TrimStart('\t') : line).SequenceEqual(match.Groups[3].Value))
                {
                    break;
                }
            }
        }

        return end;
    }

    // An escape character before the line's end, blanks allowed; two of them do not continue.
    private int? ContinuedAt(int from, int lineEnd)
    {
        var end = lineEnd;
        while (end > from && text[end - 1] is ' ' or '\t' or '\r')
        {
            end--;
        }

        return end > from && text[end - 1] == Escape && (end - 1 == from || text[end - 2] != Escape) ? end - 1 : null;
    }

    private int LineEnd(int from)
    {
        var length = text.AsSpan(from).IndexOf('\n');
        var end = length < 0 ? text.Length : from + length;
        return end > from && text[end - 1] == '\r' ? end - 1 : end;
    }

    private int NextLine(int from)
    {
        var length = text.AsSpan(from).IndexOf('\n');
        return length < 0 ? text.Length : from + length + 1;
    }

    [GeneratedRegex(@"^#[ \t]*([a-zA-Z][a-zA-Z0-9]*)[ \t]*=[ \t]*(.+?)[ \t]*$")]
    private static partial Regex Directive();

    [GeneratedRegex(@"(?<![<\w])<<(-?)([""']?)([A-Za-z_][A-Za-z0-9_.]*)\2")]
    private static partial Regex HereDocument();
}
