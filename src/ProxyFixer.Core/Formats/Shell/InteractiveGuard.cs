using System.Text.RegularExpressions;

namespace ProxyFixer.Formats.Shell;

/// <summary>
/// The lines with which a stock <c>.bashrc</c> (Debian, Ubuntu) and <c>/etc/bash.bashrc</c> end for a shell that nobody types into. They
/// hide nothing from an interactive shell, the one that people start a gateway from.
/// </summary>
internal static partial class InteractiveGuard
{
    private const int Longest = 400;

    private const string Leave = @"(?:(?:return|exit)(?: \d+)?|\{ (?:return|exit)(?: \d+)? ?; \})";
    private const string Not = @"(?:\[ -z ""?\$(?:PS1|\{PS1(?::?-)?\})""? \]|test -z ""?\$(?:PS1|\{PS1(?::?-)?\})""?|\[\[ -z ""?\$(?:PS1|\{PS1(?::?-)?\})""? \]\]|\[\[ ""?\$(?:-|\{-\})""? != \*i\* \]\])";
    private const string Is = @"(?:\[\[? -n ""\$(?:PS1|\{PS1(?::?-)?\})"" \]\]?|test -n ""\$(?:PS1|\{PS1(?::?-)?\})""|\[\[ -n \$\{?PS1\}? \]\]|\[\[ ""?\$(?:-|\{-\})""? ==? \*i\* \]\]|\[\[ ""?\$-""? =~ i \]\]|\[\[ -o interactive \]\])";

    /// <summary>Tells whether a command leaves the file in a shell that is not interactive, and does nothing else.</summary>
    /// <param name="command">A whole list of commands as it is written.</param>
    /// <returns>True for the known forms.</returns>
    public static bool Matches(ReadOnlySpan<char> command) =>
        command.Length <= Longest && Form().IsMatch(Blanks().Replace(Comments().Replace(command.ToString(), ""), " ").Trim());

    [GeneratedRegex(@"(?<=^|\s)#.*", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(
        $@"^(?:{Not} && {Leave}|{Is} \|\| {Leave}|! {Is} && {Leave}|! {Not} \|\| {Leave}|if (?:{Not}|! {Is}) ?; then {Leave} ?;? fi"
        + $@"|case ""?\$-""? in \(?\*i\*\) ?(?:: ?|true ?)?;; ?\(?\*\) ?{Leave} ?;?;? ?esac)$")]
    private static partial Regex Form();
}
