using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Both spellings of a variable are set, to different values.</summary>
public sealed class ProxyCasesDisagree : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        if (subject.Proxies is not { HasProxy: true } proxies)
        {
            yield break;
        }

        foreach (var lower in new[] { "https_proxy", "http_proxy", "no_proxy" })
        {
            var upper = lower.ToUpperInvariant();
            if (proxies.Seen.GetValueOrDefault(lower) is { Length: > 0 } one
                && proxies.Seen.GetValueOrDefault(upper) is { Length: > 0 } other && one != other)
            {
                yield return new(proxies.Find(lower), ("lower", lower), ("upper", upper))
                {
                    AtMost = proxies.SeverityLimit,
                    Related = proxies.Find(upper) is { } place ? [new(place, $"{upper} is set here")] : [],
                };
            }
        }
    }
}
