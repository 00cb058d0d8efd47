using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Reports;

/// <summary>What a printed diff shows of the text around values: structure and names, no comments, which may hold anything.</summary>
internal static partial class VisibleText
{
    /// <summary>Hides what a context line may hold, also in comments and in files that cannot be read.</summary>
    /// <param name="line">The line with its end, known values hidden.</param>
    /// <param name="raw">The same line as it stands in the file.</param>
    /// <returns>The line with structure and names only.</returns>
    public static string OfContext(string line, string raw)
    {
        var end = line.TrimEnd('\r', '\n').Length;
        var (text, newline) = (line[..end], line[end..]);
        return Padded().IsMatch(raw) && !EmptyAssignment().IsMatch(raw) ? Indent().Match(text).Value + Secrets.Hidden + newline
            : Structure().IsMatch(text) ? line
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

    [GeneratedRegex("""^(?:[\s{}\[\](),;#*]*|\s*\[[A-Za-z-]+\]\s*|\s*(?:</?[A-Za-z]+/?>\s*)+|\s*<key>[^<]*</key>\s*|[\s{\[]*(?:-\s+)?["']?[\w.$-]*["']?\s*[:=]\s*[{\[]*\s*)$""")]
    private static partial Regex Structure();

    // Base64 and base32 end like this, and a reader may well take what stands before for a name.
    [GeneratedRegex("""^\s*(?:[#;]+\s*|//\s*)?(?:export\s+|-\s+)?["']?[\w+/.-]+=+["']?[,;]?\s*$""")]
    private static partial Regex Padded();

    // Written as names are, in words of one case or of capitals with small letters behind; what is encoded hardly ever looks so.
    [GeneratedRegex(@"^\s*(?:export\s+|-\s+)?(?:[A-Z]+(?:_[A-Z]+)+|[a-z]+(?:_[a-z]+)+|(?:[A-Z][a-z]{2,})+)=\s*$")]
    private static partial Regex EmptyAssignment();

    [GeneratedRegex("""^(\s*(?:[#;]\s*|//\s*)?(?:export\s+|-\s+)?["']?[A-Za-z_][\w.-]*["']?\s*[=:]\s*|\s*<string>)""")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"^\s*(?:[#;]|//)?\s*")]
    private static partial Regex Indent();

    [GeneratedRegex("""\A(?:[\s{}\[\](),;"'`\\]|</[A-Za-z]+>)*""")]
    private static partial Regex Closing();

    [GeneratedRegex(@"//|/\*|#|<!--")]
    private static partial Regex Comment();
}
