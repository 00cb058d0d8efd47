using ProxyFixer.Benchmarks.Measuring;

namespace ProxyFixer.Benchmarks.Formats;

/// <summary>Each format on generated text of growing size, beside the reader the file is meant for.</summary>
internal static class FormatBenchmarks
{
    /// <summary>One group for each format.</summary>
    public static IEnumerable<Benchmark> All => SampleText.Kinds.Select(kind => new Benchmark(kind, effort => Run(kind, effort)));

    /// <summary>The name of what was measured of <see cref="FormatParsing.Tree"/>.</summary>
    /// <param name="size">In MiB.</param>
    public static string Tree(int size) => $"{size} MiB";

    /// <summary>The name of what was measured of <see cref="FormatParsing.Values"/>.</summary>
    /// <param name="size">In MiB.</param>
    public static string Values(int size) => $"{size} MiB, every value looked at";

    private static IEnumerable<Measurement> Run(string kind, Effort effort)
    {
        var samples = InProcess.Run<FormatParsing>(
            effort, one => one.Parameter<string>(nameof(FormatParsing.Kind)) == kind && effort.Sizes.Contains(one.Parameter<int>(nameof(FormatParsing.MiB))));
        Measurement Row(string method, int size, string name) =>
            samples.Single(one => one.Method == method && one.Parameter<int>(nameof(FormatParsing.MiB)) == size).As(kind, name, (long)size << 20);
        var smallest = effort.Sizes[0];
        foreach (var size in effort.Sizes)
        {
            var values = Row(nameof(FormatParsing.Values), size, Values(size));
            foreach (var (method, row) in new[] { (nameof(FormatParsing.Tree), Row(nameof(FormatParsing.Tree), size, Tree(size))), (nameof(FormatParsing.Values), values) })
            {
                yield return size == smallest ? row : row.GrowthFrom(Row(method, smallest, $"{smallest} MiB"), size / smallest);
            }

            // json5 needs more memory for 100 MiB than Node gives it, and minutes.
            if (NodeReaders.PackageFor(kind) is { } package && size <= 10)
            {
                yield return new Measurement(kind, $"{package}, {size} MiB", NodeReaders.Time(package, SampleText.Of(kind, size << 20), effort.Runs), (long)size << 20).Beside(values);
            }
        }
    }
}
