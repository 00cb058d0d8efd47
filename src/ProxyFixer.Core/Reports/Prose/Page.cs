using ProxyFixer.Text;

namespace ProxyFixer.Reports.Prose;

/// <summary>Lines and paragraphs; paragraphs are broken between words where there is a terminal.</summary>
/// <param name="output">Where to.</param>
/// <param name="report">Knows the terminal.</param>
internal sealed class Page(TextWriter output, LintReport report)
{
    private readonly LineMasks masks = new(report.Kind);

    /// <summary>Colours.</summary>
    public AnsiStyle Style { get; } = new(report.UseColor) { HasLinks = report.HasLinks };

    /// <summary>Columns of the terminal; 0 where there is none.</summary>
    public int Width => report.Width;

    /// <summary>What shows the lines of a file; made once a file.</summary>
    /// <param name="text">The file.</param>
    /// <returns>Its mask.</returns>
    public ILineMask MaskOf(SourceText text) => report.ShowsAll ? new PlainLines(text) : masks.Of(text);

    /// <summary>Writes a line as it is.</summary>
    /// <param name="text">The line without its end.</param>
    public void Line(string text) => output.Write(text + "\n");

    /// <summary>Writes a paragraph. No word is broken.</summary>
    /// <param name="head">What its first line begins with; may hold colours.</param>
    /// <param name="indent">How far further lines are set in.</param>
    /// <param name="text">The words.</param>
    public void Paragraph(string head, int indent, string text)
    {
        foreach (var line in LineBreaks.Of(head, indent, text, Width))
        {
            Line(line);
        }
    }

    /// <summary>A path that can be opened where the terminal knows links.</summary>
    /// <param name="shown">What is shown.</param>
    /// <param name="path">Absolute as seen from the root.</param>
    /// <param name="isNew">Whether there is nothing to open yet.</param>
    /// <returns>The path, with a link around it or not.</returns>
    public string Path(string shown, string path, bool isNew = false) => Style.Link(Printable.Line(shown), isNew ? null : report.LinkOf(path));
}
