using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Text;

namespace ProxyFixer.Settings.EditorConfigs;

/// <summary>The severities of .NET's analysers, and what they are here.</summary>
internal static class EditorConfigWord
{
    // A silent diagnostic runs in .NET and is shown nowhere; refactoring is an old name for it.
    private static readonly ImmutableSortedDictionary<string, Severity?> Words = ImmutableSortedDictionary.CreateRange<string, Severity?>(
        StringComparer.OrdinalIgnoreCase,
        [
            new("default", null),
            new("error", Severity.Error),
            new("none", Severity.Off),
            new("refactoring", Severity.Off),
            new("silent", Severity.Off),
            new("suggestion", Severity.Info),
            new("warning", Severity.Warning),
        ]);

    /// <summary>Reads a severity.</summary>
    /// <param name="word">As it is written.</param>
    /// <param name="place">File, line and column, for the message.</param>
    /// <returns>The severity; null for the rule's own.</returns>
    /// <exception cref="ProxyFixerException">It is none (exit status 2).</exception>
    public static Severity? Read(string word, string place) =>
        Words.TryGetValue(word, out var severity) ? severity
            : throw ProxyFixerException.WrongInput($"{place}: a severity must be one of {string.Join(", ", Words.Keys)}{NearestName.Question(word, Words.Keys)}");
}
