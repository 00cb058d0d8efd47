using System.Text.RegularExpressions;

namespace ProxyFixer.Reports.Html;

/// <summary>Writes what a rule file says at length: paragraphs and tables of Markdown, with code, strong words and links in them.</summary>
/// <param name="html">The page.</param>
internal sealed partial class RuleProse(HtmlWriter html)
{
    /// <summary>Writes a text.</summary>
    /// <param name="text">Markdown, as in <c>rules/</c>.</param>
    public void Write(string text)
    {
        foreach (var block in EmptyLine().Split(text.Trim()))
        {
            var lines = block.Split('\n');
            if (lines.All(line => line.StartsWith('|')))
            {
                html.Element("table", "", () => Table(lines));
            }
            else
            {
                html.Element("p", "", () => Words(string.Join(' ', lines)));
            }
        }
    }

    // The second line says only that the first is the head.
    private void Table(string[] lines)
    {
        Row("th", lines[0]);
        foreach (var line in lines.Skip(2))
        {
            Row("td", line);
        }
    }

    private void Row(string cell, string line) => html.Element("tr", "", () =>
    {
        foreach (var text in line.Trim().Trim('|').Split('|'))
        {
            html.Element(cell, "", () => Words(text.Trim()));
        }
    });

    // A link leads from one page of the documentation to another: here its words are enough.
    private void Words(string text)
    {
        var done = 0;
        foreach (Match mark in Mark().Matches(text))
        {
            html.Text(text[done..mark.Index]);
            done = mark.Index + mark.Length;
            if (mark.Groups["link"].Success)
            {
                html.Text(mark.Groups["link"].Value);
            }
            else
            {
                html.Element(mark.Groups["code"].Success ? "code" : "b", "", mark.Groups["code"].Value + mark.Groups["strong"].Value);
            }
        }

        html.Text(text[done..]);
    }

    [GeneratedRegex(@"\n[ \t]*\n\s*")]
    private static partial Regex EmptyLine();

    [GeneratedRegex(@"`(?<code>[^`]+)`|\*\*(?<strong>[^*]+)\*\*|\[(?<link>[^\]]+)\]\([^)\s]+\)")]
    private static partial Regex Mark();
}
