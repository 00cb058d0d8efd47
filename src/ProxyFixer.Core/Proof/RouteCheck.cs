using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Installs;
using ProxyFixer.Proof.Node;

namespace ProxyFixer.Proof;

/// <summary>
/// Which way requests take: the gateway's own Node is started with exactly its environment and asks for the addresses of Codex and of
/// the sign-in, as it is, without the switch and with it; and as OpenClaw does it where that installs a proxy dispatcher.
/// </summary>
/// <param name="host">The machine.</param>
internal sealed class RouteCheck(Host host)
{
    private const string Name = "route";

    private static readonly (string Name, NodeClient Client, string Url)[] Requests =
    [
        .. from address in new[] { Gateway.CodexAddress, Gateway.OAuthAddress }
           from client in new[] { ("fetch", NodeClient.Fetch), ("https", NodeClient.HttpsRequest), ("WebSocket", NodeClient.WebSocket) }
           select (client.Item1, client.Item2, client.Item2 == NodeClient.WebSocket ? "wss" + address["https".Length..] : address),
    ];

    /// <summary>Makes the check.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="user">Who it runs as; null where that is unknown.</param>
    /// <returns>The check.</returns>
    public Check Run(Gateway gateway, UserAccount? user)
    {
        var node = new GatewayNode(host, gateway, user);
        if (!gateway.HasProxy && !gateway.Service.HidesProxyValues)
        {
            return gateway.HasManagedProxy ? Check.NotChecked(Name, "OpenClaw's own proxy setting decides, which is not driven here")
                : Check.NotNeeded(Name, "no proxy variable reaches it");
        }

        if (gateway.Service.HidesProxyValues || node.Obstacle() is not null)
        {
            var (reason, next) = node.Obstacle() ?? ("its proxies are computed when it starts", null);
            return Check.NotChecked(Name, reason, next is null ? [] : [next]);
        }

        var asItIs = SwitchVariant.AsItIs(gateway, node.Options);
        ImmutableArray<SwitchVariant> variants = [asItIs, asItIs.WithoutSwitch(), asItIs.WithSwitch()];
        var undici = Dispatcher(gateway);
        ImmutableArray<NodeRun> runs = [.. variants.Select(variant => RunOf(variant, null, gateway, node)), .. undici is null ? Array.Empty<NodeRun>() : [RunOf(asItIs, undici, gateway, node)]];
        return node.Run(runs.AsSpan()) is not { } answers
            ? Check.NotChecked(Name, $"{host.Display(gateway.Command.Node!)} could not be run as {user!.Name}")
            : ForeignAnswer.Judge(Name, new RouteFindings(gateway, answers, variants, Requests).Judge);
    }

    private static NodeRun RunOf(SwitchVariant variant, string? undici, Gateway gateway, GatewayNode node) =>
        new(NodeScripts.Route, variant.Options, variant.Environment, node.WorkingFolder, json => json.Map(() =>
        {
            json.Member("dispatcher", undici);
            json.Map("late", () =>
            {
                foreach (var (name, value) in undici is null ? [] : gateway.Seen.Where(pair => !gateway.Environment.ContainsKey(pair.Key)))
                {
                    json.Member(name, value);
                }
            });
            json.List("requests", Requests, request => json.Map(() =>
            {
                json.Member("client", request.Name);
                json.Member("url", request.Url);
            }));
        }));

    // The undici that lies beside OpenClaw, where the release installs its dispatcher.
    private string? Dispatcher(Gateway gateway) =>
        gateway.Install is { Undici: not null } install && !gateway.Dispatchers.IsEmpty && NpmPackage.Required(host.Files, install.Package.Folder, "undici") is { } package
            ? host.Files.RealPath(package.Folder) : null;
}
