using BenchmarkDotNet.Attributes;
using ProxyFixer.Formats;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Benchmarks.Formats;

/// <summary>Parses generated text of one format. What is returned is alive until the clock has stopped.</summary>
public class FormatParsing
{
    private IFormat format = null!;
    private SourceText source = null!;

    /// <summary>The kinds of text that can be generated.</summary>
    public static IEnumerable<string> Kinds => SampleText.Kinds;

    /// <summary>The kind of file, as on the command line.</summary>
    [ParamsSource(nameof(Kinds))]
    public string Kind { get; set; } = "";

    /// <summary>The size of the text.</summary>
    [Params(1, 4, 10, 100)]
    public int MiB { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        format = FormatCatalog.OfKind(Kind.Split(',')[0]);
        source = SourceText.FromString("sample", SampleText.Of(Kind, MiB << 20));
        if (format.Parse(source).Errors is [var error, ..])
        {
            throw new InvalidOperationException($"the sample of {Kind} has errors: {error.Message} at {source.PositionAt(error.Span.Start)}");
        }
    }

    /// <summary>Finds errors and makes the tree.</summary>
    [Benchmark]
    public object Tree()
    {
        var document = format.Parse(source);
        return (document, document.Root);
    }

    /// <summary>Makes the string of every name and value, too.</summary>
    [Benchmark]
    public object Values()
    {
        var document = format.Parse(source);
        return (document, TreeWalk.CountCharacters(document.Root));
    }
}
