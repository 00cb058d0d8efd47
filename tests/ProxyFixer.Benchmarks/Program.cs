using ProxyFixer.Benchmarks.Docs;
using ProxyFixer.Benchmarks.Formats;
using ProxyFixer.Benchmarks.Installs;
using ProxyFixer.Benchmarks.Measuring;
using ProxyFixer.Benchmarks.Patches;
using ProxyFixer.Benchmarks.Runs;
using ProxyFixer.Benchmarks.Systemd;

namespace ProxyFixer.Benchmarks;

/// <summary>Measures; see docs/benchmarks.md.</summary>
internal static class Program
{
    private const string WriteDocs = "--write-docs";

    private static readonly string[] Options = ["--json", "--quick", WriteDocs];

    private const string Parsing = "parsing";

    private static readonly Benchmark[] Formats = [.. FormatBenchmarks.All];

    private static readonly Benchmark[] Others = [ScriptBenchmarks.All, SystemdBenchmarks.All];

    private static readonly Benchmark[] Runs = [RunBenchmarks.All, InstallBenchmarks.Install, PatchBenchmarks.All];

    private static readonly Benchmark[] All =
    [
        .. Formats, .. Others, InstallBenchmarks.Start, .. Runs,
    ];

    private static int Main(string[] args)
    {
        if (args is [PeakMemory.OfChildren])
        {
            Console.WriteLine(PeakMemory.OfOwnChildren());
            return 0;
        }

        var json = Array.IndexOf(args, "--json") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        string[] names = [.. args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal) && arg != json)];
        var chosen = All.Where(one => names.Length == 0 || names.Any(name => IsNamed(one, name))).ToArray();
        if (chosen.Length == 0 || args.Any(arg => arg.StartsWith("--", StringComparison.Ordinal) && !Options.Contains(arg)))
        {
            Console.Error.WriteLine($"usage: [NAME…] [--json FILE] [--quick] [--write-docs]; the names are: {string.Join(" | ", All.Select(one => one.Name))}, and {Parsing} for those in this process");
            return 2;
        }

        Effort effort = new(args.Contains("--quick"));
        var rows = Run(chosen, effort);
        if (json is not null)
        {
            Table.WriteJson(json, rows);
        }

        if (args.Contains(WriteDocs))
        {
            WritePage(rows, effort);
        }

        return 0;
    }

    private static bool IsNamed(Benchmark one, string name) =>
        one.Name.StartsWith(name, StringComparison.Ordinal) || name == Parsing && (Formats.Contains(one) || Others.Contains(one));

    private static void WritePage(List<Measurement> rows, Effort effort)
    {
        List<Measurement> Of(params IEnumerable<Benchmark> groups) => [.. rows.Where(row => groups.Any(one => one.Name == row.Group))];
        bool AreMeasured(IEnumerable<Benchmark> groups) => groups.All(one => rows.Any(row => row.Group == one.Name));
        foreach (var group in Runs.Where(group => Of(group).Count > 0))
        {
            BenchmarksPage.WriteRuns(group.Name, Of(group));
        }

        if (Of(RunBenchmarks.All) is { Count: > 0 } drawn)
        {
            BenchmarksPage.Draw(drawn);
        }

        // A page of which a part is from another run compares what was not measured together.
        if (AreMeasured([.. Formats, .. Others]))
        {
            BenchmarksPage.WriteParsing(Of(Formats), Of(Others), effort.Sizes);
        }
        else if (Of([.. Formats, .. Others]).Count > 0)
        {
            Console.Error.WriteLine("not every format, javascript and systemd were measured, so their tables in docs/benchmarks.md stay as they are");
        }
    }

    private static List<Measurement> Run(Benchmark[] chosen, Effort effort)
    {
        var all = new List<Measurement>();
        foreach (var benchmark in chosen)
        {
            var rows = new List<Measurement>();
            try
            {
                foreach (var row in benchmark.Run(effort))
                {
                    rows.Add(row);
                }
            }
            catch (SkipException reason)
            {
                Console.Error.WriteLine($"{benchmark.Name}: not all was measured: {reason.Message}");
            }

            Console.Write(rows.Count == 0 ? "" : Table.Text(rows));
            all.AddRange(rows);
        }

        return all;
    }
}
