using System.Collections.Immutable;
using ProxyFixer.NodeJs;
using ProxyFixer.NodeJs.UrlStandard;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.Gateways;

/// <summary>Channels whose requests Node's switch spoils, because axios sends them.</summary>
/// <param name="Channels">The channels; at least one.</param>
/// <param name="ProxyVariable">The variable that names the proxy for https.</param>
/// <param name="ProxyHost">The host of the proxy, which NO_PROXY has to name; an IPv6 address in brackets.</param>
/// <param name="IsOn">True where the switch is on already; false where the release needs it.</param>
public sealed record MisledChannels(ImmutableArray<AxiosChannel> Channels, string ProxyVariable, string ProxyHost, bool IsOn);

public sealed partial record Gateway
{
    // axios looks for a proxy for https under these names, in this order.
    private static readonly ImmutableArray<string> AxiosProxies = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

    /// <summary>Finds the channels that the switch spoils, where it is on or the release needs it.</summary>
    /// <returns>The channels; null where there are none, and where NO_PROXY names the proxy's host.</returns>
    public MisledChannels? FindMisledChannels()
    {
        var channels = AxiosChannels.Where(channel => channel.Axios.IsEmpty || channel.Axios.Any(version => new AxiosRelease(version).IsMisledBySwitch)).ToImmutableArray();
        var name = AxiosProxies.FirstOrDefault(name => Environment.GetValueOrDefault(name) is { Length: > 0 });
        StandardUrl? proxy = null;
        if (channels.IsEmpty || name is null || StandardUrl.Parse(Environment[name], out proxy) != UrlValidity.Valid || proxy is not { Scheme: "http" })
        {
            return null;
        }

        var host = proxy.Host.Text.Contains(':', StringComparison.Ordinal) ? $"[{proxy.Host.Text.Trim('[', ']')}]" : proxy.Host.Text;
        var isOn = Predict(Environment).Switch.IsOn == true;
        var after = Predict(Environment.SetItem(NodeSwitch.Variable, NodeSwitch.On));
        return (isOn || NeedsSwitch.Value != Answer.No) && after.Switch.IsOn == true
            && after.Route(NodeClient.HttpsRequest, $"http://{host}:{proxy.Port ?? 80}/").Kind == RouteKind.Proxied
            ? new(channels, name, host, isOn) : null;
    }
}
