using System.Xml;

namespace ProxyFixer.Formats.Launchd;

/// <summary>Turns the line and column of an XML reader into offsets. A CR, an LF and a CR LF each end a line there.</summary>
/// <param name="text">What the reader reads.</param>
/// <param name="origin">Offset of that text in the file.</param>
internal sealed class XmlPositions(string text, int origin)
{
    private readonly List<int> starts = Starts(text);

    /// <summary>Tells where a reader is.</summary>
    /// <param name="line">Line and column, from 1.</param>
    /// <param name="column">Column, from 1.</param>
    /// <returns>Offset in the file, inside it.</returns>
    public int Offset(int line, int column)
    {
        var start = starts[Math.Clamp(line - 1, 0, starts.Count - 1)];
        return origin + Math.Clamp(start + column - 1, 0, text.Length);
    }

    /// <summary>Tells where a reader is.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>Offset in the file: for an element of its name, for text of its first character.</returns>
    public int Offset(IXmlLineInfo reader) => Offset(reader.LineNumber, reader.LinePosition);

    private static List<int> Starts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = text.AsSpan().IndexOfAny('\r', '\n'); i >= 0;)
        {
            i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 2 : 1;
            starts.Add(i);
            var next = text.AsSpan(i).IndexOfAny('\r', '\n');
            i = next < 0 ? -1 : i + next;
        }

        return starts;
    }
}
