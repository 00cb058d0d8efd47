using ProxyFixer.Text;

namespace ProxyFixer.Formats.Yaml;

/// <content>Texts behind <c>|</c> and <c>&gt;</c>.</content>
internal sealed partial class YamlDirectReader
{
    private bool ReadBlockScalar()
    {
        var (start, isLiteral) = (at, text[at] == '|');
        at++;
        var (keeps, width) = ReadHeader();
        if (!FinishLine())
        {
            return false;
        }

        ForgetComments(start); // one behind the header
        var lines = new BlockLines(text, at);
        if (!lines.Begin(Indent, width))
        {
            return false;
        }

        var value = lines.Read(isLiteral, keeps);
        at = lineStart = lines.Next;
        Add(new(YamlTree.Trimmed(text, TextSpan.FromBounds(start, lines.End)), value, YamlStyle.Block, false, at, at));
        return true;
    }

    // Which line ends at the end are kept: all ('+'), none ('-'), else one; and how far the text is indented, 0 where that is not said.
    private (char Keeps, int Width) ReadHeader()
    {
        var (keeps, width) = (' ', 0);
        for (var i = 0; i < 2 && at < text.Length; i++)
        {
            if (keeps == ' ' && text[at] is '+' or '-')
            {
                keeps = text[at++];
            }
            else if (width == 0 && text[at] is >= '1' and <= '9')
            {
                width = text[at++] - '0';
            }
        }

        return (keeps, width);
    }
}
