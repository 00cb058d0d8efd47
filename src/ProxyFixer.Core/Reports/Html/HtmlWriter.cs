using System.Xml;

namespace ProxyFixer.Reports.Html;

/// <summary>Writes elements of a page. Whatever is written as text or attribute is escaped; what a browser would obey is replaced.</summary>
internal sealed class HtmlWriter : IDisposable
{
    private readonly XmlWriter xml;

    /// <summary>Begins to write.</summary>
    /// <param name="output">Where to.</param>
    public HtmlWriter(TextWriter output) => xml = XmlWriter.Create(output, new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        OmitXmlDeclaration = true,
        NewLineHandling = NewLineHandling.None,
        CloseOutput = false,
    });

    /// <summary>Writes an element with what is in it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="classes">Its classes, parted by blanks; empty for none.</param>
    /// <param name="inside">Writes what is in it.</param>
    /// <param name="attributes">Further attributes; one whose value is null is left out.</param>
    public void Element(string name, string classes, Action inside, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.WriteStartElement(name);
        if (classes.Length > 0)
        {
            xml.WriteAttributeString("class", classes);
        }

        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                xml.WriteAttributeString(attribute, XmlText.Clean(value));
            }
        }

        inside();
        xml.WriteFullEndElement(); // <span /> is an open tag to a browser
    }

    /// <summary>Writes an element that holds a text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="classes">Its classes, parted by blanks; empty for none.</param>
    /// <param name="text">The text.</param>
    /// <param name="attributes">Further attributes; one whose value is null is left out.</param>
    public void Element(string name, string classes, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Element(name, classes, () => Text(text), attributes);

    /// <summary>Writes a link.</summary>
    /// <param name="classes">Its classes, parted by blanks; empty for none.</param>
    /// <param name="address">Where it leads; null makes it plain text.</param>
    /// <param name="text">What it says.</param>
    public void Link(string classes, string? address, string text) => Element(address is null ? "span" : "a", classes, text, ("href", address));

    /// <summary>Writes text.</summary>
    /// <param name="text">Any text.</param>
    public void Text(string text) => xml.WriteString(XmlText.Clean(text));

    /// <summary>Writes markup of our own, which holds nothing of the machine.</summary>
    /// <param name="markup">The markup.</param>
    public void Raw(string markup) => xml.WriteRaw(markup);

    /// <inheritdoc/>
    public void Dispose() => xml.Dispose();
}
