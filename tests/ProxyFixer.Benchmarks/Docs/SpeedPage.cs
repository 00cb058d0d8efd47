using System.Globalization;
using ProxyFixer.Benchmarks.Measuring;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Benchmarks.Docs;

/// <summary>Writes what was measured of whole runs into the documentation: a table and a picture.</summary>
internal static class SpeedPage
{
    private const string Begin = "<!-- written by --write-docs -->";
    private const string End = "<!-- end of what --write-docs writes -->";

    /// <summary>Replaces the table between the two comments of docs/benchmarks.md, and the picture.</summary>
    /// <param name="rows">The rows of whole runs.</param>
    /// <exception cref="InvalidOperationException">The page lacks the comments.</exception>
    public static void Write(IReadOnlyList<Measurement> rows)
    {
        var page = Path.Combine(Repository.Root, "docs/benchmarks.md");
        var text = File.ReadAllText(page);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{page} has no lines {Begin} and {End} in this order");
        }

        var program = Programs.IsNative ? "the native program" : "the plain build";
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var picture = Path.Combine(Repository.Root, "docs/pictures/speed.svg");
        Directory.CreateDirectory(Path.GetDirectoryName(picture)!);
        File.WriteAllText(picture, SpeedPicture.Of([.. rows.Where(row => row.Goal is not null)], $"Measured on {today} with {program}. The line is the goal; shorter is better."));
        File.WriteAllText(page, $"{text[..(begin + Begin.Length)]}\nMeasured on {today} with {program}, {Environment.ProcessorCount} cores, .NET {Environment.Version}.\n\n{Table.Rows(rows)}{text[end..]}");
    }
}
