using System.CommandLine.Completions;
using ProxyFixer.Formats;
using ProxyFixer.Rules;

namespace ProxyFixer.Cli.Completion;

/// <summary>Words that a shell can complete though the program takes more than them, or tells what is wrong in words of its own.</summary>
internal static class KnownWords
{
    /// <summary>The kinds of files.</summary>
    public static IEnumerable<CompletionItem> Kinds(CompletionContext context) =>
        FormatCatalog.All.Select(format => format.Kind).Order(StringComparer.Ordinal).Select(Item);

    /// <summary>The ids of the rules.</summary>
    public static IEnumerable<CompletionItem> Rules(CompletionContext context) => RuleCatalog.All.Select(rule => Item(rule.Id));

    /// <summary>The names of the commands.</summary>
    /// <param name="names">Gives them.</param>
    public static Func<CompletionContext, IEnumerable<CompletionItem>> Commands(Func<IEnumerable<string>> names) => _ => names().Select(Item);

    /// <summary>Words that are always the same.</summary>
    /// <param name="words">They.</param>
    public static Func<CompletionContext, IEnumerable<CompletionItem>> Of(IEnumerable<string> words) => _ => words.Select(Item);

    private static CompletionItem Item(string word) => new(word);
}
