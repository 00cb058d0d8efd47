using System.Text.RegularExpressions;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Files;

/// <summary>Texts of rule files with places for values: <c>{subject}</c>, <c>{OpenClaw.Version}</c>.</summary>
public static partial class MessageTemplate
{
    /// <summary>Names the places in a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Their names, without braces, in the order of the text.</returns>
    public static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>Fills the places.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">Gives the value for a name.</param>
    /// <returns>The text without places.</returns>
    public static string Fill(string text, Func<string, string> value) => Place().Replace(text, match => value(match.Groups[1].Value));

    /// <summary>Says a text about no particular machine: in each place stand the words for what would be there.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The rule file it is from.</param>
    /// <returns>The text without places.</returns>
    public static string InGeneral(string text, RuleFile file) => Place().Replace(text, match =>
    {
        var words = Words(match.Groups[1].Value, file);
        return match.Index == 0 || text[..match.Index].EndsWith(". ", StringComparison.Ordinal) ? Capitalized(words) : words;
    });

    private static string Words(string name, RuleFile file) => name switch
    {
        "subject" => file.Kinds is [var kind] ? SubjectWords.Of(kind) : file.Kinds.Contains(SubjectKind.Service) ? SubjectWords.Of(SubjectKind.Service) : "the file",
        "missing" => "what is missing",
        "value" => "another value",
        _ when file.Fills.TryGetValue(name, out var words) => words,
        _ => FactCatalog.Find(name)?.Words ?? "a value",
    };

    private static string Capitalized(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    // ${NAME} is what Compose files and shells write.
    [GeneratedRegex(@"(?<!\$)\{([A-Za-z][A-Za-z0-9_.-]*)\}")]
    private static partial Regex Place();
}
