using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports;

/// <summary>What a printed diff shows of the text around values: structure and names, no comments, which may hold anything.</summary>
internal static partial class VisibleText
{
    /// <summary>Hides what a context line may hold, also in comments and in files that cannot be read.</summary>
    /// <param name="line">The line with its end, known values hidden.</param>
    /// <returns>The line with structure and names only.</returns>
    public static string OfContext(string line)
    {
        var end = line.TrimEnd('\r', '\n').Length;
        var (text, newline) = (line[..end], line[end..]);
        return Structure().IsMatch(text) ? line
            : Assignment().Match(text) is { Success: true } match ? match.Groups[1].Value + Secrets.Hidden + newline
            : Indent().Match(text).Value + Secrets.Hidden + newline;
    }

    /// <summary>Hides comments in what stands beside the values of a changed line.</summary>
    /// <param name="text">The text before, between or behind values; may be empty.</param>
    /// <param name="isBehind">True behind the last value: there only what closes something is shown.</param>
    /// <returns>What may be shown.</returns>
    public static string BesideValues(string text, bool isBehind)
    {
        var shown = isBehind ? Closing().Match(text).Length : Comment().Match(text) is { Success: true } comment ? comment.Index : text.Length;
        return shown == text.Length ? text : text[..shown] + Secrets.Hidden;
    }

    [GeneratedRegex(@"^(?:[\s{}\[\](),;#*]*|\s*\[[A-Za-z-]+\]\s*|\s*(?:</?[A-Za-z]+/?>\s*)+|\s*<key>[^<]*</key>\s*|[^=:#/]*[:=]\s*[{\[]*\s*)$")]
    private static partial Regex Structure();

    [GeneratedRegex("""^(\s*(?:[#;]\s*|//\s*)?(?:export\s+|-\s+)?["']?[A-Za-z_][\w.-]*["']?\s*[=:]\s*|\s*<string>)""")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^\s*(?:[#;]|//)?\s*")]
    private static partial Regex Indent();

    [GeneratedRegex("""\A(?:[\s{}\[\](),;"'`\\]|</[A-Za-z]+>)*""")]
    private static partial Regex Closing();

    [GeneratedRegex(@"//|/\*|#|<!--")]
    private static partial Regex Comment();
}
