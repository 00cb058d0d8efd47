using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ProxyFixer.Benchmarks.Measuring;

/// <summary>Writes measurements for people and for programs.</summary>
internal static class Table
{
    private static readonly string[] Headings = ["what", "ms", "ms of processor", "MiB/s", "allocated/byte", "ratio", "against"];

    /// <summary>Writes the lines of one group as a Markdown table.</summary>
    /// <param name="rows">At least one.</param>
    /// <returns>The text.</returns>
    public static string Text(IReadOnlyList<Measurement> rows)
    {
        string[][] cells = [Headings, .. rows.Select(Cells)];
        var widths = Headings.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder($"\n{rows[0].Group}\n\n");
        for (var i = 0; i < cells.Length; i++)
        {
            text.Append("| ").AppendJoin(" | ", cells[i].Select((cell, column) => column is 0 or 6 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).Append(" |\n");
            text.Append(i == 0 ? "|" + string.Concat(widths.Select((w, column) => new string('-', w + 1) + (column is 0 or 6 ? "-|" : ":|"))) + "\n" : "");
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
        Number("bytes", row.Bytes == 0 ? null : row.Bytes);
        Number("processorSeconds", row.Processor);
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
        row.Name, Show(row.Seconds * 1000, "0.0"), Show(row.Processor * 1000, "0.0"), Show(row.Rate, "0.0"), Show(row.AllocatedPerByte, "0.0"), Show(row.Ratio, "0.00"), row.Against ?? "",
    ];

    private static string Show(double? number, string format) => number?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
