using ProxyFixer.Benchmarks.Measuring;
using ProxyFixer.Formats;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;

namespace ProxyFixer.Benchmarks.Formats;

/// <summary>The JavaScript tokenizer, and the search for header builders on top of it, on the largest bundle of a published OpenClaw.</summary>
internal static class TokenizerBenchmarks
{
    public static Benchmark All { get; } = new("javascript", Run);

    private static IEnumerable<Measurement> Run(Effort effort)
    {
        var folder = NpmCache.Get("openclaw@2026.3.8", "dist/*.js");
        var file = new DirectoryInfo(Path.Combine(folder, "dist")).GetFiles("*.js").MaxBy(one => (one.Length, one.Name))!;
        var text = File.ReadAllText(file.FullName);
        var (seconds, processor, allocated) = Timing.Of(effort.Runs, () => CountTokens(text));
        var tokens = new Measurement("javascript", $"tokens of {file.Name}", seconds, file.Length, allocated, processor);
        yield return tokens;

        var source = SourceText.FromString(file.FullName, text);
        (seconds, processor, allocated) = Timing.Of(effort.Runs, () => FormatCatalog.OfKind("javascript").Parse(source));
        yield return new Measurement("javascript", $"builders in {file.Name}", seconds, file.Length, allocated, processor).Beside(tokens);
    }

    private static int CountTokens(string text)
    {
        var tokenizer = new JavaScriptTokenizer(text);
        var count = 0;
        while (tokenizer.Read().Kind != TokenKind.EndOfFile)
        {
            count++;
        }

        return count;
    }
}
