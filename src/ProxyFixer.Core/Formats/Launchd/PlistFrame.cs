using System.Text;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Launchd;

/// <summary>An element that is being read.</summary>
/// <param name="element">The element.</param>
/// <param name="contentStart">Offset behind its start tag.</param>
internal sealed class PlistFrame(PlistElement element, int contentStart)
{
    private string value = "";
    private StringBuilder? more;
    private TextSpan first;
    private List<PlistText>? pieces;
    private int lastText;

    public PlistElement Element { get; } = element;

    public int ContentStart { get; } = contentStart;

    /// <summary>The key that waits for its value; null for none.</summary>
    public PlistElement? Key { get; set; }

    /// <summary>Adds text.</summary>
    /// <param name="text">The characters.</param>
    /// <param name="span">Where the piece stands that they are from; the reader may tell of one piece in several parts.</param>
    /// <param name="isCData">True for a CDATA section.</param>
    public void Append(string text, TextSpan span, bool isCData)
    {
        if (value.Length == 0)
        {
            value = text;
        }
        else
        {
            (more ??= new StringBuilder(value)).Append(text);
        }

        if (span.Start < lastText)
        {
            return;
        }

        lastText = span.End;
        if (isCData || pieces is not null || first.Length > 0)
        {
            pieces ??= first.Length > 0 ? [new(first, IsCData: false)] : [];
            pieces.Add(new(span, isCData));
        }
        else
        {
            first = span;
        }
    }

    /// <summary>Gives the element its text; its <see cref="PlistElement.Content"/> must be known.</summary>
    public void Finish()
    {
        Element.Value = more?.ToString() ?? value;
        if (pieces is not null || first != Element.Content.GetValueOrDefault())
        {
            Element.Add(pieces ?? (first.Length > 0 ? [new(first, IsCData: false)] : []));
        }
    }
}
