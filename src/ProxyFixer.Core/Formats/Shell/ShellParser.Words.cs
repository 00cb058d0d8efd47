using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <content>Words: where they end, and the quotes in them.</content>
internal sealed partial class ShellParser
{
    /// <summary>What is known so far of the word that is read.</summary>
    private WordTraits traits;

    /// <summary>True inside <c>[[ ... ]]</c>.</summary>
    private bool isTest;

    private bool IsProcessSubstitution() => CharAt(at) is '<' or '>' && CharAt(at + 1) == '(' && !isTest;

    /// <summary>Reads a word.</summary>
    /// <param name="isArgument">False for the first word of a command: zsh has patterns in the others.</param>
    private ShellWord ReadWord(bool isArgument)
    {
        var (outer, start, brace) = (traits, at, -1);
        traits = WordTraits.None;
        var (nameEnd, value) = ReadName();
        while (at < text.Length && (!ShellText.EndsWord(text[at]) || OpensInWord(start, value, isArgument) || IsProcessSubstitution()))
        {
            ReadPiece(start, value, isArgument, ref brace);
        }

        // A word that is never closed has no text.
        traits |= isBroken ? WordTraits.Dynamic : WordTraits.None;
        var word = new ShellWord(TextSpan.FromBounds(start, at), traits, nameEnd, value);
        traits = outer;
        return word;
    }

    private (int NameEnd, int Value) ReadName()
    {
        if (!ShellText.StartsName(text[at]))
        {
            return (-1, -1);
        }

        while (at < text.Length && (VariableName.Continues(text[at]) || IsContinuation(at)))
        {
            traits |= text[at] == '\\' ? WordTraits.Continued : WordTraits.None;
            at += text[at] == '\\' ? 2 : 1;
        }

        var (nameEnd, operatorAt) = (at, CharAt(at) == '[' ? BehindSubscript() : at);
        var isAppend = CharAt(operatorAt) == '+';
        if (CharAt(operatorAt + (isAppend ? 1 : 0)) != '=')
        {
            return (nameEnd, -1);
        }

        traits |= isAppend || operatorAt != at ? WordTraits.AssignsPart | WordTraits.Dynamic : WordTraits.Assigns;
        at = operatorAt + (isAppend ? 2 : 1);
        return (nameEnd, at);
    }

    private int BehindSubscript()
    {
        var end = at;
        while (end < text.Length && text[end] != ']' && !ShellText.EndsWord(text[end]))
        {
            end++;
        }

        return CharAt(end) == ']' ? end + 1 : at;
    }

    /// <summary>A parenthesis that belongs to the word: an array, or a pattern of bash or zsh.</summary>
    private bool OpensInWord(int start, int value, bool isArgument) => text[at] == '('
        && (at == value
            || (at > start && text[at - 1] is '?' or '*' or '+' or '@' or '!' && !(text[at - 1] == '!' && at == start + 1))
            || (isZsh && at > start && (isArgument || value >= 0)));

    /// <summary>Passes over the next stretch outside of quotes.</summary>
    private void ReadPiece(int start, int value, bool isArgument, ref int brace)
    {
        var length = text.AsSpan(at).IndexOfAny(ShellText.SpecialInWord);
        at = length < 0 ? text.Length : at + length;
        switch (CharAt(at))
        {
            case '~':
                traits |= IsTilde(start, value) ? WordTraits.Dynamic : WordTraits.None;
                at++;
                break;
            case '{' or '}':
                NoteBrace(ref brace);
                at++;
                break;
            case '(' when OpensInWord(start, value, isArgument):
                ReadParentheses(isArray: at == value);
                break;
            case '<' or '>' when IsProcessSubstitution():
                ReadSubstitution(at + 2);
                break;
            default:
                ReadMark(isInDouble: false);
                break;
        }
    }

    /// <summary>Passes over what means the same in and outside of most quotes.</summary>
    private void ReadMark(bool isInDouble)
    {
        switch (CharAt(at))
        {
            case '\'':
                SkipTo('\'', at + 1, WordTraits.Quoted);
                break;
            case '"':
                ReadDoubleQuotes();
                break;
            case '`':
                SkipTo('`', at + 1, WordTraits.Dynamic | WordTraits.Substitutes, escapes: true);
                break;
            case '$':
                ReadDollar(isInDouble);
                break;
            case '\\':
                traits |= IsContinuation(at) ? WordTraits.Continued : WordTraits.Quoted;
                at = Math.Min(at + 2, text.Length);
                break;
        }
    }

    private void ReadDoubleQuotes()
    {
        traits |= WordTraits.Quoted;
        var start = at++;
        while (Seek(ShellText.SpecialInDoubleQuotes, start, "the quote is never closed"))
        {
            if (text[at] == '"')
            {
                at++;
                return;
            }

            ReadMark(isInDouble: true);
        }
    }

    /// <summary>Goes to the next character that means something.</summary>
    /// <returns>False where there is none: then the file is broken.</returns>
    private bool Seek(System.Buffers.SearchValues<char> special, int start, string message)
    {
        var length = text.AsSpan(at).IndexOfAny(special);
        at = Math.Max(at, at + length);
        if (length < 0)
        {
            Fail(start, message);
        }

        return length >= 0;
    }

    /// <summary>Passes over an array or a pattern.</summary>
    private void ReadParentheses(bool isArray)
    {
        traits |= WordTraits.Dynamic | (isArray ? WordTraits.AssignsPart : WordTraits.None);
        var (start, open) = (at, 0);
        while (Seek(ShellText.SpecialInParentheses, start, "what begins here is never closed"))
        {
            switch (text[at])
            {
                case '(' or ')':
                    open += text[at++] == '(' ? 1 : -1;
                    if (open == 0)
                    {
                        return;
                    }

                    break;
                case '#' when isArray && open == 1 && text[at - 1] is ' ' or '\t' or '\n' or '(':
                    SkipComment();
                    break;
                case '\n' when !isArray || open > 1:
                    Fail(start, "the parenthesis is not closed on its line");
                    break;
                case '#' or '\n':
                    at++;
                    break;
                default:
                    ReadMark(isInDouble: false);
                    break;
            }
        }
    }

    /// <summary>Passes over a stretch up to a closing mark.</summary>
    private void SkipTo(char mark, int from, WordTraits found, bool escapes = false)
    {
        traits |= found;
        for (var i = from; i < text.Length; i++)
        {
            var length = escapes ? text.AsSpan(i).IndexOfAny(mark, '\\') : text.AsSpan(i).IndexOf(mark);
            if (length < 0)
            {
                break;
            }

            i += length;
            if (text[i] == mark)
            {
                at = i + 1;
                return;
            }

            i++;
        }

        Fail(at, mark == '`' ? "the backtick is never closed" : "the quote is never closed");
    }

    /// <summary>A tilde at the start of a word or value or behind a colon names a home folder, unless quotes follow.</summary>
    private bool IsTilde(int start, int value)
    {
        if (at != start && at != value && !(value >= 0 && text[at - 1] == ':'))
        {
            return false;
        }

        var rest = text.AsSpan(at + 1);
        var end = rest.IndexOfAny(ShellText.EndsTilde);
        return end < 0 || rest[end] is not ('\'' or '"' or '\\');
    }

    private void NoteBrace(ref int brace)
    {
        if (text[at] == '}' && brace >= 0)
        {
            var inside = text.AsSpan(brace, at - brace);
            traits |= inside.Contains(',') || inside.IndexOf("..") >= 0 ? WordTraits.Braces : WordTraits.None;
        }

        brace = text[at] == '{' && brace >= 0 ? brace : text[at] == '{' || brace >= 0 ? at : -1;
    }
}
