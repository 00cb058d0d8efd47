using System.Text.RegularExpressions;

namespace ProxyFixer.Reports.Prose;

/// <summary>Fits a page in Markdown to a terminal: paragraphs, points of lists and rows of tables are broken between words, code stays as it is.</summary>
public static partial class MarkdownLines
{
    private const string Fence = "```";

    /// <summary>Fits a page.</summary>
    /// <param name="page">The page, as its source has it.</param>
    /// <param name="width">Columns of the terminal; 0 leaves the page as it is.</param>
    /// <returns>The same page to every reader of Markdown, but for tables.</returns>
    public static string Wrap(string page, int width)
    {
        if (width == 0)
        {
            return page;
        }

        var (blocks, isCode) = (new List<(string Text, bool IsOpen)>(), false);
        foreach (var line in page.Split('\n'))
        {
            var isFence = line.StartsWith(Fence, StringComparison.Ordinal);
            if (!isCode && !isFence && line.Length > 0 && Mark().Match(line).Length == 0 && blocks is [.., (var before, true)])
            {
                blocks[^1] = ($"{before} {line.Trim()}", true);
            }
            else
            {
                blocks.Add((line, !isCode && !isFence && line.Length > 0));
            }

            isCode ^= isFence;
        }

        return string.Join('\n', blocks.SelectMany(block => block.IsOpen ? Lines(block.Text, width) : [block.Text]));
    }

    private static IEnumerable<string> Lines(string block, int width)
    {
        var mark = Mark().Match(block).Value;
        return LineBreaks.Of(mark, mark.Length, block[mark.Length..], width);
    }

    // What begins a block of its own.
    [GeneratedRegex(@"\A\s*(?:[-*] |#+ |\| ?)")]
    private static partial Regex Mark();
}
