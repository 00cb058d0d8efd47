using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ProxyFixer.Diagnostics;

/// <summary>
/// Hides values. Shown is what is known to be harmless by name and by form (<see cref="HarmlessForms"/>); in doubt a value is hidden.
/// Names are shown. See docs/secrets.md.
/// </summary>
public static partial class Secrets
{
    /// <summary>What is shown in place of a value.</summary>
    public const string Hidden = "***";

    private static readonly FrozenSet<string> SecretWords = FrozenSet.ToFrozenSet(
        [
            "apikey", "auth", "authorization", "bearer", "cookie", "cookies", "credential", "credentials", "dsn", "jwt", "key", "otp",
            "passcode", "passphrase", "passwd", "password", "pass", "pat", "pin", "private", "psk", "pw", "pwd", "secret", "secrets", "signature", "token",
            "tokens", "webhook",
        ],
        StringComparer.OrdinalIgnoreCase);

    // Names made of such words that hold a path, a folder or a list of names.
    private static readonly FrozenSet<string> HarmlessNames = FrozenSet.ToFrozenSet(
        ["PWD", "OLDPWD", "SSH_AUTH_SOCK", "XAUTHORITY", "CREDENTIALS_DIRECTORY", "PassEnvironment"], StringComparer.Ordinal);

    /// <summary>Hides a value, or the part of it that may be secret.</summary>
    /// <param name="name">The variable or setting, dotted or not; the number of a list's item does not count.</param>
    /// <param name="value">Its value as a program reads it.</param>
    /// <returns>The value, or what may be shown of it.</returns>
    public static string Mask(string name, string value)
    {
        var last = ItemNumber().Replace(name, "");
        last = last[(last.LastIndexOf('.') + 1)..];
        return value.Length == 0 || ValueForms.IsReference(value) ? value
            : NameIsSecret(last) || KnownToken().IsMatch(value.AsSpan(0, Math.Min(value.Length, 4096))) ? Hidden
            : HarmlessForms.Show(last, value);
    }

    /// <summary>Hides a value as it stands in a file: in quotes, in XML tags, or bare.</summary>
    /// <param name="name">The variable or setting.</param>
    /// <param name="written">All characters of the value.</param>
    /// <returns>The same, with what is between the quotes or tags hidden as <see cref="Mask"/> does; a name with '=' in front of it stays.</returns>
    public static string MaskWritten(string name, string written)
    {
        // An item of a list in Compose is written NAME=value, in quotes or not.
        var quote = written.Length > 1 && written[0] is '"' or '\'' && written[^1] == written[0] ? 1 : 0;
        var start = quote + name.Length + 1;
        return name.Length > 0 && start <= written.Length - quote && written[start - 1] == '=' && written.AsSpan(quote).StartsWith(name)
            ? $"{written[..quote]}{MaskName(name)}={MaskBare(name, written[start..^quote])}{written[^quote..]}"
            : MaskWrapped(name, written);
    }

    private static string MaskWrapped(string name, string written)
    {
        var match = written.Length <= 4096 ? Wrapped().Match(written) : Match.Empty;
        return match.Success
            ? match.Groups["open"].Value + MaskBare(name, match.Groups["inner"].Value) + match.Groups["close"].Value
            : MaskBare(name, written);
    }

    // What an escape or an entity means is not worked out here.
    private static string MaskBare(string name, string value) => value.AsSpan().ContainsAny('\\', '&', '\n') ? Hidden : Mask(name, value);

    /// <summary>Hides what stands where a name should and is not written as names are: it may be a value in the wrong place.</summary>
    /// <param name="name">The name of a member; several parted by colons, slashes or blanks.</param>
    /// <returns>The name, or <see cref="Hidden"/>.</returns>
    public static string MaskName(string name) =>
        !KnownToken().IsMatch(name) && (name == "*" || name.Split([':', '/', ' ', ',', '(', ')']).All(part => part.Length == 0 || ValueForms.IsName(part) || KnownWords.Cover(part))) ? name : Hidden;

    /// <summary>Hides user and password of every URL in a text, also of one without scheme.</summary>
    /// <param name="text">Words of our own in which a value may be quoted.</param>
    /// <returns>The text with <c>***@</c> in their place.</returns>
    public static string MaskCredentials(string text) => Credentials.HideIn(text);

    /// <summary>Hides what the words of systemd or of another program quote of a line.</summary>
    /// <param name="text">A warning of theirs, or of our own.</param>
    /// <returns>
    /// The text; of a quoted assignment the name is left, because the line is quoted for a mistake in it. Behind the first value that
    /// is not known to be harmless nothing is left: where it ends is not certain.
    /// </returns>
    public static string MaskLine(string text)
    {
        if (Quotation().Match(text) is { Success: true } quoted)
        {
            var name = quoted.Groups["name"].Value;
            return text[..quoted.Groups["quote"].Index] + (ValueForms.IsName(name) ? name + "=" : "") + Hidden + text[quoted.Groups["end"].Index..];
        }

        if (QuotedName().Match(text) is { Success: true } named)
        {
            var name = named.Groups["name"];
            return text[..name.Index] + MaskName(name.Value) + text[(name.Index + name.Length)..];
        }

        var secret = AssignmentWord().Matches(text).FirstOrDefault(match =>
            match.Groups["value"].Value.Trim(',', '.', ';', ':', ')', '"', '\'') is var value && Mask(match.Groups["name"].Value, value) != value);
        return MaskCredentials(secret is null ? text : $"{text[..secret.Index]}{MaskName(secret.Groups["name"].Value)}={Hidden}");
    }

    /// <summary>Tells by the words of a name whether its value is secret.</summary>
    /// <param name="name">The variable or setting, dotted or not.</param>
    /// <returns>True where it is.</returns>
    public static bool NameIsSecret(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        return !HarmlessNames.Contains(last) && Word().Matches(last).Any(word => SecretWords.Contains(word.Value));
    }

    [GeneratedRegex(@"(?<![\w.-])(?<name>[\w.-]+)=(?<value>\S+)")]
    private static partial Regex AssignmentWord();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:\.[0-9]+)+$")]
    private static partial Regex ItemNumber();

    [GeneratedRegex("""^(?:(?<open>["'`])(?<inner>.*)(?<close>\k<open>)|(?<open><(?<tag>string|integer|real|date|data)>)(?<inner>[^<]*)(?<close></\k<tag>>)|(?<open><(?:true|false|string)/>)(?<inner>)(?<close>))$""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Wrapped();

    // What systemd quotes in its warnings: everything behind these words, up to its own last words where there are some.
    [GeneratedRegex("""(?:ignoring: |ignoring assignment: |specifiers in |assignment |value for key [^:]{1,128}: |\(around |variable name )["']?(?<quote>)(?:(?<name>[A-Za-z_][\w.-]{0,127})=)?.*?(?<end>["']?, ignoring|["']\), ignoring|['"]?: /[\w/@.+-]*$|$)""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Quotation();

    // What systemd quotes as the name of a section or key: a broken line may begin with anything.
    [GeneratedRegex("""^(?:.*: )?(?:Unknown key '|Unknown section '|(?:Bad characters in|Invalid) section header '\[?)(?<name>.*?)(?:\]?'|' in section \[[^\]]*\], ignoring\.|'\. Ignoring\.)$""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex QuotedName();

    // Tokens that many vendors give a fixed form: OpenAI, GitHub, Slack, AWS, JSON Web Tokens, PEM blocks.
    [GeneratedRegex(@"(?<![A-Za-z0-9])(?:sk-[A-Za-z0-9_-]{8}|gh[pousr]_[A-Za-z0-9]{16}|github_pat_\w{16}|xox[abprs]-[\w-]{8}|AKIA[0-9A-Z]{12}|eyJ[\w-]{8})|-----BEGIN ")]
    private static partial Regex KnownToken();
}
