using System.Collections.Immutable;
using System.Text;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Scripts;

/// <summary>
/// Lists the simple commands of a shell script with their words, wherever they stand: in branches, loops and functions too. What they do
/// to variables the format of shell profiles knows; here it only counts which programs are started, and where.
/// </summary>
internal sealed class ScriptCommands
{
    // No start command has more; a loop over more is none.
    private const int MostWords = 1_000;

    private static readonly ImmutableArray<string> Keywords = ["if", "then", "elif", "else", "fi", "while", "until", "do", "done", "!", "{", "}", "time", "coproc"];

    private readonly SourceText source;
    private readonly string text;
    private readonly List<ScriptCommand> commands = [];
    private readonly List<PlacedText> words = [];
    private readonly List<string> hereDocuments = [];
    private Dictionary<int, int>? parentheses;
    private Dictionary<int, int>? braces;
    private int at;

    private ScriptCommands(SourceText source) => (this.source, text) = (source, source.Text);

    /// <summary>Lists them.</summary>
    /// <param name="source">The script.</param>
    /// <returns>In file order.</returns>
    public static IReadOnlyList<ScriptCommand> Of(SourceText source)
    {
        var reader = new ScriptCommands(source);
        while (reader.at < reader.text.Length)
        {
            reader.Step();
        }

        reader.End();
        return reader.commands;
    }

    private void Step()
    {
        switch (text[at])
        {
            case '\n':
                End();
                at++;
                SkipHereDocuments();
                break;
            case ';' or '&' or '|' or '(' or ')':
                End();
                at++;
                break;
            case ' ' or '\t' or '\r':
                at++;
                break;
            case '\\' when at + 1 < text.Length && text[at + 1] is '\n' or '\r':
                at += 2;
                break;
            case '#':
                at = LineEnd(at);
                break;
            case '<' or '>':
                SkipRedirection();
                break;
            default:
                ReadWord();
                break;
        }
    }

    private void End()
    {
        if (words.Count > 0)
        {
            commands.Add(new([.. words], TextSpan.FromBounds(words[0].Where!.Span.Start, words[^1].Where!.Span.End)));
            words.Clear();
        }
    }

    private void ReadWord()
    {
        var (start, word) = (at, new StringBuilder());
        for (var quote = '\0'; at < text.Length; at++)
        {
            var c = text[at];
            if (quote == '\0' && c is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '(' or ')' or '<' or '>')
            {
                break;
            }

            if (c == '\\' && quote != '\'' && at + 1 < text.Length)
            {
                at++;
                word.Append(text[at] == '\n' ? "" : text[at].ToString());
            }
            else if (quote == '\0' ? c is '\'' or '"' : c == quote)
            {
                quote = quote == '\0' ? c : '\0';
            }
            else if (c is '$' or '`' && quote != '\'' && Substitution(at) is > 0 and var length)
            {
                word.Append(text, at, length);
                at += length - 1;
            }
            else
            {
                word.Append(c);
            }
        }

        at = Math.Min(at, text.Length);
        if (words.Count > 0 || !Keywords.Contains(word.ToString()))
        {
            Add(new(word.ToString(), new(source, TextSpan.FromBounds(start, at))));
        }

        // 2>&1: the number in front belongs to the redirection.
        if (at < text.Length && text[at] is '<' or '>' && words is [.., { Text: var last }] && last.All(char.IsAsciiDigit))
        {
            words.RemoveAt(words.Count - 1);
        }
    }

    private void Add(PlacedText word)
    {
        if (words.Count < MostWords)
        {
            words.Add(word);
        }
    }

    // $(…), ${…} and `…` up to their ends, so that what stands inside ends no word.
    private int Substitution(int from)
    {
        if (text[from] == '`')
        {
            return text.IndexOf('`', from + 1) is > 0 and var end ? end + 1 - from : 0;
        }

        if (from + 1 >= text.Length || text[from + 1] is not ('(' or '{'))
        {
            return 0;
        }

        var ends = text[from + 1] == '(' ? parentheses ??= Ends('(', ')') : braces ??= Ends('{', '}');
        return ends.TryGetValue(from + 1, out var close) ? close + 1 - from : 0;
    }

    // Of the whole text at once: thousands that nothing closes would each be followed to the end.
    private Dictionary<int, int> Ends(char open, char close)
    {
        var (ends, opened) = (new Dictionary<int, int>(), new Stack<int>());
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == open)
            {
                opened.Push(i);
            }
            else if (text[i] == close && opened.TryPop(out var start))
            {
                ends.Add(start, i);
            }
        }

        return ends;
    }

    private void SkipRedirection()
    {
        var isHere = text.AsSpan(at).StartsWith("<<") && !text.AsSpan(at).StartsWith("<<<");
        while (at < text.Length && text[at] is '<' or '>' or '&' or '-' or '|' or ' ' or '\t')
        {
            at++;
        }

        var count = words.Count;
        if (at < text.Length && text[at] is not ('\n' or '\r' or ';' or '(' or ')'))
        {
            ReadWord();
        }

        if (words.Count > count)
        {
            if (isHere)
            {
                hereDocuments.Add(words[^1].Text);
            }

            words.RemoveRange(count, words.Count - count);
        }
    }

    private void SkipHereDocuments()
    {
        foreach (var end in hereDocuments)
        {
            while (at < text.Length)
            {
                var line = text.AsSpan(at, LineEnd(at) - at).TrimStart('\t').TrimEnd('\r');
                at = Math.Min(LineEnd(at) + 1, text.Length);
                if (line.SequenceEqual(end))
                {
                    break;
                }
            }
        }

        hereDocuments.Clear();
    }

    private int LineEnd(int from) => text.IndexOf('\n', from) is >= 0 and var end ? end : text.Length;
}
