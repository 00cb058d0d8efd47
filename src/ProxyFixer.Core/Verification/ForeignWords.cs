using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;

namespace ProxyFixer.Verification;

/// <summary>
/// What may be shown of a sentence that another program wrote. It can quote any part of a file, so only plain words are left: what
/// stands in quotes is hidden, what follows a quote that nothing closes too, and so is each word with a digit or a sign in it.
/// </summary>
internal static partial class ForeignWords
{
    /// <summary>Hides what may be a value.</summary>
    /// <param name="text">One line of another program.</param>
    /// <returns>The line, with <see cref="Secrets.Hidden"/> in place of what is not shown.</returns>
    public static string Show(string text)
    {
        var quoted = Quoted().Replace(text, match => match.Groups["inner"].Value.Any(char.IsLetterOrDigit) ? $" {Secrets.Hidden} " : match.Value);
        var open = quoted.Split(' ').TakeWhile(word => !OpensQuote(word)).ToArray();
        var words = open.Where(word => word.Length > 0).Select(word => IsPlain(word) ? word : Secrets.Hidden);
        return string.Join(' ', open.Length < quoted.Split(' ').Length ? words.Append(Secrets.Hidden) : words);
    }

    // A sign alone in quotes ('=') is kept with them.
    private static bool OpensQuote(string word) => word.AsSpan().IndexOfAny("'\"`") >= 0 && !Quoted().IsMatch(word);

    private static bool IsPlain(string word) => word == Secrets.Hidden || PlainWord().IsMatch(word) || !word.Any(char.IsLetterOrDigit);

    [GeneratedRegex("""(?<quote>['"`])(?<inner>.*?)\k<quote>""", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[(\[]*[A-Za-z]+[)\].,:;]*$")]
    private static partial Regex PlainWord();
}
