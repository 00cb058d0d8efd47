using System.Collections.Immutable;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>What was found in one file.</summary>
/// <param name="Builders">In the order of the file.</param>
/// <param name="Error">The first thing that is no JavaScript, or null. A file without any mark of a builder is not looked at.</param>
public sealed record BuilderReading(ImmutableArray<HeaderBuilder> Builders, SyntaxError? Error);

/// <summary>Finds the functions that build the headers of Codex requests.</summary>
public static class HeaderBuilderReader
{
    // A file with more than one builder is never edited; this many are described, so that hostile nesting costs no more.
    private const int MostBuilders = 64;

    /// <summary>Reads a file.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>What was found; a text without any mark of a builder is only searched, not split into tokens.</returns>
    public static BuilderReading Read(SourceText text)
    {
        if (!MayHoldBuilder(text.Text))
        {
            return new([], null);
        }

        var tokenizer = TokenizerOf(text);
        var found = new BuilderSearch(text.Text, tokenizer).Run().OrderBy(function => function.Head.Start).Take(MostBuilders).ToList();
        var builders = Collect(text, found).Select(pair => ReadFunction(text, pair.Function, pair.Tokens));
        var error = tokenizer.Error is var (offset, message) ? new SyntaxError(new(offset, 0), message) : null;
        return new([.. builders.OfType<HeaderBuilder>()], error);
    }

    private static bool MayHoldBuilder(string text) =>
        text.Contains(BuilderSearch.ClientHeadersFunction, StringComparison.Ordinal)
        || (text.Contains("Headers", StringComparison.Ordinal)
            && (text.Contains(BuilderSearch.AccountIdName, StringComparison.Ordinal)
                || text.Contains(BuilderSearch.AccountIdMember, StringComparison.Ordinal)));

    // An .mjs is a module, a .cjs is not; .js is taken for a module, as all known packages have it.
    private static JavaScriptTokenizer TokenizerOf(SourceText text) =>
        new(text.Text, isScript: text.Path.EndsWith(".cjs", StringComparison.OrdinalIgnoreCase));

    // A second pass keeps the tokens of these functions only: bundles have tens of megabytes.
    private static List<(FoundFunction Function, FunctionTokens Tokens)> Collect(SourceText text, List<FoundFunction> found)
    {
        var kept = found.ConvertAll(_ => new List<Token>());
        var last = found.Count == 0 ? 0 : found.Max(function => function.End);
        var tokenizer = TokenizerOf(text);
        for (var token = tokenizer.Read(); token.Start < last && token.Kind != TokenKind.EndOfFile; token = tokenizer.Read())
        {
            for (var i = 0; i < found.Count; i++)
            {
                if (token.Start >= found[i].Head.Start && token.End <= found[i].End)
                {
                    kept[i].Add(token);
                }
            }
        }

        return [.. found.Select((function, i) => (function, new FunctionTokens(text.Text, function, kept[i])))];
    }

    private static HeaderBuilder? ReadFunction(SourceText text, FoundFunction function, FunctionTokens tokens)
    {
        if (function.Variable is null)
        {
            return new ClientHeadersReading(text, function, tokens).ToBuilder();
        }

        var reading = new HeadersReading(text, function, tokens);
        return reading.ToBuilder(ShapeReading.Of(
            reading,
            () => CallerReading.SetsRequestId(text.Text, TokenizerOf(text), reading.FunctionName)));
    }
}
