using ProxyFixer.Text;

namespace ProxyFixer.Formats.Json5;

/// <content>White space and comments.</content>
internal ref partial struct Json5Parser
{
    private bool SkipSpace()
    {
        while (at < text.Length)
        {
            if (EcmaSpace.Has(text[at]))
            {
                at++;
            }
            else if (text[at] != '/')
            {
                return true;
            }
            else if (!SkipComment())
            {
                return false;
            }
        }

        return true;
    }

    private bool SkipComment()
    {
        var kind = at + 1 < text.Length ? text[at + 1] : '\0';
        if (kind is not ('*' or '/'))
        {
            return Fail(at + 1);
        }

        var rest = text[(at + 2)..];
        var end = kind == '*' ? rest.IndexOf("*/") : rest.IndexOfAny(EcmaSpace.LineEnds);
        if (end < 0)
        {
            at = text.Length;
            return kind == '/' || Fail(at);
        }

        at += 2 + end + (kind == '*' ? 2 : 0);
        return true;
    }
}
