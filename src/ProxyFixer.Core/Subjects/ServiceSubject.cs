using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.Services;
using ProxyFixer.Services.Compose;
using ProxyFixer.Services.Files;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>A service that starts OpenClaw: a unit, an agent of launchd, a service of Compose. Facts: docs/architecture.md, "Facts of a service".</summary>
public sealed class ServiceSubject : Subject
{
    private readonly Gateway gateway;
    private readonly MachineFiles files;
    private readonly IStartPlace place;

    /// <summary>Makes the subject.</summary>
    /// <param name="gateway">The service.</param>
    /// <param name="text">Its main file.</param>
    /// <param name="place">Where its start environment can be changed.</param>
    /// <param name="files">The machine.</param>
    public ServiceSubject(Gateway gateway, SourceText text, IStartPlace place, MachineFiles files)
    {
        (this.gateway, this.place, this.files) = (gateway, place, files);
        Anchor = gateway.Service.StartsAt ?? new(text, text.LineAt(1));
        Facts = Collect(gateway, files);
    }

    /// <summary>The service.</summary>
    public Gateway Gateway => gateway;

    /// <inheritdoc/>
    public override SubjectKind Kind => SubjectKind.Service;

    /// <inheritdoc/>
    public override string Name => gateway.Service.Name;

    /// <inheritdoc/>
    public override Location Anchor { get; }

    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, Fact> Facts { get; }

    /// <inheritdoc/>
    public override IProxyEnvironment? Proxies => gateway.Command.Node is null || gateway.Service is FileDefinition { HidesProxyValues: true } ? null : gateway;

    /// <inheritdoc/>
    public override bool IsReadableByAll(string path) => files.IsReadableByAll(path);

    /// <inheritdoc/>
    public override FixProposal Propose(ImmutableArray<(string Path, string Value)> wanted) =>
        wanted is not [var (path, value)] || SettableVariables.Named(path) is not { } known
            ? new FixProposal.Impossible("this cannot be set in a service")
            : known == SettableVariables.Switch ? ProposeSwitch()
            : place.Assign(known, value);

    private FixProposal ProposeSwitch()
    {
        var after = gateway.Predict(gateway.Environment.SetItem(SettableVariables.Switch, "1"));
        var oauth = after.Route(NodeClient.HttpsRequest, Gateway.OAuthAddress);
        if (after.Startup.Kind != StartupKind.Runs && after.Startup.Kind != StartupKind.Unknown)
        {
            return new FixProposal.Impossible($"with the switch Node would not start: {after.Startup.Reason}");
        }

        return oauth.Kind == RouteKind.Fails ? new FixProposal.Impossible($"with the switch requests would fail: {oauth.Reason}")
            : after.Switch.IsOn == false ? new FixProposal.Impossible($"the switch would have no effect: {after.Switch.Reason}")
            : place.Assign(SettableVariables.Switch, "1");
    }

    private static ImmutableSortedDictionary<string, Fact> Collect(Gateway gateway, MachineFiles files)
    {
        var facts = new FactSheet();
        foreach (var (name, where) in gateway.HasProxy || gateway.Service is ComposeDefinition or FileDefinition ? [] : ShellProxies.Find(files, gateway.Home))
        {
            facts.Add("Shell." + name, "set", where);
        }

        foreach (var (name, value) in gateway.Environment)
        {
            facts.Add("Environment." + name, value, gateway.Service.Find(name)?.Where ?? gateway.Service.StartsAt);
        }

        foreach (var late in gateway.Late.Variables.Where(late => late.Arrives))
        {
            facts.Add("Late." + late.Name, late.Value, late.Location);
        }

        foreach (var word in gateway.Systemd?.Unset ?? [])
        {
            facts.Add("Unset." + word.Value.Split('=', 2)[0], word.Value, word.Location);
        }

        facts.Add("LoadState", gateway.Service.LoadState.ToString().ToLowerInvariant());
        facts.Add("ExecStart", gateway.Systemd?.ExecStart.LastOrDefault()?.Value ?? gateway.Service.StartsAt?.ToText(), gateway.Service.StartsAt);
        facts.Add("Service.Place", gateway.Service.Place);
        facts.Add("StartsNode", gateway.Command.Node is not null);
        facts.Add("Kind", gateway.IsNodeHost ? "node" : "gateway");
        facts.Add("HasProxy", gateway.HasProxy);
        facts.Add("HasManagedProxy", gateway.HasManagedProxy);
        facts.Add("Codex.InUse", gateway.UsesCodex);
        facts.Add("OpenClaw.Version", gateway.Version?.ToString());
        facts.Add("OpenClaw.NeedsSwitch", gateway.NeedsSwitch);
        facts.Add("OpenClaw.NeedsSwitch.Doubt", Gateway.Doubt(gateway.Version));
        facts.Add("TelegramDropsProxies", gateway.TelegramDropsProxies);
        AddNode(facts, gateway);
        return facts.ToFacts();
    }

    private static void AddNode(FactSheet facts, Gateway gateway)
    {
        var now = gateway.Predict(gateway.Environment);
        var after = gateway.Predict(gateway.Environment.SetItem(SettableVariables.Switch, "1"));
        var route = after.Route(NodeClient.Fetch, Gateway.CodexAddress);
        facts.Add("Node.Path", gateway.Node?.Path);
        facts.Add("Node.Version", gateway.Node?.Version?.ToString());
        facts.Add("Startup", now.Startup.Kind.ToString().ToLowerInvariant());
        facts.Add("Startup.Reason", now.Startup.Reason);
        facts.AddSwitch(now, after);
        facts.Add("WithSwitch.Route", route.Kind.ToString().ToLowerInvariant());
        facts.Add("WithSwitch.Route.Reason", route.Reason);
    }
}
