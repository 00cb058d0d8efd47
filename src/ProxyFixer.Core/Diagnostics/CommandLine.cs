using System.Text;
using System.Text.RegularExpressions;

namespace ProxyFixer.Diagnostics;

/// <summary>
/// Shows a command line, or the words of a unit's <c>Environment=</c>, word by word: programs, paths, names of options and of variables;
/// of their values what <see cref="Secrets.Mask"/> shows; of words that are nothing of these nothing.
/// </summary>
internal static partial class CommandLine
{
    // Longer ones nobody reads, and each word takes its time.
    private const int Longest = 16_384;

    /// <summary>Hides what is not known to be harmless.</summary>
    /// <param name="text">The words, parted by blanks, quoted or not.</param>
    /// <returns>The text with its blanks as they are; where quotes or escapes make it doubtful what belongs together, nothing behind.</returns>
    public static string Show(string text)
    {
        if (text.Length > Longest)
        {
            return Secrets.Hidden;
        }

        var shown = new StringBuilder();
        var option = "";
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            at = BlankEnd(text, at);
            shown.Append(text, start, at - start);
            start = at;
            at = WordEnd(text, at);
            if (at < 0)
            {
                return shown.Append(Secrets.Hidden).ToString();
            }

            var word = text[start..at];
            shown.Append(word.Length == 0 ? "" : Show(word, option));
            option = OptionName(word);
        }

        return shown.ToString();
    }

    // The blanks of systemd and shells. To others, such as U+00A0, they are characters like any.
    private const string Blanks = " \t\r\n";

    private static int BlankEnd(string text, int at) =>
        text.AsSpan(at).IndexOfAnyExcept(Blanks) is var length && length < 0 ? text.Length : at + length;

    // Behind the word; -1 where a quote is not closed or a backslash may protect one.
    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && !Blanks.Contains(text[at]))
        {
            if (text[at] is '"' or '\'' or '`')
            {
                var quote = at;
                at = text.IndexOf(text[at], at + 1);
                if (at < 0 || text.AsSpan(quote, at - quote).Contains('\\'))
                {
                    return -1;
                }
            }
            else if (text[at] == '\\')
            {
                return -1;
            }

            at++;
        }

        return at;
    }

    private static string Show(string word, string option)
    {
        if (option.Length > 0 && Word(word) is var value && !(value.StartsWith('-') && ValueForms.IsOption(value)))
        {
            return option is "u" or "U" or "user" or "proxy-user" ? Secrets.Hidden : Secrets.MaskWritten(option, word);
        }

        var (quote, inner) = word[0] is '"' or '\'' && word.Length > 1 && word[^1] == word[0] && word.IndexOf(word[0], 1) == word.Length - 1
            ? (word[..1], word[1..^1])
            : ("", word);
        var assignment = Assignment().Match(inner);
        return assignment.Success && ValueForms.IsName(assignment.Groups["name"].Value)
            ? quote + assignment.Value + Secrets.MaskWritten(assignment.Groups["name"].Value, inner[assignment.Length..]) + quote
            : quote + ShowPlain(inner) + quote;
    }

    private static string ShowPlain(string word)
    {
        var prefix = ExecPrefix().Match(word).Value;
        return ValueForms.IsOption(word) || word is "&&" or "||" or ";" or "|" or "--" ? word
            : prefix + HarmlessForms.ShowPlain(word[prefix.Length..]);
    }

    // Only an option without '=' takes the next word.
    private static string OptionName(string word) => Word(word) is var plain && ValueForms.IsOption(plain) ? plain.TrimStart('-') : "";

    private static string Word(string word) => word.Trim('"', '\'');

    [GeneratedRegex("^-{0,2}(?<name>[A-Za-z_][A-Za-z0-9_.-]{0,127})=")]
    private static partial Regex Assignment();

    // systemd.service(5), "Command lines": special executable prefixes.
    [GeneratedRegex("^[@:+!|-]{0,4}(?=/)")]
    private static partial Regex ExecPrefix();
}
