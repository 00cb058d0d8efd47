using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace ProxyFixer.Diagnostics;

/// <summary>Hides values that may be secret. A name or a value gives a secret away; when in doubt it is hidden.</summary>
public static partial class Secrets
{
    /// <summary>What is shown in place of a secret.</summary>
    public const string Hidden = "***";

    private static readonly FrozenSet<string> SecretWords = FrozenSet.ToFrozenSet(
        [
            "apikey", "auth", "authorization", "bearer", "cookie", "cookies", "credential", "credentials", "dsn", "jwt", "key",
            "passphrase", "passwd", "password", "pass", "pat", "private", "pw", "pwd", "secret", "secrets", "signature", "token",
            "tokens", "webhook",
        ],
        StringComparer.OrdinalIgnoreCase);

    // Names made of such words that hold a path, a folder or a list of names.
    private static readonly FrozenSet<string> HarmlessNames = FrozenSet.ToFrozenSet(
        ["PWD", "OLDPWD", "SSH_AUTH_SOCK", "XAUTHORITY"], StringComparer.Ordinal);

    /// <summary>Hides a value, or the password in it.</summary>
    /// <param name="name">The variable or setting, dotted or not.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The value, or what may be shown of it.</returns>
    public static string Mask(string name, string value) =>
        value.Length > 0 && (NameIsSecret(name) || SecretValue().IsMatch(value)) ? Hidden
        : MaskAssignments(IsProxy(name) ? Credentials.HideInAddress(value) : MaskCredentials(value));

    /// <summary>Hides user and password of every URL in a text, also of one without scheme.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with <c>***@</c> in their place.</returns>
    public static string MaskCredentials(string text) => Credentials.HideIn(text);

    /// <summary>Hides secrets in a text that quotes a line of a file.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>
    /// The text; from the first assignment with a secret name or value, or of a proxy, on only that name is left, because the line is
    /// quoted for a mistake in it: where the value ends is not certain. A word that is no assignment may be the rest of a value with blanks.
    /// </returns>
    public static string MaskLine(string text)
    {
        if (Quotation().Match(text) is { Success: true } quoted)
        {
            return text[..(quoted.Index + quoted.Length)] + Hidden;
        }

        var secret = AssignmentWord().Matches(text).FirstOrDefault(match =>
            NameIsSecret(match.Groups[1].Value) || IsProxy(match.Groups[1].Value) || SecretValue().IsMatch(match.Groups[2].Value));
        return MaskCredentials(secret is null ? text : $"{text[..secret.Index]}{secret.Groups[1].Value}={Hidden}");
    }

    private static bool IsProxy(string name) => name.Contains("proxy", StringComparison.OrdinalIgnoreCase);

    // A unit's Environment=, a command line or a nested text: assignments and options with a secret name inside a value.
    private static string MaskAssignments(string text)
    {
        var shown = new StringBuilder();
        var at = 0;
        for (var match = NameInside().Match(text); match.Success; match = NameInside().Match(text, Math.Max(at, match.Index + match.Length)))
        {
            var (name, start) = (match.Groups["name"].Value, match.Index + match.Length);
            if (NameIsSecret(name) || IsProxy(name))
            {
                var end = EndOfHidden(text, match.Value.IndexOfAny(['"', '\'']) < 0 ? match.Index - 1 : start, start);
                shown.Append(text, at, start - at).Append(NameIsSecret(name) ? Hidden : Credentials.HideInAddress(text[start..end]));
                at = end;
            }
        }

        return at == 0 ? text : shown.Append(text, at, text.Length - at).ToString();
    }

    // Up to the quote that closes it or else the next blank; where escapes or a colon make that doubtful, up to the end.
    private static int EndOfHidden(string text, int quote, int start)
    {
        var opened = quote >= 0 && text[quote] is ('"' or '\'') ? quote : text[start] is '"' or '\'' ? start : -1;
        var blank = text.AsSpan(start).IndexOfAny(" \t\r\n");
        var end = opened >= 0 ? text.IndexOf(text[opened], Math.Max(start, opened + 1)) : blank < 0 ? text.Length : start + blank;
        var isDoubtful = end < start || text.AsSpan(start, end - start).Contains('\\') || text.AsSpan(0, start).TrimEnd() is [.., ':'];
        return isDoubtful ? text.Length : end;
    }

    /// <summary>Tells by the words of a name whether its value is secret.</summary>
    /// <param name="name">The variable or setting, dotted or not.</param>
    /// <returns>True where it is.</returns>
    public static bool NameIsSecret(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        return !HarmlessNames.Contains(last) && Word().Matches(last).Any(word => SecretWords.Contains(word.Value));
    }

    // NAME=, NAME: and -name followed by a blank; only whole names, so that the search is linear.
    [GeneratedRegex("""(?<![\w.-])(?:-+(?<name>[A-Za-z_][\w.-]*)["']?[=:,\s]\s*|(?<name>[A-Za-z_][\w.-]*)["']?\s{0,8}[=:]\s*)(?=\S)""")]
    private static partial Regex NameInside();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<![\w.-])([\w.-]+)=(\S*)")]
    private static partial Regex AssignmentWord();

    // systemd's own words about what it does not read as an assignment, with the name where there is one.
    [GeneratedRegex("""Invalid environment assignment, ignoring: (?=.)|String is not UTF-8 clean, ignoring assignment: (?:[\w-]+=)?(?=.)|Invalid syntax, ignoring: ["']?(?:\w+=)?(?=.)""", RegexOptions.Singleline)]
    private static partial Regex Quotation();

    // Tokens that many vendors give a fixed form: OpenAI, GitHub, Slack, AWS, JSON Web Tokens, PEM blocks.
    [GeneratedRegex(@"\b(sk-[A-Za-z0-9_-]{8,}|gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{16,}|xox[abprs]-[\w-]{8,}|AKIA[0-9A-Z]{12,}|eyJ[\w-]{8,512}\.[\w-]+)|(?<![\w-])eyJ[\w-]{8,}\.[\w-]+|-----BEGIN ")]
    private static partial Regex SecretValue();
}
