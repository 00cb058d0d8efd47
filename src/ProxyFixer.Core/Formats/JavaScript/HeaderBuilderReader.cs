using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
    // A file is read again for each fix that is looked for, and whenever the machine is judged again.
    private static readonly ConditionalWeakTable<SourceText, BuilderReading> Known = [];

    /// <summary>Reads a file, once.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>What was found; a text without any mark of a builder is only searched, not split into tokens.</returns>
    public static BuilderReading Read(SourceText text) => BuilderMarks.AreIn(text.Text) ? Known.GetValue(text, ReadFunctions) : new([], null);

    private static BuilderReading ReadFunctions(SourceText text)
    {
        var tokenizer = TokenizerOf(text);
        var found = Affordable(new BuilderSearch(text.Text, tokenizer).Run(), text.Text.Length);
        var names = found.Select(function => FunctionParameters.NameOf(text.Text, function.Head));
        var withRequestId = new Lazy<IReadOnlySet<string>>(() => CallerReading.Find(text.Text, TokenizerOf(text), names));
        var builders = Collect(text, found).Select(pair => ReadFunction(text, pair.Function, pair.Tokens, withRequestId));
        var error = tokenizer.Error is var (offset, message) ? new SyntaxError(new(offset, 0), message) : null;
        return new([.. builders.OfType<HeaderBuilder>()], error);
    }

    // An .mjs is a module, a .cjs is not; .js is taken for a module, as all known packages have it.
    private static JavaScriptTokenizer TokenizerOf(SourceText text) =>
        new(text.Text, isScript: text.Path.EndsWith(".cjs", StringComparison.OrdinalIgnoreCase));

    // Functions in the order of the file, the first two at least, as long as all together are no longer than the text twice:
    // a file with more than one is never edited, and hostile nesting must not cost more than its length.
    private static List<FoundFunction> Affordable(IEnumerable<FoundFunction> found, int length)
    {
        var rest = 2L * length;
        return [.. found.OrderBy(function => function.Head.Start).TakeWhile(function => (rest -= function.End - function.Head.Start) >= 0)];
    }

    // A second pass keeps the tokens of these functions only: bundles have tens of megabytes.
    private static List<(FoundFunction Function, FunctionTokens Tokens)> Collect(SourceText text, List<FoundFunction> found)
    {
        var result = new List<(FoundFunction, FunctionTokens)>();
        var open = new List<(FoundFunction Function, List<Token> Tokens)>();
        var next = 0;
        var tokenizer = TokenizerOf(text);
        for (var token = tokenizer.Read(); token.Kind != TokenKind.EndOfFile && found.Count > 0; token = tokenizer.Read())
        {
            for (; next < found.Count && found[next].Head.Start <= token.Start; next++)
            {
                open.Add((found[next], []));
            }

            foreach (var (_, tokens) in open)
            {
                tokens.Add(token);
            }

            while (open.Count > 0 && open[^1].Function.End <= token.End)
            {
                result.Add((open[^1].Function, new FunctionTokens(text.Text, open[^1].Function, open[^1].Tokens)));
                open.RemoveAt(open.Count - 1);
            }

            if (open.Count == 0 && next == found.Count)
            {
                break;
            }
        }

        return [.. result.OrderBy(pair => pair.Item1.Head.Start)];
    }

    private static HeaderBuilder? ReadFunction(
        SourceText text, FoundFunction function, FunctionTokens tokens, Lazy<IReadOnlySet<string>> withRequestId)
    {
        if (function.Variable is null)
        {
            return new ClientHeadersReading(text, function, tokens).ToBuilder();
        }

        var reading = new HeadersReading(text, function, tokens);
        return reading.Account is null ? null : reading.ToBuilder(ShapeReading.Of(reading, () => withRequestId.Value.Contains(reading.FunctionName)));
    }
}
