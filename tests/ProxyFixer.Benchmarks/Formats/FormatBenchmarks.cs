using ProxyFixer.Benchmarks.Measuring;
using ProxyFixer.Formats;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Benchmarks.Formats;

/// <summary>Each format on generated text of growing size, beside the reader the file is meant for.</summary>
internal static class FormatBenchmarks
{
    private static readonly string[] Kinds =
    [
        "dotenv", "systemd-env-file", "environment-d", "systemd-unit", "systemd-unit, continued lines", "openclaw-config",
        "openclaw-config, plain JSON", "etc-environment", "shell-profile", "compose", "launchd",
    ];

    /// <summary>One group for each format.</summary>
    public static IEnumerable<Benchmark> All => Kinds.Select(kind => new Benchmark(kind, effort => Run(kind, effort)));

    private static IEnumerable<Measurement> Run(string kind, Effort effort)
    {
        var smallest = new Dictionary<string, Measurement>();
        foreach (var size in effort.Sizes)
        {
            var text = SampleText.Of(kind, size << 20);
            var tree = Ours(kind, size, text, effort, document => document.Root, "");
            yield return smallest.TryAdd("tree", tree) ? tree : tree.GrowthFrom(smallest["tree"]);
            var values = Ours(kind, size, text, effort, document => TreeWalk.CountCharacters(document.Root), ", every value looked at");
            yield return smallest.TryAdd("values", values) ? values : values.GrowthFrom(smallest["values"]);

            // json5 needs more memory for 100 MiB than Node gives it, and minutes.
            if (NodeReaders.PackageFor(kind) is { } package && size <= 10)
            {
                var theirs = NodeReaders.Time(package, text, effort.Runs);
                yield return new Measurement(kind, $"{package}, {size} MiB", theirs, text.Length).Beside(values);
            }
        }
    }

    private static Measurement Ours(string kind, int size, string text, Effort effort, Func<Document, object> use, string what)
    {
        var format = FormatCatalog.OfKind(kind.Split(',')[0]);
        var source = SourceText.FromString("sample", text);
        var errors = format.Parse(source).Errors;
        if (!errors.IsEmpty)
        {
            throw new InvalidOperationException($"the sample of {kind} has errors: {errors[0].Message} at {source.PositionAt(errors[0].Span.Start)}");
        }

        var (seconds, processor, allocated) = Timing.Of(effort.RunsFor(size), () =>
        {
            var document = format.Parse(source);
            return (document, use(document));
        });
        return new(kind, $"{size} MiB{what}", seconds, text.Length, allocated, processor);
    }
}
