using BenchmarkDotNet.Attributes;
using ProxyFixer.Formats;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;

namespace ProxyFixer.Benchmarks.Formats;

/// <summary>Reads the largest bundle of a published OpenClaw.</summary>
public class ScriptReading
{
    private SourceText source = null!;

    /// <summary>The bundle; the package is downloaded on the first call.</summary>
    public static FileInfo Bundle() =>
        new DirectoryInfo(Path.Combine(NpmCache.Get("openclaw@2026.3.8", "dist/*.js"), "dist")).GetFiles("*.js").MaxBy(one => (one.Length, one.Name))!;

    [GlobalSetup]
    public void Read() => source = SourceText.FromString("bundle.js", File.ReadAllText(Bundle().FullName));

    /// <summary>Counts the tokens.</summary>
    [Benchmark]
    public int Tokens()
    {
        var tokenizer = new JavaScriptTokenizer(source.Text);
        var count = 0;
        while (tokenizer.Read().Kind != TokenKind.EndOfFile)
        {
            count++;
        }

        return count;
    }

    /// <summary>Finds the functions that build headers; in a new text each time, because what was found in one is known.</summary>
    [Benchmark]
    public object Builders() => FormatCatalog.OfKind("javascript").Parse(SourceText.FromString(source.Path, source.Text));
}
