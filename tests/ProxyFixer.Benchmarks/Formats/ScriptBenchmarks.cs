using ProxyFixer.Benchmarks.Measuring;

namespace ProxyFixer.Benchmarks.Formats;

/// <summary>The JavaScript tokenizer, and the search for header builders on top of it, on the largest bundle of a published OpenClaw.</summary>
internal static class ScriptBenchmarks
{
    private const string Group = "javascript";

    public static Benchmark All { get; } = new(Group, Run);

    private static IEnumerable<Measurement> Run(Effort effort)
    {
        var bundle = ScriptReading.Bundle();
        var samples = InProcess.Run<ScriptReading>(effort, _ => true);
        Measurement Row(string method, string what) => samples.Single(one => one.Method == method).As(Group, $"{what} {bundle.Name}", bundle.Length);
        var tokens = Row(nameof(ScriptReading.Tokens), "tokens of");
        yield return tokens;
        yield return Row(nameof(ScriptReading.Builders), "builders in").Beside(tokens);
    }
}
