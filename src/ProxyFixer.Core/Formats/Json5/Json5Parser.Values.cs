using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5;

/// <content>Values and keys.</content>
internal ref partial struct Json5Parser
{
    private static readonly object True = true;
    private static readonly object False = false;

    private bool ReadValue()
    {
        switch (text[at])
        {
            case '{':
                return Open(isObject: true);
            case '[':
                return Open(isObject: false);
            case '"' or '\'':
                return ReadStringValue();
            case 'n':
                return ReadWord("null", null);
            case 't':
                return ReadWord("true", True);
            case 'f':
                return ReadWord("false", False);
            default:
                return ReadNumber();
        }
    }

    private bool ReadStringValue()
    {
        var (quote, start) = (text[at], at++);
        if (!FindStop(quote))
        {
            return false;
        }

        if (text[at] == quote && !hasStrayBytes)
        {
            at++;
            return AcceptScalar(start, source, ScalarForm.InQuotes);
        }

        return ReadEscapedString(quote, start + 1) is { } value && AcceptScalar(start, value);
    }

    private bool ReadWord(string word, object? value)
    {
        var start = at;
        return Match(word) && AcceptScalar(start, value);
    }

    // Leaves the place behind the word, or fails at the first character that differs.
    private bool Match(string word)
    {
        var same = text[at..].CommonPrefixLength(word);
        if (same < word.Length)
        {
            return Fail(at + same);
        }

        at += same;
        return true;
    }

    private bool ReadName()
    {
        var start = at;
        var name = text[at] is '"' or '\'' ? ReadQuotedName() : ReadIdentifier();
        if (name is null)
        {
            return false;
        }

        ref var container = ref Innermost;
        container.Name = name;
        container.NameSpan = TextSpan.FromBounds(start, at);
        expected = Expected.Colon;
        return true;
    }
}
