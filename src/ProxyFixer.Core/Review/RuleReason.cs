using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Review;

/// <summary>Why a rule matters, in short.</summary>
public static partial class RuleReason
{
    private const int Enough = 120;

    /// <summary>Takes the beginning of what the rule's page says.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>Its first sentence, or the first two where that one is short; one line.</returns>
    public static string Of(RuleDescriptor rule)
    {
        var text = Blanks().Replace(rule.Why.Trim(), " ");
        var ends = SentenceEnd().Matches(text).Select(end => end.Index + 1).Append(text.Length).Distinct().ToArray();
        return text[..(ends[0] < Enough && ends.Length > 1 ? ends[1] : ends[0])];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\.(?= [A-Z`])")]
    private static partial Regex SentenceEnd();
}
