using ProxyFixer.Text;

namespace ProxyFixer.Formats.Yaml;

/// <content>What stands between the parts: blanks, line ends and comments.</content>
internal sealed partial class YamlDirectReader
{
    // At the start of a line, or behind a dash: to the next character that counts. A tab does not indent.
    private bool SkipBlank()
    {
        while (true)
        {
            var next = at;
            while (next < text.Length && text[next] == ' ')
            {
                next++;
            }

            at = next;
            if (at == text.Length)
            {
                return true;
            }

            switch (text[at])
            {
                case '\n' or '\r':
                    SkipLineEnd();
                    break;
                case '#':
                    SkipComment();
                    break;
                case '\t':
                    return false;
                default:
                    return true;
            }
        }
    }

    // Behind a part that ends its line, if it does.
    private bool FinishLine()
    {
        var start = at;
        SkipSpaces();
        if (at < text.Length && text[at] == '#' && at > start)
        {
            SkipComment();
        }

        if (at == text.Length)
        {
            return true;
        }

        if (text[at] is not ('\n' or '\r'))
        {
            return false;
        }

        SkipLineEnd();
        return true;
    }

    private void SkipSpaces() => at = BehindSpaces(at);

    private void SkipLineEnd() => lineStart = at += text[at] == '\r' ? 2 : 1;

    private void SkipComment()
    {
        var start = at;
        at = LineEnd(at);
        comments?.Add(TextSpan.FromBounds(start, at));
    }

    // A comment in the span of a scalar is none of those that are asked for: behind the header of a text, between a property and its scalar.
    private void ForgetComments(int from)
    {
        while (comments is [.., var last] && last.Start >= from)
        {
            comments.RemoveAt(comments.Count - 1);
        }
    }

    private int LineEnd(int from)
    {
        var length = text.AsSpan(from).IndexOf('\n');
        var end = length < 0 ? text.Length : from + length;
        return end > from && length >= 0 && text[end - 1] == '\r' ? end - 1 : end;
    }
}
