using System.Collections.Immutable;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.OpenClaw.Headers;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Proof.Node;
using ProxyFixer.Reports;
using ProxyFixer.Tree;

namespace ProxyFixer.Proof;

/// <summary>
/// The headers that the installed code really sends: it is loaded in the gateway's Node and sends one request over SSE and one over
/// WebSocket, with a token that opens nothing, to a back end in the same process.
/// </summary>
/// <param name="host">The machine.</param>
/// <param name="showsAll">Whether secrets are shown.</param>
internal sealed class HeaderCheck(Host host, bool showsAll)
{
    /// <summary>What the check is called.</summary>
    public const string Name = "headers";

    /// <summary>The headers that are told, in this order.</summary>
    public static readonly ImmutableArray<string> Told = [.. BrowserHeaders.Names, "originator"];

    private static readonly string[] Proxies = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];

    // Its own state folder is not touched: the code gets the private folder for a home.
    private static readonly string[] Homes = ["HOME", "OPENCLAW_HOME", "OPENCLAW_STATE_DIR", "PI_CODING_AGENT_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "TMPDIR"];

    /// <summary>Makes the check.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="user">Who it runs as; null where that is unknown.</param>
    /// <returns>The check.</returns>
    public Check Run(Gateway gateway, UserAccount? user)
    {
        var config = gateway.Late.Config is { Document.IsBroken: false } read ? CodexConfig.Of(read, gateway.Release) : null;
        if (gateway.IsNodeHost || gateway.UsesCodex == false || config is { UsesCodexRuntime: true })
        {
            return Check.NotNeeded(Name, gateway.IsNodeHost ? "a node host sends no request to a model"
                : gateway.UsesCodex == false ? "the config uses no model of Codex"
                : "the external Codex program sends the requests, and no JavaScript");
        }

        var node = new GatewayNode(host, gateway, user);
        return node.Obstacle() is { } obstacle ? Check.NotChecked(Name, obstacle.Reason, obstacle.Next is null ? [] : [obstacle.Next])
            : gateway.Install is null ? Check.NotChecked(Name, "the OpenClaw that it starts was not found")
            : gateway.Release.RequestPath.Value is not { } sender ? Check.NotChecked(Name, gateway.Release.RequestPath.Reason)
            : FindSender(gateway, sender.Sender) is not { } file ? Check.NotChecked(Name, $"{sender.Sender.Package}/{sender.Sender.Pattern}, which sends the requests of this release, was not found")
            : Send(gateway, config, node, file);
    }

    private string? FindSender(Gateway gateway, PackageFile sender) => HeaderCode.Of(host.Files, gateway.Install!)
        .FirstOrDefault(file => file.Package.Name == sender.Package && file.Path.StartsWith(file.Package.Folder + "/", StringComparison.Ordinal)
            && HeaderCode.Matches(file.Path[(file.Package.Folder.Length + 1)..], sender.Pattern))?.Path;

    private Check Send(Gateway gateway, CodexConfig? config, GatewayNode node, string file)
    {
        var headers = HeadersOf(config);
        var names = gateway.Release.CodexProvider.Value ?? ProviderNames.Former;
        var environment = gateway.Environment.RemoveRange(Proxies).Remove(NodeJs.NodeSwitch.Variable).SetItems(Homes.Select(name => KeyValuePair.Create(name, node.Folder)));
        var run = new NodeRun(NodeScripts.Headers, node.Options, environment, node.Folder, json => json.Map(() =>
        {
            json.Member("file", host.Files.RealPath(file));
            json.Member("api", names.Api);
            json.Member("provider", names.Provider);
            json.Map("headers", () => WriteHeaders(json, headers));
            json.List("names", Told);
        }));
        return node.Run(run) is not { Answers: [var answer] } ? Check.NotChecked(Name, $"{host.Display(gateway.Command.Node!)} could not be run as its user")
            : !answer.HasResult ? Check.NotChecked(Name, $"Node ended before anything was sent: {answer.Ending}") with { IsDead = !answer.IsLate }
            : ForeignAnswer.Judge(Name, () => new HeaderFindings(host, headers, host.Display(file), showsAll).Judge(answer.Result));
    }

    private static void WriteHeaders(JsonOutput json, ImmutableDictionary<string, string> headers)
    {
        foreach (var (name, value) in headers)
        {
            json.Member(name, value);
        }
    }

    // As OpenClaw hands them to the model; an entry that its release refuses counts for nothing.
    private static ImmutableDictionary<string, string> HeadersOf(CodexConfig? config) =>
        config is not { MissingMembers.IsEmpty: true } || config.Provider?.Find("headers")?.Value is not ObjectNode headers
            ? ImmutableDictionary<string, string>.Empty
            : headers.Members.Where(member => member.Value is ScalarNode { AsString: not null }).DistinctBy(member => member.Name, StringComparer.OrdinalIgnoreCase)
                .ToImmutableDictionary(member => member.Name, member => ((ScalarNode)member.Value).AsString!, StringComparer.OrdinalIgnoreCase);
}
