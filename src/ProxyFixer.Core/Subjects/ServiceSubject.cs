using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Gateways;
using ProxyFixer.Knowledge.NodeJs;
using ProxyFixer.Machine;
using ProxyFixer.Systemd;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>A systemd service that starts OpenClaw. Facts: docs/architecture.md, "Facts of a service".</summary>
public sealed class ServiceSubject : Subject
{
    private const string Switch = "NODE_USE_ENV_PROXY";

    // What a rule may set: none of these can hold a secret, so a drop-in that others can read may hold them.
    private static readonly ImmutableArray<string> Settable = [Switch, "NO_PROXY", "no_proxy"];
    private readonly Gateway gateway;
    private readonly MachineFiles files;
    private readonly ServiceEnvironment? systemd;
    private readonly SourceText unit;

    /// <summary>Makes the subject.</summary>
    /// <param name="gateway">The service.</param>
    /// <param name="unit">Its main file.</param>
    /// <param name="systemd">Plans drop-ins; null for a file that no manager reads: it is edited itself.</param>
    /// <param name="files">The machine.</param>
    public ServiceSubject(Gateway gateway, SourceText unit, ServiceEnvironment? systemd, MachineFiles files)
    {
        this.files = files;
        (this.gateway, this.systemd, this.unit) = (gateway, systemd, unit);
        Anchor = gateway.Service.ExecStart.LastOrDefault()?.Location ?? new(unit, unit.LineAt(1));
        Facts = Collect(gateway, files);
    }

    /// <summary>The service.</summary>
    public Gateway Gateway => gateway;

    /// <inheritdoc/>
    public override SubjectKind Kind => SubjectKind.Service;

    /// <inheritdoc/>
    public override string Name => gateway.Service.Unit;

    /// <inheritdoc/>
    public override Location Anchor { get; }

    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, Fact> Facts { get; }

    /// <inheritdoc/>
    public override IProxyEnvironment? Proxies => gateway.Command.Node is null ? null : gateway;

    /// <inheritdoc/>
    public override bool IsReadableByAll(string path) => files.IsReadableByAll(path);

    /// <inheritdoc/>
    public override FixProposal Propose(ImmutableArray<(string Path, string Value)> wanted) =>
        wanted is not [var (path, value)] || Settable.FirstOrDefault(name => path == "Environment." + name) is not { } known
            ? new FixProposal.Impossible("this cannot be set in a service")
            : known == Switch ? ProposeSwitch()
            : Set(known, value);

    private FixProposal ProposeSwitch()
    {
        var after = gateway.Predict(gateway.Environment.SetItem(Switch, "1"));
        var oauth = after.Route(NodeClient.HttpsRequest, Gateway.OAuthAddress);
        if (after.Startup.Kind != StartupKind.Runs && after.Startup.Kind != StartupKind.Unknown)
        {
            return new FixProposal.Impossible($"with the switch Node would not start: {after.Startup.Reason}");
        }

        return oauth.Kind == RouteKind.Fails ? new FixProposal.Impossible($"with the switch requests would fail: {oauth.Reason}")
            : after.Switch.IsOn == false ? new FixProposal.Impossible($"the switch would have no effect: {after.Switch.Reason}")
            : Set(Switch, "1");
    }

    private FixProposal Set(string name, string value) =>
        systemd is null ? ChangeUnit(name, value) : Change(new DropInPlanner(systemd, gateway.Service).Plan(name, value));

    private FixProposal ChangeUnit(string name, string value)
    {
        var format = FormatCatalog.OfKind("systemd-unit");
        return format.Edit(format.Parse(unit), NodePath.Of(name), value) switch
        {
            EditResult.Edited { Edits.IsEmpty: false } edited => new FixProposal.Possible([new(unit.Path, unit, edited.Edits)], []),
            EditResult.Refused refused => new FixProposal.Impossible(refused.Reason),
            _ => new FixProposal.Impossible("the unit already sets it, and something else takes it away again"),
        };
    }

    private FixProposal Change(DropInPlan plan) => plan switch
    {
        DropInPlan.NewFile added => Possible(FileChange.Create(added.File.Path, added.File.Text), needsReload: true),
        DropInPlan.Edit edit => Possible(new(edit.File.Path, edit.File, edit.Edits), needsReload: edit.File.Path.EndsWith(".conf", StringComparison.Ordinal)),
        DropInPlan.Refused refused => new FixProposal.Impossible(refused.Reason),
        _ => new FixProposal.Impossible("systemd already sets it; a wrapper in ExecStart= takes it away again"),
    };

    private FixProposal.Possible Possible(FileChange change, bool needsReload)
    {
        var systemctl = gateway.Service.Scope.IsUser ? "systemctl --user" : "systemctl";
        ImmutableArray<string> advice = [$"{systemctl} restart {gateway.Service.Unit}"];
        return new([change], needsReload ? advice.Insert(0, $"{systemctl} daemon-reload") : advice);
    }

    private static ImmutableSortedDictionary<string, Fact> Collect(Gateway gateway, MachineFiles files)
    {
        var facts = new FactSheet();
        foreach (var (name, where) in gateway.HasProxy ? [] : ShellProxies.Find(files, gateway.Home))
        {
            facts.Add("Shell." + name, "set", where);
        }

        foreach (var (name, value) in gateway.Environment)
        {
            facts.Add("Environment." + name, value, gateway.Service.Find(name)?.Origin.Location ?? gateway.Service.ExecStart.LastOrDefault()?.Location);
        }

        foreach (var late in gateway.Late.Variables.Where(late => late.Arrives))
        {
            facts.Add("Late." + late.Name, late.Value, late.Location);
        }

        foreach (var word in gateway.Service.Unset)
        {
            facts.Add("Unset." + word.Value.Split('=', 2)[0], word.Value, word.Location);
        }

        facts.Add("LoadState", gateway.Service.LoadState.ToString().ToLowerInvariant());
        facts.Add("ExecStart", gateway.Service.ExecStart.LastOrDefault()?.Value, gateway.Service.ExecStart.LastOrDefault()?.Location);
        facts.Add("StartsNode", gateway.Command.Node is not null);
        facts.Add("Kind", gateway.IsNodeHost ? "node" : "gateway");
        facts.Add("HasProxy", gateway.HasProxy);
        facts.Add("HasManagedProxy", gateway.HasManagedProxy);
        facts.Add("Codex.InUse", gateway.UsesCodex);
        facts.Add("OpenClaw.Version", gateway.Version?.ToString());
        facts.Add("OpenClaw.NeedsSwitch", gateway.Release.NeedsSwitch());
        AddNode(facts, gateway);
        return facts.ToFacts();
    }

    private static void AddNode(FactSheet facts, Gateway gateway)
    {
        var now = gateway.Predict(gateway.Environment);
        var after = gateway.Predict(gateway.Environment.SetItem(Switch, "1"));
        var route = after.Route(NodeClient.Fetch, Gateway.CodexAddress);
        facts.Add("Node.Path", gateway.Node?.Path);
        facts.Add("Node.Version", gateway.Node?.Version?.ToString());
        facts.Add("Startup", now.Startup.Kind.ToString().ToLowerInvariant());
        facts.Add("Startup.Reason", now.Startup.Reason);
        facts.Add("Switch.IsOn", now.Switch.IsOn);
        facts.Add("Switch.IsOn.Reason", now.Switch.Reason);
        facts.Add("WithSwitch.IsOn", after.Switch.IsOn);
        facts.Add("WithSwitch.IsOn.Reason", after.Switch.Reason);
        facts.Add("WithSwitch.Startup", after.Startup.Kind.ToString().ToLowerInvariant());
        facts.Add("WithSwitch.Startup.Reason", after.Startup.Reason);
        facts.Add("WithSwitch.Route", route.Kind.ToString().ToLowerInvariant());
        facts.Add("WithSwitch.Route.Cause", route.Cause.ToString().ToLowerInvariant());
        facts.Add("WithSwitch.Route.Reason", route.Reason);
    }
}
