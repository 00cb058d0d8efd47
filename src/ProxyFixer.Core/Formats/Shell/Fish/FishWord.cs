using System.Text;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell.Fish;

/// <summary>One word of a fish command.</summary>
/// <param name="Span">Where it stands, with its quotes.</param>
/// <param name="Literal">What the command gets; null where only a running shell knows it.</param>
/// <param name="IsBare">True where it has no quotes and no escapes.</param>
internal sealed record FishWord(TextSpan Span, string? Literal, bool IsBare)
{
    private const string Escapable = " \t#$&*'\"(){}[]<>;|?~\\^%";

    /// <summary>Reads a word (fish-language, "Quotes" and "Escaping Characters").</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the word begins.</param>
    /// <returns>The word; null where a quote or a parenthesis in it is never closed.</returns>
    public static FishWord? Read(string text, int start)
    {
        var (at, isKnown, isBare, value) = (start, true, true, new StringBuilder());
        for (; at < text.Length && text[at] is not (' ' or '\t' or '\n' or ';' or '&' or '|' or '<' or '>'); at++)
        {
            switch (text[at])
            {
                case '\'' or '"':
                    isBare = false;
                    if (!ReadQuoted(text, ref at, value, ref isKnown))
                    {
                        return null;
                    }

                    break;
                case '\\' when at + 1 < text.Length:
                    at++;
                    isBare = false;
                    isKnown &= text[at] == '\n' || Escapable.Contains(text[at], StringComparison.Ordinal);
                    value.Append(text[at] == '\n' ? "" : text[at].ToString());
                    break;
                case '(':
                    isKnown = false;
                    if (!SkipParentheses(text, ref at))
                    {
                        return null;
                    }

                    break;
                case '$' or '*' or '?' or '{' or '}' or '[' or ']' or ')':
                case '~' when at == start:
                    isKnown = false;
                    break;
                default:
                    value.Append(text[at]);
                    break;
            }
        }

        return new(TextSpan.FromBounds(start, at), isKnown ? value.ToString() : null, isBare);
    }

    private static bool ReadQuoted(string text, ref int at, StringBuilder value, ref bool isKnown)
    {
        var quote = text[at];
        for (at++; at < text.Length && text[at] != quote; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && (text[at + 1] == quote || text[at + 1] == '\\' || (quote == '"' && text[at + 1] is '$' or '\n')))
            {
                at++;
                value.Append(text[at] == '\n' && quote == '"' ? "" : text[at].ToString());
            }
            else
            {
                isKnown &= quote == '\'' || text[at] != '$';
                value.Append(text[at]);
            }
        }

        return at < text.Length;
    }

    private static bool SkipParentheses(string text, ref int at)
    {
        var open = 0;
        for (; at < text.Length; at++)
        {
            if (text[at] is '\'' or '"')
            {
                var ignored = true;
                if (!ReadQuoted(text, ref at, new(), ref ignored))
                {
                    return false;
                }
            }
            else if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] is '(' or ')')
            {
                open += text[at] == '(' ? 1 : -1;
                if (open == 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
