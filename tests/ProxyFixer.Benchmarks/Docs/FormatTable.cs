using System.Globalization;
using ProxyFixer.Benchmarks.Formats;
using ProxyFixer.Benchmarks.Measuring;

namespace ProxyFixer.Benchmarks.Docs;

/// <summary>One line for each format, from the rows of all of them.</summary>
internal static class FormatTable
{
    /// <summary>Makes the table.</summary>
    /// <param name="rows">Rows of every format.</param>
    /// <param name="sizes">The sizes of the texts in MiB, from the smallest.</param>
    /// <returns>A Markdown table.</returns>
    /// <exception cref="InvalidOperationException">A row is missing.</exception>
    public static string Of(IReadOnlyList<Measurement> rows, int[] sizes)
    {
        var (small, large) = (sizes[0], sizes[^1]);
        string[] lines =
        [
            $"| format | MiB/s, {small} MiB | {large} MiB | growth | with every value looked at: MiB/s, {large} MiB | growth | allocated by the byte |",
            "|---|---:|---:|---:|---:|---:|---:|",
            .. rows.GroupBy(row => row.Group).Select(format => Line(format, small, large)),
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static string Line(IGrouping<string, Measurement> format, int small, int large)
    {
        Measurement Row(string name) => format.Single(row => row.Name == name);
        var (tree, values) = (Row(FormatBenchmarks.Tree(large)), Row(FormatBenchmarks.Values(large)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| `{format.Key}` | {Row(FormatBenchmarks.Tree(small)).Rate:0} | {tree.Rate:0} | {tree.Ratio:0.0} | {values.Rate:0} | {values.Ratio:0.0} | {tree.AllocatedPerByte:0.0} |");
    }
}
