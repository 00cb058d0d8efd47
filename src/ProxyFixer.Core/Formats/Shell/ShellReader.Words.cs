using ProxyFixer.Formats.Assignments;

namespace ProxyFixer.Formats.Shell;

/// <content>Words: where they end and what is in them.</content>
internal sealed partial class ShellReader
{
    private bool IsProcessSubstitution() => text[at] is '<' or '>' && CharAt(at + 1) == '(' && top.Expect != Expect.TestEnd;

    private void BeginWord()
    {
        word.Begin(at);
        if (!ShellText.StartsName(text[at]))
        {
            return;
        }

        var end = at;
        for (; end < text.Length && (VariableName.Continues(text[end]) || IsContinuation(end)); end++)
        {
            if (text[end] == '\\')
            {
                word.Traits |= WordTraits.Continued;
                end++;
            }
        }

        (word.NameEnd, at) = (end, end);
        BeginValue();
    }

    private void BeginValue()
    {
        var operatorAt = CharAt(at) == '[' ? BehindSubscript() : at;
        var isAppend = CharAt(operatorAt) == '+';
        if (CharAt(operatorAt + (isAppend ? 1 : 0)) != '=')
        {
            return;
        }

        word.Traits |= isAppend || operatorAt != at ? WordTraits.AssignsPart | WordTraits.Dynamic : WordTraits.Assigns;
        at = operatorAt + (isAppend ? 2 : 1);
        word.ValueStart = at;
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

    /// <summary>Goes on with the current word, and takes it where it ends; a substitution inside is read first.</summary>
    private void ReadWord()
    {
        while (!isDone)
        {
            if (word.Open.Count > 0 ? !ScanQuoting() : !ScanPlain())
            {
                return;
            }

            if (word.Open.Count == 0 && (at >= text.Length || EndsHere()))
            {
                Accept(word.EndAt(at));
                return;
            }
        }
    }

    private bool EndsHere() => ShellText.EndsWord(text[at]) && !(text[at] == '(' && OpensInWord()) && !IsProcessSubstitution();

    /// <summary>A parenthesis that belongs to the word: an array, or a pattern of bash or zsh.</summary>
    private bool OpensInWord() =>
        at == word.ValueStart
        || (at > word.Start && text[at - 1] is '?' or '*' or '+' or '@' or '!' && !(text[at - 1] == '!' && at == word.Start + 1))
        || (isZsh && at > word.Start && (words.Count > top.WordBase || word.ValueStart >= 0 || top.Expect == Expect.LoopWords));

    /// <summary>Passes over the next stretch outside of quotes.</summary>
    /// <returns>False where a substitution or an error interrupts the word.</returns>
    private bool ScanPlain()
    {
        var length = text.AsSpan(at).IndexOfAny(ShellText.SpecialInWord);
        at = length < 0 ? text.Length : at + length;
        switch (CharAt(at))
        {
            case '~':
                word.Traits |= IsTilde() ? WordTraits.Dynamic : WordTraits.None;
                at++;
                return true;
            case '{' or '}':
                NoteBrace();
                at++;
                return true;
            case '(' when OpensInWord():
                OpenParenthesis();
                return true;
            case '<' or '>' when IsProcessSubstitution():
                return Suspend(at + 2);
            default:
                return ScanMark();
        }
    }

    /// <summary>Passes over what means the same in and outside of most quotes.</summary>
    private bool ScanMark()
    {
        switch (CharAt(at))
        {
            case '\'':
                return SkipTo('\'', at + 1, WordTraits.Quoted);
            case '"':
                Open(QuotingKind.Double, 1);
                word.Traits |= WordTraits.Quoted;
                return true;
            case '`':
                return SkipTo('`', at + 1, WordTraits.Dynamic | WordTraits.Substitutes);
            case '$':
                return ScanDollar();
            case '\\':
                word.Traits |= IsContinuation(at) ? WordTraits.Continued : WordTraits.Quoted;
                at = Math.Min(at + 2, text.Length);
                return true;
            default:
                return true;
        }
    }

    private void OpenParenthesis()
    {
        var isArray = at == word.ValueStart;
        word.Traits |= WordTraits.Dynamic | (isArray ? WordTraits.AssignsPart : WordTraits.None);
        Open(isArray ? QuotingKind.Array : QuotingKind.Pattern, 1);
    }

    private void Open(QuotingKind kind, int length)
    {
        word.Open.Push(new(kind, at));
        word.ArithmeticDepth += kind == QuotingKind.Arithmetic ? 1 : 0;
        at += length;
    }

    /// <summary>Passes over a stretch up to a closing mark; a backslash protects it, but not in single quotes.</summary>
    private bool SkipTo(char mark, int from, WordTraits traits, bool escapes = false)
    {
        word.Traits |= traits;
        for (var i = from; i < text.Length; i++)
        {
            var length = escapes || mark == '`' ? text.AsSpan(i).IndexOfAny(mark, '\\') : text.AsSpan(i).IndexOf(mark);
            if (length < 0)
            {
                break;
            }

            i += length;
            if (text[i] == mark)
            {
                at = i + 1;
                return true;
            }

            i++;
        }

        Fail(at, mark == '`' ? "the backtick is never closed" : "the quote is never closed");
        return false;
    }

    /// <summary>A tilde at the start of a word or value or behind a colon names a home folder, unless quotes follow.</summary>
    private bool IsTilde()
    {
        if (at != word.Start && at != word.ValueStart && !(word.ValueStart >= 0 && text[at - 1] == ':'))
        {
            return false;
        }

        for (var i = at + 1; i < text.Length && !ShellText.EndsWord(text[i]) && text[i] is not ('/' or ':'); i++)
        {
            if (text[i] is '\'' or '"' or '\\')
            {
                return false;
            }
        }

        return true;
    }

    private void NoteBrace()
    {
        if (text[at] == '{')
        {
            word.BraceAt = word.BraceAt < 0 ? at : word.BraceAt;
            return;
        }

        if (word.BraceAt >= 0)
        {
            var inside = text.AsSpan(word.BraceAt, at - word.BraceAt);
            word.Traits |= inside.Contains(',') || inside.IndexOf("..") >= 0 ? WordTraits.Braces : WordTraits.None;
            word.BraceAt = at;
        }
    }
}
