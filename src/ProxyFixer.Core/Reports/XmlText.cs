using System.Xml;

namespace ProxyFixer.Reports;

/// <summary>Text for XML and HTML, which have no way to write most control characters, nor a half of a pair.</summary>
internal static class XmlText
{
    /// <summary>Replaces what cannot be written, and what a terminal or a browser would obey.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with U+FFFD in their place; not yet escaped.</returns>
    public static string Clean(string text)
    {
        text = Printable.Of(text);
        return string.Concat(text.Select((c, i) => XmlConvert.IsXmlChar(c)
            || (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            || (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1])) ? c : '\uFFFD'));
    }
}
