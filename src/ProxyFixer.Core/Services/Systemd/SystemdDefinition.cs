using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Systemd;

/// <summary>A unit of systemd with its drop-ins and environment files.</summary>
/// <param name="service">The service as systemd computes it.</param>
/// <param name="systemd">The computation it came from.</param>
/// <param name="given">The variables of the service.</param>
/// <param name="command">What it starts.</param>
public sealed class SystemdDefinition(EffectiveService service, ServiceEnvironment systemd, IEnumerable<StartVariable> given, StartCommand command)
    : ServiceDefinition(given, command)
{
    /// <summary>The service as systemd computes it.</summary>
    public EffectiveService Service => service;

    /// <summary>The unit file where no manager reads it; it is changed itself then. Null for a unit of this machine.</summary>
    internal SourceText? Alone { get; init; }

    /// <summary>Lists the managers of the machine; takes <c>user</c>, <c>system</c>, or null for all.</summary>
    internal Func<string?, IEnumerable<SystemdScope>> Managers { get; init; } = _ => [];

    /// <inheritdoc/>
    public override bool IsAlone => Alone is not null;

    /// <inheritdoc/>
    public override string Name => Service.Unit;

    /// <inheritdoc/>
    public override string Scope => Service.Scope.Name;

    /// <inheritdoc/>
    public override string ScopeWords => Scope + (Service.Scope.User is { } user ? " of " + user.Name : "");

    /// <inheritdoc/>
    public override string? Path => Service.Fragment;

    /// <inheritdoc/>
    public override string PathWord => "unit";

    /// <inheritdoc/>
    public override ImmutableArray<string> DropIns => Service.DropIns;

    /// <inheritdoc/>
    /// <remarks>A file that adds nothing but a warning counts too; what it is, its name tells.</remarks>
    public override IEnumerable<ServiceFile> Sources => new[] { Service.Fragment }.OfType<string>().Concat(Service.DropIns)
        .Select(path => new ServiceFile(path, "systemd-unit"))
        .Concat(Service.EnvironmentFiles.SelectMany(use => use.Files).Select(file => new ServiceFile(file.Path, "systemd-env-file")))
        .Concat(Others.Select(path => new ServiceFile(path, Kind: null)));

    /// <inheritdoc/>
    public override IEnumerable<StrayFile> StrayFiles => Service.Fragment is null || IsAlone ? [] : new StrayDropIns(systemd, Service, Managers).Find();

    /// <inheritdoc/>
    public override IEnumerable<string> Closed => Service.Closed;

    /// <inheritdoc/>
    public override Location? StartsAt => Service.ExecStart.LastOrDefault()?.Location;

    /// <inheritdoc/>
    public override string? StartLine => Service.ExecStart.LastOrDefault()?.Value;

    /// <inheritdoc/>
    public override IEnumerable<PlacedText> Unset => Service.Unset.Select(word => new PlacedText(word.Value, word.Location));

    /// <inheritdoc/>
    public override string Place => $"a drop-in of {Name}, which OpenClaw never rewrites";

    /// <inheritdoc/>
    public override UnitLoadState LoadState => Service is { LoadState: UnitLoadState.Error, Closed.IsEmpty: false } ? UnitLoadState.Loaded : Service.LoadState;

    /// <inheritdoc/>
    /// <remarks>A unit that is meant for another machine may find there what it lacks here; a setting that systemd refuses is wrong everywhere.</remarks>
    public override StartFailure? Failure => !Service.Closed.IsEmpty ? null : IsAlone && Service.LoadState == UnitLoadState.Loaded ? null : Service.Failure;

    /// <inheritdoc/>
    public override ImmutableArray<ServiceWarning> Warnings => Service.Warnings;

    /// <inheritdoc/>
    public override bool HasOpenClawName => SystemdServices.IsOpenClawName(Name);

    /// <inheritdoc/>
    public override bool IsNodeHost => base.IsNodeHost || Name.StartsWith("openclaw-node", StringComparison.Ordinal);

    private IEnumerable<string> Others =>
        Service.Variables.SelectMany(variable => variable.Overridden.Append(variable.Origin)).Concat(Service.Lost.SelectMany(lost => lost.Origins))
            .Select(origin => origin.Location?.Path).OfType<string>()
            .Concat(Service.Warnings.Select(warning => warning.Path));

    /// <inheritdoc/>
    /// <remarks>In a drop-in, or in the environment file that sets the variable already.</remarks>
    public override FixProposal SetVariable(string name, string value) =>
        Alone is not null ? FileSetting.Plan(Alone, "systemd-unit", NodePath.Of(name), value)
        : new DropInPlanner(systemd, Service).Plan(name, value) switch
        {
            DropInPlan.NewFile added => new FixProposal.Possible([FileChange.Create(added.File.Path, added.File.Text)]),
            DropInPlan.Edit edit => new FixProposal.Possible([new(edit.File.Path, edit.File, edit.Edits)]),
            DropInPlan.Refused refused => new FixProposal.Impossible(refused.Reason),
            _ => new FixProposal.Impossible("systemd already sets it; a wrapper in ExecStart= takes it away again"),
        };

    /// <inheritdoc/>
    /// <remarks>OpenClaw marks the units that it writes.</remarks>
    public override string? LastingFile(string name, string file) =>
        file != Service.Fragment || !Variables.ContainsKey("OPENCLAW_SERVICE_MARKER") ? null
        : new DropInPlanner(systemd, Service).Plan(name, "0") is DropInPlan.NewFile added ? added.File.Path
        : $"{Service.Scope.ConfigurationFolder}/{Service.Id}.d/{DropInPlanner.PreferredName}";

    /// <inheritdoc/>
    public override bool MayRead(string path, ChangedFiles changed) =>
        base.MayRead(path, changed) || SystemdReading.Concerns(Service, path, changed);

    /// <summary>The variables that a service gives its command.</summary>
    /// <param name="service">The service.</param>
    /// <returns>Sorted by name.</returns>
    internal static IEnumerable<StartVariable> Given(EffectiveService service) =>
        service.Variables.Select(variable => From(variable.Origin) with { Overridden = [.. variable.Overridden.Select(From)] });

    private static StartVariable From(VariableOrigin origin) => new(origin.Name, origin.Value, origin.Location, WordsFor(origin.Layer));

    private static string WordsFor(VariableLayer layer) => layer switch
    {
        VariableLayer.Manager => "the manager",
        VariableLayer.DefaultEnvironment => "DefaultEnvironment=",
        VariableLayer.EnvironmentD => "environment.d",
        VariableLayer.SetEnvironment => "systemctl set-environment",
        VariableLayer.Own => "systemd",
        VariableLayer.PassEnvironment => "PassEnvironment=",
        VariableLayer.Environment => "Environment=",
        VariableLayer.EnvironmentFile => "EnvironmentFile=",
        _ => "PAM",
    };
}
