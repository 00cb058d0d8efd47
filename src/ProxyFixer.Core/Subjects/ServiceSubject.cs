using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Preloads;
using ProxyFixer.Services;
using ProxyFixer.Services.Launchd;
using ProxyFixer.Services.Shells;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>A service that starts OpenClaw: a unit, an agent of launchd, a service of Compose. Facts: docs/facts.md.</summary>
public sealed class ServiceSubject : Subject
{
    private readonly Gateway gateway;
    private readonly MachineFiles files;
    private readonly Lazy<ShellEnvironment?> shell;
    private readonly Lazy<TrustedFile?> certificates;

    /// <summary>Makes the subject.</summary>
    /// <param name="gateway">The service.</param>
    /// <param name="text">Its main file.</param>
    /// <param name="host">The machine.</param>
    public ServiceSubject(Gateway gateway, SourceText text, Host host)
    {
        (this.gateway, this.files) = (gateway, host.Files);
        Anchor = gateway.Service.StartsAt ?? new(text, text.LineAt(1));
        certificates = new(() => gateway is { Command.Node: not null, Service: { Container: null, IsAlone: false } } && gateway.Environment.GetValueOrDefault(TrustedFile.Extra) is { Length: > 0 }
            ? TrustedFile.Find(TrustedFile.Extra, gateway, ServiceUser.Of(gateway, host), host.Files)
            : null);
        shell = new(() => gateway.Service is { Container: null, IsManual: false } ? ShellEnvironment.Read(host.Files, gateway.Home, ShellStart.Interactive) : null);
        Facts = Collect(host);
        ExpectedProxies = host.Settings.Proxies;
    }

    /// <summary>The service.</summary>
    public Gateway Gateway => gateway;

    /// <summary>The environment of its user's shell, which it does not get; null where it runs in a container, or is started from that shell.</summary>
    public ShellEnvironment? Shell => shell.Value;

    /// <summary>The file of NODE_EXTRA_CA_CERTS; null where it has none, and where files of this machine do not tell.</summary>
    public TrustedFile? ExtraCertificates => certificates.Value;

    /// <inheritdoc/>
    public override SubjectKind Kind => SubjectKind.Service;

    /// <inheritdoc/>
    public override string Name => gateway.Service.Name;

    /// <inheritdoc/>
    public override Location Anchor { get; }

    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, Fact> Facts { get; }

    /// <inheritdoc/>
    public override IProxyEnvironment? Proxies => gateway.Command.Node is null || gateway.Service.HidesProxyValues ? null : gateway;

    /// <inheritdoc/>
    public override bool IsReadableByAll(string path) => files.IsReadableByAll(path);

    /// <inheritdoc/>
    public override FixProposal Propose(ImmutableArray<(string Path, string Value)> wanted) =>
        wanted is not [var (path, value)] || SettableVariables.Named(path) is not { } known
            ? new FixProposal.Impossible("this cannot be set in a service")
            : known == NodeSwitch.Variable ? ProposeSwitch()
            : gateway.Service.SetVariable(known, value);

    private FixProposal ProposeSwitch()
    {
        var after = gateway.Predict(gateway.Environment.SetItem(NodeSwitch.Variable, NodeSwitch.On));
        var oauth = after.Route(NodeClient.HttpsRequest, Gateway.OAuthAddress);
        if (after.Startup.Kind != StartupKind.Runs && after.Startup.Kind != StartupKind.Unknown)
        {
            return new FixProposal.Impossible($"with the switch Node would not start: {after.Startup.Reason}");
        }

        return oauth.Kind == RouteKind.Fails ? new FixProposal.Impossible($"with the switch requests would fail: {oauth.Reason}")
            : after.Switch.IsOn == false ? new FixProposal.Impossible($"the switch would have no effect: {after.Switch.Reason}")
            : gateway.Service.SetVariable(NodeSwitch.Variable, NodeSwitch.On);
    }

    private ImmutableSortedDictionary<string, Fact> Collect(Host host)
    {
        var facts = new FactSheet(SubjectKind.Service);
        if (!gateway.HasProxy && gateway.Service.Container is null)
        {
            AddShell(facts, host);
            var system = MacSystemProxy.Read(host.Files);
            facts.Add(FactCatalog.SystemProxy, system.Where is null ? null : "set", system.Where);
        }

        foreach (var (name, variable) in gateway.Service.Variables)
        {
            facts.Add(FactCatalog.Environment, name, variable.Value, variable.Where ?? gateway.Service.StartsAt);
        }

        foreach (var late in gateway.Late.Variables.Where(late => late.Arrives))
        {
            facts.Add(FactCatalog.LateVariable, late.Name, late.Value, late.Location);
        }

        foreach (var word in gateway.Service.Unset)
        {
            facts.Add(FactCatalog.Unset, word.Text.Split('=', 2)[0], word.Text, word.Where);
        }

        facts.Add(FactCatalog.LoadState, gateway.Service.LoadState);
        facts.Add(FactCatalog.ExecStart, gateway.Service.StartLine, gateway.Service.StartsAt);
        facts.Add(FactCatalog.ServicePlace, gateway.Service.Place);
        facts.Add(FactCatalog.MoreVariables, gateway.Service.MoreVariables);
        facts.Add(FactCatalog.StartsNode, gateway.Command.Node is not null);
        facts.Add(FactCatalog.Kind, gateway.IsNodeHost ? "node" : "gateway");
        facts.Add(FactCatalog.HasProxy, gateway.HasProxy);
        facts.Add(FactCatalog.HasManagedProxy, gateway.HasManagedProxy);
        facts.Add(FactCatalog.CodexInUse, gateway.UsesCodex);
        facts.Add(FactCatalog.OpenClawVersion, gateway.Version?.ToString());
        facts.Add(FactCatalog.NeedsSwitch, gateway.NeedsSwitch);
        facts.Add(FactCatalog.Doubt, Gateway.Doubt(gateway.Version));
        facts.Add(FactCatalog.TelegramDropsProxies, gateway.TelegramDropsProxies);
        AddNode(facts, gateway);
        return facts.ToFacts();
    }

    // A service does not inherit what a shell has; the terminal in which this program runs is one more witness of that.
    private void AddShell(FactSheet facts, Host host)
    {
        if (Shell is not { } shell)
        {
            return;
        }

        foreach (var variable in shell.Variables.Values.Where(variable => Gateway.ProxyNames.Contains(variable.Name) && !variable.Values.SequenceEqual([""])))
        {
            facts.Add(FactCatalog.Shell, variable.Name, "set", variable.Where);
        }

        var own = MachinePath.Join("/", host.Environment.GetValueOrDefault("HOME", ""));
        var isOwn = !host.HasRoot && own != "/" && (MachinePath.Join("/", gateway.Home) == own || gateway.Service.Path?.StartsWith(own.TrimEnd('/') + "/", StringComparison.Ordinal) == true);
        foreach (var name in Gateway.ProxyNames.Where(name => isOwn && host.Environment.GetValueOrDefault(name) is { Length: > 0 }))
        {
            facts.Add(FactCatalog.Terminal, name, "set");
        }
    }

    private static void AddNode(FactSheet facts, Gateway gateway)
    {
        var now = gateway.Predict(gateway.Environment);
        var after = gateway.Predict(gateway.Environment.SetItem(NodeSwitch.Variable, NodeSwitch.On));
        var route = after.Route(NodeClient.Fetch, Gateway.CodexAddress);
        facts.Add(FactCatalog.NodePath, gateway.Node?.Path);
        facts.Add(FactCatalog.NodeVersion, gateway.Node?.Version?.ToString());
        if (gateway.EndsAtImport() is { Variable: { } variable } end)
        {
            facts.Add(FactCatalog.EndsAtImport, end.Reason, gateway.Find(variable));
        }

        facts.Add(FactCatalog.Startup, now.Startup.Kind);
        facts.Add(FactCatalog.StartupReason, now.Startup.Reason);
        facts.AddSwitch(now, after);
        facts.Add(FactCatalog.WithSwitchNote, gateway.FindMisledChannels() is null ? "" : " Mind that axios in some channels needs the host of the proxy in NO_PROXY then (PXF0514).");
        if (gateway.Preloads.Any(preload => preload.Reach is PreloadReach.Unknown or PreloadReach.Dispatcher))
        {
            facts.Add(FactCatalog.PreloadLeadsFetch, gateway.PreloadLeadsFetch);
        }
        facts.Add(FactCatalog.WithSwitchRoute, route.Kind);
        facts.Add(FactCatalog.WithSwitchRouteReason, route.Reason);
    }
}
