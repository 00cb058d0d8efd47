using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports;

/// <summary>Severities in words.</summary>
internal static class SeverityWords
{
    /// <summary>The word of the command line.</summary>
    /// <param name="severity">A severity.</param>
    /// <returns><c>error</c>, <c>warning</c>, <c>info</c> or <c>off</c>.</returns>
    public static string Word(this Severity severity) => severity.ToString().ToLowerInvariant();
}
