using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ProxyFixer.Benchmarks.Measuring;

/// <summary>Writes measurements for people and for programs.</summary>
internal static class Table
{
    private static readonly string[] Headings = ["what", "ms", "least", "most", "MiB/s", "allocated/byte", "ratio", "goal", "against", "peak MiB"];

    /// <summary>Writes the lines of one group as a Markdown table with its name above.</summary>
    /// <param name="rows">At least one.</param>
    /// <returns>The text.</returns>
    public static string Text(IReadOnlyList<Measurement> rows) => $"\n{rows[0].Group}\n\n{Rows(rows)}";

    /// <summary>Writes lines as a Markdown table, without the columns that are empty.</summary>
    /// <param name="rows">At least one.</param>
    /// <returns>The text, without a title.</returns>
    public static string Rows(IReadOnlyList<Measurement> rows)
    {
        string[][] all = [Headings, .. rows.Select(Cells)];
        int[] columns = [.. Enumerable.Range(0, Headings.Length).Where(column => all.Skip(1).Any(row => row[column] != ""))];
        string[][] cells = [.. all.Select(row => columns.Select(column => row[column]).ToArray())];
        bool[] areWords = [.. columns.Select(column => Headings[column] is "what" or "against")];
        int[] widths = [.. columns.Select((_, column) => cells.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (var row in cells)
        {
            var padded = row.Select((cell, column) => areWords[column] ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            text.Append("| ").AppendJoin(" | ", padded).Append(" |\n");
            text.Append(row == cells[0] ? "|" + string.Concat(widths.Select((width, column) => new string('-', width + 1) + (areWords[column] ? "-|" : ":|"))) + "\n" : "");
        }

        return text.ToString();
    }

    /// <summary>Writes all measurements as JSON.</summary>
    /// <param name="path">The file, replaced where it exists.</param>
    /// <param name="rows">The measurements.</param>
    public static void WriteJson(string path, IEnumerable<Measurement> rows)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new() { Indented = true });
        json.WriteStartObject();
        json.WriteString("date", DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNumber("processors", Environment.ProcessorCount);
        json.WriteString("runtime", Environment.Version.ToString());
        json.WriteStartArray("measurements");
        foreach (var row in rows)
        {
            Write(json, row);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Measurement row)
    {
        json.WriteStartObject();
        json.WriteString("group", row.Group);
        json.WriteString("name", row.Name);
        json.WriteNumber("seconds", row.Seconds);
        Number("leastSeconds", row.Least);
        Number("mostSeconds", row.Most);
        Number("peak", row.Peak);
        Number("goal", row.Goal);
        Number("peakGoalMiB", row.PeakGoal);
        Number("bytes", row.Bytes == 0 ? null : row.Bytes);
        Number("allocated", row.Allocated);
        Number("mibPerSecond", row.Rate);
        Number("ratio", row.Ratio);
        json.WriteString("against", row.Against);
        json.WriteEndObject();

        void Number(string name, double? value)
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
        }
    }

    private static string[] Cells(Measurement row) =>
    [
        row.Name, Show(row.Seconds * 1000, "0.0"), Show(row.Least * 1000, "0.0"), Show(row.Most * 1000, "0.0"),
        Show(row.Rate, "0.0"), Show(row.AllocatedPerByte, "0.0"), row.RatioText,
        Show(row.Goal, "≤ 0.##"), row.Against ?? "", Show(row.Peak / Measurement.MiB, "0") + Show(row.PeakGoal, " (≤ 0)"),
    ];

    private static string Show(double? number, string format) => number?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
