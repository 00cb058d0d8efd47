using ProxyFixer.Diagnostics;
using ProxyFixer.NodeJs.UrlStandard;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A proxy's password in a file that every user may read.</summary>
public sealed class PasswordReadableByAll : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0511",
        "proxy-password-readable",
        "A proxy's password stands in a file that every user may read",
        Severity.Warning,
        """
        Units, drop-ins, property lists and Compose files are usually readable by all. A password in a proxy URL belongs into a file with mode
        0600: the .env file of OpenClaw's state folder (2026.3.11 and later), or a file of EnvironmentFile= or env_file:.
        """,
        ["systemd.exec(5): Environment= is no place for secrets; EnvironmentFile= may be readable by its owner alone"])
    {
        Versions = "All releases.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: who else needs to read the file cannot be told.",
        HasFix: false,
        [
            Reporting.Units(
                "2026.5.28",
                ["HTTPS_PROXY=http://user:not-a-real-password@127.0.0.1:7890", Reporting.Loopback],
                ["HTTPS_PROXY=http://127.0.0.1:7890", Reporting.Loopback]),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        // A service that starts something else than Node gives it away as well.
        if ((subject is ServiceSubject service ? service.Gateway : subject.Proxies) is not { } proxies)
        {
            return [];
        }

        var exposed = from name in new[] { "https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY" }
                      where proxies.Seen.GetValueOrDefault(name) is { } value && HasPassword(value)
                      let place = proxies.Find(name)
                      where place is not null && subject.IsReadableByAll(place.Path)
                      select (name, place);
        return exposed.GroupBy(one => one.place.Path).Select(same => this.Report(
            subject, Severity.Warning, same.First().place,
            $"The password in {string.Join(" and ", same.Select(one => one.name))} of {subject.Name} can be read by every user of this machine.",
            "who else needs to read the file cannot be told",
            "Move the proxy variables to the .env file of OpenClaw's state folder, or to an environment file of the service, with mode 0600."));
    }

    private static bool HasPassword(string value)
    {
        StandardUrl.Parse(value, out var url);
        return url?.Password.Length > 0;
    }
}
