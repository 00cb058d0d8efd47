using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>A unit of systemd with its drop-ins and environment files.</summary>
/// <param name="service">The service as systemd computes it.</param>
public sealed class SystemdDefinition(EffectiveService service) : ServiceDefinition
{
    /// <summary>The service as systemd computes it.</summary>
    public EffectiveService Service => service;

    /// <inheritdoc/>
    public override string Name => Service.Unit;

    /// <inheritdoc/>
    public override string Scope => Service.Scope.Name;

    /// <inheritdoc/>
    public override string ScopeWords => Scope + (Service.Scope.User is { } user ? " of " + user.Name : "");

    /// <inheritdoc/>
    public override string? Path => Service.Fragment;

    /// <inheritdoc/>
    public override ImmutableArray<string> DropIns => Service.DropIns;

    /// <inheritdoc/>
    /// <remarks>A file that adds nothing but a warning counts too.</remarks>
    public override IEnumerable<string> Files => new[] { Service.Fragment }.OfType<string>().Concat(Service.DropIns)
        .Concat(Service.EnvironmentFiles.SelectMany(use => use.Files).Select(file => file.Path))
        .Concat(Service.Variables.SelectMany(variable => variable.Overridden.Append(variable.Origin)).Concat(Service.Lost.SelectMany(lost => lost.Origins))
            .Select(origin => origin.Location?.Path).OfType<string>())
        .Concat(Service.Warnings.Select(warning => warning.Path)).Distinct(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override Location? StartsAt => Service.ExecStart.LastOrDefault()?.Location;

    /// <inheritdoc/>
    public override string Place => $"a drop-in of {Name}, which OpenClaw never rewrites";

    /// <inheritdoc/>
    public override UnitLoadState LoadState => Service.LoadState;

    /// <inheritdoc/>
    public override StartFailure? Failure => Service.Failure;

    /// <inheritdoc/>
    public override ImmutableArray<ServiceWarning> Warnings => Service.Warnings;

    /// <inheritdoc/>
    public override bool HasOpenClawName => Gateway.IsOpenClawName(Name);

    /// <inheritdoc/>
    public override bool IsNodeHost => Name.StartsWith("openclaw-node", StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override IEnumerable<StartVariable> ListVariables() =>
        Service.Variables.Select(variable => From(variable.Origin) with { Overridden = [.. variable.Overridden.Select(From)] });

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
