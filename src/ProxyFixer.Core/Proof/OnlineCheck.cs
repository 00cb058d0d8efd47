using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.Proof.Node;
using ProxyFixer.Reports;

namespace ProxyFixer.Proof;

/// <summary>
/// What the real proxy and the real back end answer: a tunnel and one request without a sign-in, once as Node's fetch sends it and once
/// with the headers of a browser. It is the only check that leaves the machine, and is made only where the user asks for it.
/// </summary>
/// <param name="host">The machine.</param>
internal sealed class OnlineCheck(Host host)
{
    private const string Name = "online";
    private const int LongestWait = 8000; // milliseconds, for each step

    /// <summary>A browser's headers; the same as rule PXF0401 puts into the code, but for what the user has set.</summary>
    public static readonly BrowserHeaders Browser = new(
        "https://chatgpt.com", "https://chatgpt.com/", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36", "en-US,en;q=0.9");

    private static string CodexHost => new Uri(Gateway.CodexAddress).Host;

    /// <summary>Says what will be contacted.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <returns>A sentence without a full stop; null where nothing will be.</returns>
    public static string? Announce(Gateway gateway) => Proxy(gateway) is not { } proxy ? null
        : $"--online contacts {CodexHost} through the proxy of {proxy.Name} ({Secrets.Mask(proxy.Name, proxy.Value)}) for {gateway.Service.Name}: two tunnels, and a request without a sign-in in each";

    /// <summary>Makes the check.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="user">Who it runs as; null where that is unknown.</param>
    /// <returns>The check.</returns>
    public Check Run(Gateway gateway, UserAccount? user)
    {
        var node = new GatewayNode(host, gateway, user);
        if (Proxy(gateway) is not { } proxy)
        {
            return Check.NotChecked(Name, "no http:// or https:// proxy holds for its requests");
        }

        if (node.Obstacle() is { } obstacle)
        {
            return Check.NotChecked(Name, obstacle.Reason, obstacle.Next is null ? [] : [obstacle.Next]);
        }

        var run = new NodeRun(NodeScripts.Online, [], gateway.Environment.Remove(NodeSwitch.Variable).Remove("NODE_OPTIONS"), node.WorkingFolder, json => Write(json, proxy.Value)) { IsWatched = false };
        return node.Run(run) is not { Answers: [{ HasResult: true } answer] } ? Check.NotChecked(Name, $"{host.Display(gateway.Command.Node!)} could not be run as its user, or did not end in time")
            : ForeignAnswer.Judge(Name, () => Judge(answer.Result, proxy.Name));
    }

    private static (string Name, string Value)? Proxy(Gateway gateway) =>
        gateway.PredictValues().Route(NodeClient.Fetch, Gateway.CodexAddress) is { Kind: RouteKind.Proxied, Variable: { } name } && gateway.Seen.GetValueOrDefault(name) is { } value
            && (value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) ? (name, value) : null;

    private static void Write(JsonOutput json, string proxy) => json.Map(() =>
    {
        json.Member("proxy", proxy);
        json.Member("host", CodexHost);
        json.Member("path", new Uri(Gateway.CodexAddress).AbsolutePath);
        json.Member("longest", LongestWait);
        json.List("requests", new[] { false, true }, isBrowser => json.Map(() =>
        {
            json.Member("name", isBrowser ? "with a browser's headers" : "as Node sends it");
            json.Map("headers", () =>
            {
                json.Member("Accept-Language", isBrowser ? Browser.AcceptLanguage : "*");
                json.Member("User-Agent", isBrowser ? Browser.UserAgent : "node");
                foreach (var name in isBrowser ? ["Origin", "Referer"] : Array.Empty<string>())
                {
                    json.Member(name, Browser[name]);
                }
            });
        }));
    });

    private static Check Judge(JsonElement result, string variable)
    {
        var (plain, browser) = (OnlineAnswer.Read(result[0]), OnlineAnswer.Read(result[1]));
        return Decide(plain, browser, variable) with
        {
            Table = new(["request", "answer", "certificate of"], [.. new[] { plain, browser }.Select(one => ImmutableArray.Create(one.Name, one.Words, one.Issuer ?? ""))]),
        };
    }

    private static Check Decide(OnlineAnswer plain, OnlineAnswer browser, string variable) => browser.Kind switch
    {
        OnlineKind.NotReached => Check.Failed(Name, $"the proxy of {variable} is not reached ({browser.Error})", "look at its address, and at a firewall on the way"),
        OnlineKind.WantsSignIn => Check.Failed(Name, $"the proxy of {variable} wants a sign-in (407)", $"write its user and password into {variable}, as http://USER:PASSWORD@HOST:PORT"),
        OnlineKind.Refuses => Check.Failed(Name, string.Create(CultureInfo.InvariantCulture, $"the proxy of {variable} refuses the tunnel to {CodexHost} ({browser.Status})"), $"let it allow CONNECT to {CodexHost}:443"),
        OnlineKind.Silent => Check.Failed(Name, $"the proxy of {variable} takes the connection and opens no tunnel ({browser.Error})", "look whether it is a proxy for http, and whether it reaches the internet"),
        OnlineKind.Intercepted => Check.Failed(Name, $"TLS ends on the way: the certificate is one of {browser.Issuer}, which Node does not trust ({browser.Error})", "name its authority in NODE_EXTRA_CA_CERTS, in the environment that the service starts with"),
        OnlineKind.NoTls => Check.Failed(Name, $"behind the proxy of {variable} there is no TLS ({browser.Error})", "look whether the proxy reaches the internet"),
        OnlineKind.Page => Check.Failed(Name, "the back end answers with its page for refused clients, with the headers of a browser too: it refuses this address, or this TLS", "try another exit of the proxy"),
        OnlineKind.AsksToken when plain.Kind == OnlineKind.Page => Check.Passed(Name, "the back end answers with the headers of a browser, and without them with its page for refused clients"),
        OnlineKind.AsksToken => Check.Passed(Name, "the back end answers as it should to a request without a sign-in (401)"),
        _ => Check.NotChecked(Name, $"the answer is none that is known: {browser.Words}"),
    };
}
