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

    private static readonly Benchmark[] All =
    [
        .. FormatBenchmarks.All, TokenizerBenchmarks.All, SystemdBenchmarks.All, RunBenchmarks.All, InstallBenchmarks.Start, InstallBenchmarks.Install, PatchBenchmarks.All,
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
        var chosen = All.Where(one => names.Length == 0 || names.Any(name => one.Name.StartsWith(name, StringComparison.Ordinal))).ToArray();
        if (chosen.Length == 0 || args.Any(arg => arg.StartsWith("--", StringComparison.Ordinal) && !Options.Contains(arg)))
        {
            Console.Error.WriteLine($"usage: [NAME…] [--json FILE] [--quick] [--write-docs]; the names are: {string.Join(" | ", All.Select(one => one.Name))}");
            return 2;
        }

        var rows = Run(chosen, new(args.Contains("--quick")));
        if (json is not null)
        {
            Table.WriteJson(json, rows);
        }

        List<Measurement> runs = [.. rows.Where(row => row.Group == RunBenchmarks.Group)];
        if (args.Contains(WriteDocs) && runs.Count > 0)
        {
            SpeedPage.Write(runs);
        }

        return 0;
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
