using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports.Sarif;

/// <summary>Words and addresses as SARIF wants them.</summary>
internal static class SarifText
{
    // GitHub cuts descriptions at 1,024 characters.
    private const int LongestDescription = 1000;

    /// <summary>The level of a severity.</summary>
    /// <param name="severity">A severity that is not off.</param>
    /// <returns><c>error</c>, <c>warning</c> or <c>note</c>.</returns>
    public static string Level(Severity severity) => severity == Severity.Info ? "note" : severity.Word();

    /// <summary>As many whole sentences of a text as a description holds.</summary>
    /// <param name="text">Some sentences, on several lines.</param>
    /// <returns>One line, at most 1,000 characters.</returns>
    public static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= LongestDescription)
        {
            return line;
        }

        var end = line.LastIndexOf(". ", LongestDescription - 2, StringComparison.Ordinal);
        return end < 0 ? line[..(LongestDescription - 1)] + "…" : line[..(end + 1)];
    }
}
