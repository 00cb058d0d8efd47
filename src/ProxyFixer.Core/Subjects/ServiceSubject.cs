using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Gateways;
using ProxyFixer.Knowledge.NodeJs;
using ProxyFixer.Systemd;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>A systemd service that starts OpenClaw. Facts: docs/architecture.md, "Facts of a service".</summary>
public sealed class ServiceSubject : Subject
{
    private const string Switch = "NODE_USE_ENV_PROXY";
    private readonly Gateway gateway;
    private readonly ServiceEnvironment? systemd;
    private readonly SourceText unit;

    /// <summary>Makes the subject.</summary>
    /// <param name="gateway">The service.</param>
    /// <param name="unit">Its main file.</param>
    /// <param name="systemd">Plans drop-ins; null for a file that no manager reads: it is edited itself.</param>
    public ServiceSubject(Gateway gateway, SourceText unit, ServiceEnvironment? systemd)
    {
        (this.gateway, this.systemd, this.unit) = (gateway, systemd, unit);
        Anchor = gateway.Service.ExecStart.LastOrDefault()?.Location ?? new(unit, unit.LineAt(1));
        Facts = Collect(gateway);
    }

    /// <inheritdoc/>
    public override SubjectKind Kind => SubjectKind.Service;

    /// <inheritdoc/>
    public override string Name => gateway.Service.Unit;

    /// <inheritdoc/>
    public override Location Anchor { get; }

    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, Fact> Facts { get; }

    /// <inheritdoc/>
    public override FixProposal Propose(ImmutableArray<(string Path, string Value)> wanted) =>
        wanted is [("Environment." + Switch, "1")]
            ? ProposeSwitch()
            : new FixProposal.Impossible("only NODE_USE_ENV_PROXY=1 can be set in a service");

    private FixProposal ProposeSwitch()
    {
        var after = gateway.Predict(gateway.Environment.SetItem(Switch, "1"));
        if (after.Startup.Kind != StartupKind.Runs && after.Startup.Kind != StartupKind.Unknown)
        {
            return new FixProposal.Impossible($"with the switch Node would not start: {after.Startup.Reason}");
        }

        return after.Switch.IsOn == false
            ? new FixProposal.Impossible($"the switch would have no effect: {after.Switch.Reason}")
            : systemd is null ? ChangeUnit()
            : Change(new DropInPlanner(systemd, gateway.Service).Plan(Switch, "1"));
    }

    private FixProposal ChangeUnit()
    {
        var format = FormatCatalog.OfKind("systemd-unit");
        return format.Edit(format.Parse(unit), NodePath.Of(Switch), "1") switch
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

    private static ImmutableSortedDictionary<string, Fact> Collect(Gateway gateway)
    {
        var facts = new FactSheet();
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
