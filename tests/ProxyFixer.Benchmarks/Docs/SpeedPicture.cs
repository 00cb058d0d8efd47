using System.Globalization;
using System.Net;
using System.Text;
using ProxyFixer.Benchmarks.Measuring;

namespace ProxyFixer.Benchmarks.Docs;

/// <summary>Draws ratios as bars with their goals, for light and dark pages; nothing outside the file is needed.</summary>
internal static class SpeedPicture
{
    private const int Margin = 16;
    private const int Gap = 8;
    private const int Scale = 360;
    private const int Step = 30;

    // Of a character in the middle of a line of this size, and a little more: every reader has another font.
    private const double Character = 7.2;

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
        var left = Margin + WidthOf(rows.Select(row => row.Name)) + Margin;
        foreach (var group in rows.GroupBy(row => row.Against))
        {
            y += Step;
            body.Append(Text(Margin, y, "title", Title(group.Key)));
            var longest = group.Max(row => Math.Max(row.Ratio ?? 0, row.Goal ?? 0));
            foreach (var row in group)
            {
                y += Step;
                body.Append(Bar(row, left, y, Scale / longest));
            }

            y += Step / 3;
        }

        y += Step;
        var height = y + Margin;
        var width = Math.Max(left + Scale + Gap + WidthOf(rows.Select(Words)), Margin + WidthOf([note, .. rows.Select(row => Title(row.Against))])) + Margin;
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">
            <title>How long ProxyFixer runs, beside other programs</title>
            <style>
            {Style}
            </style>
            <rect class="back" width="{width}" height="{height}" rx="6"/>
            {body}{Text(Margin, y, "note", note)}</svg>

            """);
    }

    private static string Title(string? against) => "Time, as a part of that of " + against;

    private static string Words(Measurement row) => string.Create(CultureInfo.InvariantCulture, $"{row.RatioText} (goal {row.Goal:0.##})");

    private static int WidthOf(IEnumerable<string> texts) => (int)Math.Ceiling(texts.Max(text => Plain(text).Length) * Character);

    private static string Bar(Measurement row, int left, int y, double scale)
    {
        var (ratio, goal) = (row.Ratio ?? 0, row.Goal ?? 0);
        var (length, mark) = (ratio * scale, left + goal * scale);
        return Text(Margin, y, "", row.Name) + string.Create(CultureInfo.InvariantCulture, $"""
            <rect class="{(ratio > goal ? "over" : "bar")}" x="{left}" y="{y - 14}" width="{length:0.0}" height="18" rx="2"/>
            <line class="goal" x1="{mark:0.0}" x2="{mark:0.0}" y1="{y - 18}" y2="{y + 8}"/>

            """) + Text((int)Math.Max(left + length, mark) + Gap, y, "", Words(row));
    }

    private static string Text(int x, int y, string kind, string words) =>
        $"<text{(kind.Length == 0 ? "" : $" class=\"{kind}\"")} x=\"{x}\" y=\"{y}\">{WebUtility.HtmlEncode(Plain(words))}</text>\n";

    private static string Plain(string words) => words.Replace("`", "", StringComparison.Ordinal);
}
