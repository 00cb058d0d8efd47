using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Channels whose axios asks the proxy for a wrong address once Node's switch is on.</summary>
public sealed class SwitchMisleadsAxios : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject) =>
        subject is ServiceSubject { Gateway: { Command.Node: not null, IsNodeHost: false } gateway, Proxies: not null } && gateway.FindMisledChannels() is { } misled
            ? [Report(subject, gateway, misled)] : [];

    private static CheckResult Report(Subject subject, Gateway gateway, MisledChannels misled)
    {
        var name = gateway.Environment.ContainsKey("no_proxy") ? "no_proxy" : "NO_PROXY";
        var wanted = gateway.Environment.GetValueOrDefault(name, "").Trim(',', ' ') is { Length: > 0 } present ? $"{present},{misled.ProxyHost}" : misled.ProxyHost;
        var proposal = subject.Propose([(FactCatalog.Environment.Of(name), wanted)]);
        var versions = misled.Channels.SelectMany(channel => channel.Axios).Distinct().Order().Select(version => version.ToString()).ToArray();
        return new(
            proposal is FixProposal.Possible ? null : Case.NoPlace, gateway.Find(misled.ProxyVariable),
            ("channels", string.Join(" and ", misled.Channels.Select(channel => channel.Name))), ("variable", name),
            ("axios", versions.Length == 0 ? "of a version that was not found" : string.Join(" and ", versions)),
            ("when", misled.IsOn ? "with NODE_USE_ENV_PROXY=1" : "as soon as NODE_USE_ENV_PROXY=1 is set"),
            ("reason", (proposal as FixProposal.Impossible)?.Reason ?? ""))
        {
            Proposal = proposal,
            Related = gateway.Late.Config is { } config
                ? [.. misled.Channels.Select(channel => new RelatedPlace(config.FindName("channels", channel.Name), $"{channel.Name} is set up here"))] : [],
        };
    }

    private static class Case
    {
        public const string NoPlace = "no-place";
    }
}
