using System.Globalization;
using ProxyFixer.Benchmarks.Measuring;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Benchmarks.Formats;

/// <summary>The readers that OpenClaw itself uses, under the Node of this machine: they take a parsed string, without reading the file.</summary>
internal static class NodeReaders
{
    private const string Script = """
        const { performance } = require('node:perf_hooks');
        const [folder, file, runs] = process.argv.slice(1);
        const text = require('node:fs').readFileSync(file, 'utf8');
        const parse = require(folder).parse;
        const times = [];
        for (let run = 0; run <= Number(runs); run++) {
          const start = performance.now();
          parse(text);
          if (run > 0) times.push(performance.now() - start);
        }
        times.sort((a, b) => a - b);
        console.log(times[times.length >> 1]);
        """;

    /// <summary>The package that reads a kind, or null.</summary>
    public static string? PackageFor(string kind) => kind switch
    {
        "dotenv" => "dotenv@17.3.1",
        _ when kind.StartsWith("openclaw-config", StringComparison.Ordinal) => "json5@2.2.3",
        _ => null,
    };

    /// <summary>Times one package.</summary>
    /// <param name="package">Name and version.</param>
    /// <param name="text">What it parses; all ASCII.</param>
    /// <param name="runs">How many runs count.</param>
    /// <returns>Median seconds of its <c>parse</c>.</returns>
    public static double Time(string package, string text, int runs)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            var (_, output) = Timing.Once("node", ["-e", Script, NpmCache.Get(package), file, runs.ToString(CultureInfo.InvariantCulture)]);
            Skip.IfNot(double.TryParse(output, CultureInfo.InvariantCulture, out var milliseconds), $"{package} did not finish under node");
            return milliseconds / 1000;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
