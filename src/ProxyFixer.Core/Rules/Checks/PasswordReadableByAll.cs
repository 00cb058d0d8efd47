using ProxyFixer.NodeJs.UrlStandard;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Services;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A proxy's password in a file that every user may read.</summary>
public sealed class PasswordReadableByAll : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
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
        return exposed.GroupBy(one => one.place.Path).Select(same =>
            new CheckResult(CaseOf(proxies), same.First().place, ("variables", string.Join(" and ", same.Select(one => one.name)))));
    }

    // A proxy is of no use in a file that is read after Node has decided about it.
    private static string? CaseOf(IProxyEnvironment proxies) => proxies.NeedsSwitch.Value switch
    {
        Answer.No => null,
        Answer.Yes => Case.Late,
        _ => Case.ReleaseUnknown,
    };

    private static bool HasPassword(string value)
    {
        StandardUrl.Parse(value, out var url);
        return url?.Password.Length > 0;
    }

    private static class Case
    {
        public const string Late = "late";
        public const string ReleaseUnknown = "release-unknown";
    }
}
