using System.Collections.Frozen;
using ProxyFixer.NodeJs;

namespace ProxyFixer.Diagnostics;

/// <summary>
/// The allow list: which form of value is harmless under which name. A name that is not in it gets the forms that are harmless
/// under any name. What is not listed here is hidden.
/// </summary>
internal static class HarmlessForms
{
    private static readonly FrozenDictionary<string, Func<string, string>> ByName = new (string Names, Func<string, string> Show)[]
    {
        ("HTTP_PROXY HTTPS_PROXY ALL_PROXY FTP_PROXY OPENCLAW_PROXY_URL NPM_CONFIG_PROXY NPM_CONFIG_HTTPS_PROXY proxy proxyUrl", ProxyAddress.Show),
        ("NO_PROXY", value => Each(value, ',', ValueForms.IsNoProxyEntry)),
        (NodeSwitch.Variable, ShowSwitch),
        ("NODE_OPTIONS", CommandLine.Show),
        ("PATH NODE_PATH XDG_DATA_DIRS XDG_CONFIG_DIRS MANPATH", value => Each(value, ':', ValueForms.IsPath)),
        ("LANG LANGUAGE LC_ALL LC_CTYPE LC_MESSAGES LC_TIME", value => If(ValueForms.IsLocale(value), value)),
        ("TZ", value => If(ValueForms.IsTimeZone(value), value)),
        ("USER LOGNAME Group", value => If(ValueForms.IsUser(value), value)),
        ("OPENCLAW_SERVICE_MANAGED_ENV_KEYS", value => Each(value, ',', ValueForms.IsVariableName)),
        ("PassEnvironment UnsetEnvironment", value => Each(value, ' ', ValueForms.IsVariableName)),
        ("fingerprint", value => If(ValueForms.IsFingerprint(value), value)), // of a finding; no value is in it (docs/baseline.md)
        ("image", value => If(ValueForms.IsImage(value), value)),
        ("OPENCLAW_SYSTEMD_UNIT OPENCLAW_LAUNCHD_LABEL Label", value => If(ValueForms.IsUnit(value) || ValueForms.IsUnit(value + ".service"), value)),
        ("After Before Wants Requires Requisite BindsTo PartOf Upholds Conflicts WantedBy RequiredBy UpheldBy Also Alias Sockets Slice Unit OnFailure OnSuccess", value => Each(value, ' ', ValueForms.IsUnit)),
        ("SuccessExitStatus RestartPreventExitStatus RestartForceExitStatus", value => Each(value, ' ', word => ValueForms.IsNumber(word) || KnownWords.Cover(word))),
        ("ExecStart ExecStartPre ExecStartPost ExecCondition ExecReload ExecStop ExecStopPost Environment ProgramArguments command args entrypoint", CommandLine.Show),
    }
    .SelectMany(row => row.Names.Split(' ').Select(name => KeyValuePair.Create(name, row.Show)))
    .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gives what may be shown of a value.</summary>
    /// <param name="name">The variable or setting alone; not one that is secret by itself.</param>
    /// <param name="value">Its value, without quotes around it.</param>
    /// <returns>The value, parts of it, or <see cref="Secrets.Hidden"/>.</returns>
    public static string Show(string name, string value)
    {
        var shown = ShowPlain(value);
        return shown != Secrets.Hidden || !ByName.TryGetValue(name, out var show) ? shown : show(value);
    }

    /// <summary>Gives what may be shown of a value whatever its name is.</summary>
    /// <param name="value">The value, without quotes around it.</param>
    /// <returns>The value; for an address what tells the server; or <see cref="Secrets.Hidden"/>.</returns>
    public static string ShowPlain(string value) =>
        IsPlain(value) ? value
        : value.StartsWith("http://", StringComparison.Ordinal) || value.StartsWith("https://", StringComparison.Ordinal) ? ProxyAddress.Show(value)
        : If(value.Contains('/') && Parts(value, ':') is { Length: > 1 } parts && parts.All(part => part is "ro" or "rw" or "z" or "Z" || ValueForms.IsPath(part)), value);

    private static bool IsPlain(string value) =>
        value.Length == 0 || ValueForms.IsSwitch(value) || ValueForms.IsNumber(value) || ValueForms.IsReference(value) || ValueForms.IsPath(value) || ValueForms.IsFile(value)
        || (value.Length <= 256 && KnownWords.Cover(value));

    // What stands behind the value is a comment that its reader takes as a part of it.
    private static string ShowSwitch(string value) =>
        value.TrimEnd() is var word && ValueForms.IsSwitch(word.Trim('"', '\'')) ? value
        : value.IndexOf(" #", StringComparison.Ordinal) is > 0 and var comment && ValueForms.IsSwitch(value[..comment].TrimEnd()) ? value[..(comment + 2)] + " " + Secrets.Hidden
        : Secrets.Hidden;

    private static string Each(string value, char separator, Func<string, bool> isHarmless) =>
        string.Join(separator, Parts(value, separator).Select(part => part.Length == 0 || isHarmless(part) ? part : Secrets.Hidden));

    private static string[] Parts(string value, char separator) => value.Length > 4096 ? [Secrets.Hidden] : value.Split(separator);

    private static string If(bool isHarmless, string value) => isHarmless ? value : Secrets.Hidden;
}
