using System.Xml;

namespace ProxyFixer.Formats.PropertyLists;

/// <summary>Turns the line and column of an XML reader into offsets. A CR, an LF and a CR LF each end a line there.</summary>
/// <param name="text">What the reader reads.</param>
/// <param name="origin">Offset of that text in the file.</param>
internal sealed class XmlPositions(string text, int origin)
{
    // A reader goes forward, so that counting on from the line asked for last is enough.
    private int line = 1;
    private int start;

    /// <summary>Tells where a reader is.</summary>
    /// <param name="wanted">Line, from 1.</param>
    /// <param name="column">Column, from 1.</param>
    /// <returns>Offset in the file, inside it.</returns>
    public int Offset(int wanted, int column)
    {
        (line, start) = wanted < line ? (1, 0) : (line, start);
        while (line < wanted && BehindLineEnd(start) is >= 0 and var next)
        {
            (line, start) = (line + 1, next);
        }

        return origin + Math.Clamp(start + column - 1, 0, text.Length);
    }

    /// <summary>Tells where a reader is.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>Offset in the file: for an element of its name, for text of its first character.</returns>
    public int Offset(IXmlLineInfo reader) => Offset(reader.LineNumber, reader.LinePosition);

    private int BehindLineEnd(int from)
    {
        var length = text.AsSpan(from).IndexOfAny('\r', '\n');
        var end = from + length;
        return length < 0 ? -1 : text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }
}
