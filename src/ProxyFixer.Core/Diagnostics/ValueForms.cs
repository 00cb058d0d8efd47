using System.Text.RegularExpressions;

namespace ProxyFixer.Diagnostics;

/// <summary>Forms of values. What has one of them is harmless, where a value of that form is expected.</summary>
internal static partial class ValueForms
{
    // Nothing harmless is longer, and no search takes long then.
    private const int Longest = 4096;

    /// <summary>A finding's fingerprint, as a baseline has it.</summary>
    /// <param name="value">A value.</param>
    /// <returns>True for 16 hexadecimal digits in small letters.</returns>
    public static bool IsFingerprint(string value) => value.Length == 16 && value.All(char.IsAsciiHexDigitLower);

    /// <summary>A truth value as the programs write it, or a short number, also with a unit of time or size.</summary>
    public static bool IsSwitch(string value) => SwitchForm().IsMatch(value);

    /// <summary>Up to seven digits: a port, a count, a time span.</summary>
    public static bool IsNumber(string value) => NumberForm().IsMatch(value);

    /// <summary>A reference to a variable that gives it no other value but a number: <c>${NAME}</c>.</summary>
    public static bool IsReference(string value) => value.Length < Longest && ReferenceForm().IsMatch(value);

    /// <summary>An absolute path, or one that begins with <c>~/</c>, <c>./</c>, <c>%h/</c> or a variable, of segments that look written by people.</summary>
    public static bool IsPath(string value) => value.Length < Longest && PathForm().IsMatch(value);

    /// <summary>A relative path to a file whose name ending tells what it is.</summary>
    public static bool IsFile(string value) => value.Length < Longest && FileForm().IsMatch(value);

    /// <summary>A module of Node or a package in the sources of a program.</summary>
    public static bool IsModule(string value) => value.Length < 256 && ModuleForm().IsMatch(value);

    /// <summary>A name, an address or <c>*</c>, with or without port.</summary>
    public static bool IsHost(string value) => value.Length < 256 && HostForm().IsMatch(value);

    /// <summary>What stands in NO_PROXY: a host, a suffix, a network, <c>*</c>; blanks and quotes around it count as nothing.</summary>
    public static bool IsNoProxyEntry(string value) =>
        value.Trim([.. Surrounding]) is var entry
        && (entry is "" or "*" or "<local>" || NetworkForm().IsMatch(entry) || IsHost(entry.StartsWith("*.", StringComparison.Ordinal) ? entry[2..] : entry.TrimStart('.')));

    /// <summary>The name of a variable as people write them.</summary>
    public static bool IsVariableName(string value) => value.Length < 128 && VariableForm().IsMatch(value);

    /// <summary>A name of a setting, a header, a member: written in words.</summary>
    public static bool IsName(string value) => value.Length < 128 && NameForm().IsMatch(value);

    /// <summary>The name of a user or a group.</summary>
    public static bool IsUser(string value) => UserForm().IsMatch(value);

    /// <summary>A locale.</summary>
    public static bool IsLocale(string value) => LocaleForm().IsMatch(value);

    /// <summary>A zone of the time-zone database.</summary>
    public static bool IsTimeZone(string value) => TimeZoneForm().IsMatch(value);

    /// <summary>A name of a unit of systemd, without instance.</summary>
    public static bool IsUnit(string value) => value.Length < 256 && UnitForm().IsMatch(value);

    /// <summary>An option of a command: <c>-v</c>, <c>--long-option</c>.</summary>
    public static bool IsOption(string value) => value.Length < 64 && OptionForm().IsMatch(value);

    /// <summary>An image of a container, with its tag.</summary>
    public static bool IsImage(string value) => value.Length < 256 && ImageForm().IsMatch(value);

    /// <summary>Quotes and blanks that may stand around a value.</summary>
    public const string Surrounding = " \t\"'`";

    [GeneratedRegex(@"^(?:[01]|true|false|yes|no|on|off|null|none|[0-9]{1,5}(?:ms|s|m|h|min|sec|[KMGkmg]i?B?)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SwitchForm();

    [GeneratedRegex("^-?[0-9]{1,7}$")]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"^\$(?:\{[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*(?::?-[0-9]{0,5})?\})$")]
    private static partial Regex ReferenceForm();

    // A part of a name: a word, words in camel case, capitals, a short number; not what mixes them as keys do. Atomic, so that the time is linear.
    private const string Part = "(?>(?:[a-z]{1,24}[0-9]{0,3}|[A-Z]?[a-z]{1,20}(?:[A-Z][a-z]{1,20}){0,5}[A-Z]{0,4}|[A-Z]{1,16}[0-9]{0,2}|[0-9]{1,5})(?![A-Za-z0-9]))";
    private const string Segment = "[@.]?" + Part + "(?:[._+@-]{1,2}" + Part + ")*";
    private const string Variable = @"(?:\$\{[A-Z][A-Z0-9_]*\}|\$HOME|\$PATH|%[a-zA-Z])";
    private const string Host = "(?:[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[[0-9A-Fa-f:.]{2,45}\\]|::1|" + Variable + "|localhost|[a-z]{1,15}(?:-[a-z]{1,15}){0,3}[0-9]{0,2}"
        + "|(?:[a-z0-9](?:[a-z]{0,23}[0-9]{0,3})(?:-(?:[a-z]{1,24}[0-9]{0,3}|[0-9]{1,4})){0,5}\\.){1,8}[a-z]{2,15}\\.?)";

    [GeneratedRegex("^-?(?:~|\\.{1,2}|" + Variable + ")?(?:(?:/" + Segment + "|/" + Variable + ")+/?|/)$|^(?:\\.{1,2}/)+" + Segment + "(?:/" + Segment + ")*$|^" + Variable + "$")]
    private static partial Regex PathForm();

    [GeneratedRegex("^" + Segment + "(?:/" + Segment + ")*\\.(?:js|mjs|cjs|json|json5|sh|conf|env|ya?ml|service|plist)$")]
    private static partial Regex FileForm();

    [GeneratedRegex("^(?:node:[a-z]{1,20}(?:/[a-z]{1,20})?|@[a-z]{1,20}(?:-[a-z]{1,20})*/[a-z]{1,20}(?:[/-][a-z]{1,20})*(?:\\.js)?)$")]
    private static partial Regex ModuleForm();

    [GeneratedRegex("^" + Host + @"(?::(?:[0-9]{1,5}|\$\{[A-Z][A-Z0-9_]*\}))?$")]
    private static partial Regex HostForm();

    [GeneratedRegex(@"^(?:[0-9]{1,3}(?:\.(?:[0-9]{1,3}|\*)){1,3}\.?|(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4})(?:/[0-9]{1,3}|-[0-9]{1,3}(?:\.[0-9]{1,3}){3})?$")]
    private static partial Regex NetworkForm();

    [GeneratedRegex("^(?:PATH|HOME|USER|LANG|SHELL|TERM|LOGNAME|TMPDIR|[A-Z][A-Z0-9]{0,15}(?:_[A-Z0-9]{1,16}){1,8}|[a-z]{1,16}(?:_[a-z]{1,16}){1,8})$")]
    private static partial Regex VariableForm();

    [GeneratedRegex("^[$_.]?" + Part + "(?:[._$-]{1,2}" + Part + ")*$")]
    private static partial Regex NameForm();

    [GeneratedRegex("^(?:[a-z][a-z_-]{0,15}|[0-9]{1,5})$")]
    private static partial Regex UserForm();

    [GeneratedRegex(@"^(?:C|POSIX|[a-z]{2}(?:_[A-Z]{2})?)(?:\.(?:UTF-8|utf8|utf-8|ISO-8859-1))?$")]
    private static partial Regex LocaleForm();

    [GeneratedRegex("^:?(?:UTC|GMT|[A-Z][a-z]{2,12}/[A-Z][a-z]{1,15}(?:_[A-Z][a-z]{1,15}){0,2})$")]
    private static partial Regex TimeZoneForm();

    [GeneratedRegex("^" + Segment + @"@?\.(?:service|target|socket|timer|slice|mount|path|device|scope)$")]
    private static partial Regex UnitForm();

    [GeneratedRegex("^(?:-[A-Za-z]{1,3}|--[a-z][a-z0-9]{0,20}(?:-[a-z0-9]{1,20}){0,6}|--[a-z]{1,20}(?:[A-Z][a-z]{1,20}){0,5})$")]
    private static partial Regex OptionForm();

    [GeneratedRegex("^(?:[a-z]{1,20}(?:[.-][a-z]{1,20}){0,4}(?::[0-9]{1,5})?/)?[a-z]{1,20}(?:[/_-][a-z]{1,20}){0,5}(?::(?:[a-z]{1,12}|v?[0-9]{1,4}(?:\\.[0-9]{1,4}){0,3}(?:-[a-z]{1,12}[0-9]{0,2})?))?$")]
    private static partial Regex ImageForm();
}
