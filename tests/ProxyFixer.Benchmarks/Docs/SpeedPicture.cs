using System.Globalization;
using System.Net;
using System.Text;
using ProxyFixer.Benchmarks.Measuring;

namespace ProxyFixer.Benchmarks.Docs;

/// <summary>Draws ratios as bars with their goals, for light and dark pages; nothing outside the file is needed.</summary>
internal static class SpeedPicture
{
    private const int Width = 760;
    private const int Left = 260;
    private const int Scale = 360;
    private const int Step = 30;

    private const string Style = """
        text { font: 13px system-ui, sans-serif; fill: #1f2328 } .title { font-weight: 600 } .note { fill: #59636e }
        .bar { fill: #2da44e } .over { fill: #bc4c00 } .goal { stroke: #1f2328; stroke-width: 2 } .back { fill: #ffffff }
        @media (prefers-color-scheme: dark) {
          text { fill: #f0f6fc } .note { fill: #9198a1 } .bar { fill: #3fb950 } .over { fill: #db6d28 } .goal { stroke: #f0f6fc } .back { fill: #0d1117 }
        }
        """;

    /// <summary>Draws the picture. What is compared with the same thing stands together, on a scale of its own.</summary>
    /// <param name="rows">Rows with a ratio and a goal; at least one.</param>
    /// <param name="note">A line below the bars.</param>
    /// <returns>The text of an SVG file.</returns>
    public static string Of(IReadOnlyList<Measurement> rows, string note)
    {
        var (body, y) = (new StringBuilder(), 10);
        foreach (var group in rows.GroupBy(row => row.Against))
        {
            y += Step;
            body.Append(Text(16, y, "title", "Time, as a part of that of " + group.Key));
            var longest = group.Max(row => Math.Max(row.Ratio ?? 0, row.Goal ?? 0));
            foreach (var row in group)
            {
                y += Step;
                body.Append(Bar(row, y, Scale / longest));
            }

            y += Step / 3;
        }

        y += Step;
        var height = y + 16;
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" role="img">
            <title>How long ProxyFixer runs, beside other programs</title>
            <style>
            {Style}
            </style>
            <rect class="back" width="{Width}" height="{height}" rx="6"/>
            {body}{Text(16, y, "note", note)}</svg>

            """);
    }

    private static string Bar(Measurement row, int y, double scale)
    {
        var (ratio, goal) = (row.Ratio ?? 0, row.Goal ?? 0);
        var (length, mark) = (ratio * scale, Left + goal * scale);
        var words = string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} (goal {goal:0.##})");
        return Text(16, y, "", row.Name) + string.Create(CultureInfo.InvariantCulture, $"""
            <rect class="{(ratio > goal ? "over" : "bar")}" x="{Left}" y="{y - 14}" width="{length:0.0}" height="18" rx="2"/>
            <line class="goal" x1="{mark:0.0}" x2="{mark:0.0}" y1="{y - 18}" y2="{y + 8}"/>

            """) + Text((int)Math.Max(Left + length, mark) + 8, y, "", words);
    }

    private static string Text(int x, int y, string kind, string words) =>
        $"<text{(kind.Length == 0 ? "" : $" class=\"{kind}\"")} x=\"{x}\" y=\"{y}\">{WebUtility.HtmlEncode(words.Replace("`", "", StringComparison.Ordinal))}</text>\n";
}
