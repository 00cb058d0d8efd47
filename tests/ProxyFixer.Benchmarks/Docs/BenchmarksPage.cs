using System.Globalization;
using ProxyFixer.Benchmarks.Measuring;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Benchmarks.Docs;

/// <summary>Writes what was measured into docs/benchmarks.md, between comments that say so, and draws the picture.</summary>
internal static class BenchmarksPage
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs/benchmarks.md");

    private static string Program => Programs.IsNative ? "the native program" : "the plain build";

    private static string Today => DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Writes the table of one group of whole runs.</summary>
    /// <param name="group">Its name on the command line.</param>
    /// <param name="rows">What was measured.</param>
    /// <exception cref="InvalidOperationException">The page lacks the comments.</exception>
    public static void WriteRuns(string group, IReadOnlyList<Measurement> rows) => Write(group, $"{When($" with {Program}")}\n\n{Table.Rows(rows)}");

    /// <summary>Draws the picture.</summary>
    /// <param name="rows">What was measured; at least one has a goal.</param>
    public static void Draw(IReadOnlyList<Measurement> rows) => File.WriteAllText(
        Path.Combine(Repository.Root, "docs/pictures/speed.svg"),
        SpeedPicture.Of([.. rows.Where(row => row.Goal is not null)], $"Measured on {Today} with {Program}. The line is the goal; shorter is better."));

    /// <summary>Writes the tables of what BenchmarkDotNet measured.</summary>
    /// <param name="formats">Rows of every format.</param>
    /// <param name="others">Rows of the other groups; at least one.</param>
    /// <param name="sizes">The sizes of the texts in MiB, from the smallest.</param>
    /// <exception cref="InvalidOperationException">The page lacks the comments, or a row is missing.</exception>
    public static void WriteParsing(IReadOnlyList<Measurement> formats, IReadOnlyList<Measurement> others, int[] sizes)
    {
        var peers = formats.Where(row => row.Allocated is null).Select(row => row with { Name = $"{row.Name}: {row.Group}" });
        Write("parsing", $"{When("")}\n\n{FormatTable.Of(formats, sizes)}\n{Table.Rows([.. peers, .. others])}");
    }

    private static string When(string program) => $"Measured on {Today}{program}, {Environment.ProcessorCount} cores, .NET {Environment.Version}.";

    private static void Write(string part, string what)
    {
        var (begin, end) = ($"<!-- {part}: written by --write-docs -->\n", $"<!-- end of {part} -->");
        var text = File.ReadAllText(Page);
        var (from, to) = (text.IndexOf(begin, StringComparison.Ordinal), text.IndexOf(end, StringComparison.Ordinal));
        if (from < 0 || to < from)
        {
            throw new InvalidOperationException($"{Page} has no lines {begin.TrimEnd()} and {end} in this order");
        }

        File.WriteAllText(Page, text[..(from + begin.Length)] + what + text[to..]);
    }
}
