using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Entries of NO_PROXY that no version of Node understands.</summary>
public sealed partial class NoProxyEntryWithoutEffect : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject.Proxies is not { HasProxy: true } proxies)
        {
            yield break;
        }

        var name = proxies.Seen.ContainsKey("no_proxy") ? "no_proxy" : "NO_PROXY";
        var entries = proxies.Seen.GetValueOrDefault(name, "").Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var useless = entries.Where(entry => Useless().IsMatch(entry)).ToArray();
        if (useless.Length > 0)
        {
            yield return new(proxies.Find(name), ("variable", name), ("entries", string.Join(", ", useless.Select(entry => Secrets.Mask(name, entry)))));
        }
    }

    // A range A-B of addresses is understood by http; a star alone or in front of a name by all.
    [GeneratedRegex("""/|[;|"'<>]|.\*|^\d{1,3}(\.\d{1,3}){0,2}\.$""")]
    private static partial Regex Useless();
}
