using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ProxyFixer.Reports;

/// <summary>A patch in the colours that <c>git diff</c> gives one.</summary>
public static partial class ColoredDiff
{
    /// <summary>Colours a patch.</summary>
    /// <param name="patch">A unified diff, with or without comments before each file; its lines end with LF.</param>
    /// <returns>The same text with colour codes inside of its lines.</returns>
    public static string Of(string patch)
    {
        var (colored, style) = (new StringBuilder(patch.Length * 2), new AnsiStyle(isOn: true));
        var (before, after) = (0, 0); // lines of the hunk that are still to come: a line that is taken out may look like a header
        foreach (var line in patch.Split('\n'))
        {
            var text = line.TrimEnd('\r');
            var isInHunk = before > 0 || after > 0;
            colored.Append(text.Length == 0 ? "" : isInHunk ? InHunk(text, style) : Outside(text, style)).Append(line, text.Length, line.Length - text.Length).Append('\n');
            (before, after) = !isInHunk && Header().Match(text) is { Success: true } header
                ? (Count(header.Groups["before"]), Count(header.Groups["after"]))
                : (before - (line is [' ' or '-', ..] ? 1 : 0), after - (line is [' ' or '+', ..] ? 1 : 0));
        }

        return colored.Remove(colored.Length - 1, 1).ToString();
    }

    private static string InHunk(string line, AnsiStyle style) => line[0] switch { '+' => style.Good(line), '-' => style.Bad(line), _ => line };

    private static string Outside(string line, AnsiStyle style) => line switch
    {
        ['#', ..] => style.Faint(line),
        ['@', '@', ..] => style.Place(line),
        ['\\', ..] => line,
        _ => style.Bold(line),
    };

    private static int Count(Group lines) => lines.Success ? int.Parse(lines.ValueSpan, CultureInfo.InvariantCulture) : 1;

    [GeneratedRegex(@"^@@ -[0-9]+(?:,(?<before>[0-9]+))? \+[0-9]+(?:,(?<after>[0-9]+))? @@")]
    private static partial Regex Header();
}
