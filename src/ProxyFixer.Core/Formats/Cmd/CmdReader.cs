using System.Text.RegularExpressions;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Cmd;

/// <summary>
/// Takes a script of cmd.exe apart into commands: lines, '^' before a line's end, quotes, '&amp;' and '|', blocks in parentheses, rem and
/// labels. Nothing is run, and percent signs are left as they are.
/// </summary>
internal sealed partial class CmdReader
{
    private readonly string text;
    private readonly List<CmdCommand> commands = [];
    private readonly List<TextSpan> comments = [];
    private int at;
    private int blocks;

    /// <summary>Behind the last line end, <c>&amp;</c> or <c>|</c> of those before <see cref="seen"/>.</summary>
    private int commandStart;
    private int seen;
    private bool isCertain = true;

    private CmdReader(string text) => this.text = text;

    /// <summary>Reads a script.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Commands and comments, each in file order.</returns>
    public static (IReadOnlyList<CmdCommand> Commands, IReadOnlyList<TextSpan> Comments) Read(string text)
    {
        var reader = new CmdReader(text) { at = text.StartsWith('\uFEFF') ? 1 : 0 };
        while (reader.at < text.Length)
        {
            reader.ReadLine();
        }

        return (reader.commands, reader.comments);
    }

    private void ReadLine()
    {
        SkipBlanks();
        if (at < text.Length && text[at] == ':')
        {
            // A label; nobody jumps to "::", which people use for comments. Whoever comes here by a jump left out what is above.
            var start = at;
            at = LineEnd(at);
            if (start + 1 < text.Length && text[start + 1] == ':')
            {
                comments.Add(TextSpan.FromBounds(start, at));
            }
        }

        var isConditional = false;
        while (at < text.Length && text[at] is not ('\n' or '\r'))
        {
            isConditional |= ReadCommand(isConditional);
        }

        at = Math.Min(at + 1, text.Length);
    }

    // Returns true where what follows in the line depends on this command.
    private bool ReadCommand(bool isConditional)
    {
        SkipBlanks();
        var start = at;
        if (IsWord("rem"))
        {
            at = LineEnd(at);
            comments.Add(TextSpan.FromBounds(text.IndexOf("rem", start, StringComparison.OrdinalIgnoreCase), at));
            return isConditional;
        }

        var isDecision = IsWord("if") || IsWord("for") || IsWord("else");
        var end = CommandEnd();
        var stop = at < text.Length ? text[at] : '\n';
        if (end > start)
        {
            Add(isDecision ? Decided(start, end) : start, end, isConditional || isDecision);
        }

        switch (stop)
        {
            case '(':
                blocks++;
                at++;
                break;
            case ')':
                blocks = Math.Max(0, blocks - 1);
                at++;
                break;
            case '&' or '|':
                var isPair = at + 1 < text.Length && text[at + 1] == stop;
                at += isPair ? 2 : 1;

                // Both sides of a pipe run in processes of their own.
                return isConditional || isDecision || isPair || stop == '|';
        }

        return isConditional || isDecision;
    }

    // "if exist x set A=b": what the decision is about counts here, if it sets a variable.
    private int Decided(int start, int end) => Setting().Match(text, start, end - start) is { Success: true } match ? match.Index : start;

    private void Add(int start, int end, bool isConditional)
    {
        while (end > start && text[end - 1] is '\r' or '\n')
        {
            end--;
        }

        var command = new CmdCommand(text[start..end], TextSpan.FromBounds(start, end), isCertain && !isConditional && blocks == 0);
        commands.Add(command);
        if (command.Name is "goto" or "exit" && !command.Text.Contains("/?", StringComparison.Ordinal))
        {
            // What stands below is reached by a jump, or not at all.
            isCertain = false;
        }
    }

    // Up to what ends a command outside of quotes; '^' protects the next character, a line's end among them.
    private int CommandEnd()
    {
        var isSet = IsWord("set");
        for (var quoted = false; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\n' or '\r':
                    return at;
                case '"':
                    quoted = !quoted;
                    break;
                case '^' when !quoted:
                    at += at + 1 < text.Length && text[at + 1] == '\r' ? 2 : 1;
                    break;
                case '&' or '|' when !quoted:
                    return at;
                case '(' when !quoted && !isSet && IsBlockStart():
                    return at;
                case ')' when !quoted && blocks > 0:
                    return at;
            }
        }

        at = text.Length;
        return at;
    }

    // A parenthesis opens a block at the start of a command and behind if, for and else.
    private bool IsBlockStart()
    {
        for (; seen < at; seen++)
        {
            commandStart = text[seen] is '\n' or '&' or '|' ? seen + 1 : commandStart;
        }

        var before = text.AsSpan(commandStart, at - commandStart).TrimStart("@ \t)");
        return before.IsEmpty || before.StartsWith("if ", StringComparison.OrdinalIgnoreCase)
            || before.StartsWith("for ", StringComparison.OrdinalIgnoreCase) || before.StartsWith("else", StringComparison.OrdinalIgnoreCase);
    }

    private bool IsWord(string word)
    {
        var from = at;
        while (from < text.Length && text[from] is '@' or ' ' or '\t')
        {
            from++;
        }

        var end = from + word.Length;
        return text.AsSpan(from).StartsWith(word, StringComparison.OrdinalIgnoreCase) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end]));
    }

    private void SkipBlanks()
    {
        while (at < text.Length && text[at] is ' ' or '\t' or ',' or ';' or '=')
        {
            at++;
        }
    }

    [GeneratedRegex(@"(?<=[ \t@])set(?=[ \t""/])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Setting();

    private int LineEnd(int from)
    {
        var length = text.AsSpan(from).IndexOfAny('\n', '\r');
        return length < 0 ? text.Length : from + length;
    }
}
