using ProxyFixer.Settings;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A proxy variable that names another proxy than those that the settings expect.</summary>
public sealed class UnexpectedProxy : ICheck
{
    private static readonly string[] Names = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"];

    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject) =>
        from proxies in subject.ExpectedProxies.IsEmpty || subject.Proxies is not { } own ? [] : new[] { own }
        from name in Names
        where proxies.Seen.GetValueOrDefault(name) is { Length: > 0 } value && ProxyServer.Parse(value) is { } server && !subject.ExpectedProxies.Contains(server)
        select new CheckResult(proxies.Find(name), ("variable", name));
}
