using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>Where a variable of a service can come from; a later one beats an earlier one.</summary>
public enum VariableLayer
{
    /// <summary>What the manager itself starts with, and what a user's manager inherits.</summary>
    Manager,

    /// <summary><c>DefaultEnvironment=</c> of system.conf or user.conf.</summary>
    DefaultEnvironment,

    /// <summary>A file of environment.d.</summary>
    EnvironmentD,

    /// <summary><c>systemctl set-environment</c>: not on disk.</summary>
    SetEnvironment,

    /// <summary>Set by systemd for the service: <c>HOME</c> by <c>User=</c>, <c>STATE_DIRECTORY</c>, <c>PATH</c> by <c>ExecSearchPath=</c>.</summary>
    Own,

    /// <summary><c>PassEnvironment=</c>.</summary>
    PassEnvironment,

    /// <summary><c>Environment=</c>.</summary>
    Environment,

    /// <summary>A file of <c>EnvironmentFile=</c>.</summary>
    EnvironmentFile,

    /// <summary>pam_env, where the service has <c>PAMName=</c>.</summary>
    Pam,
}

/// <summary>One place that gives a variable a value.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Value">The value, as the process would see it.</param>
/// <param name="Layer">The kind of place.</param>
/// <param name="Location">The assignment; null for what systemd sets of itself.</param>
public sealed record VariableOrigin(string Name, string Value, VariableLayer Layer, Location? Location)
{
    /// <summary>False where a part of the value is known only at run time; it then stands as written (<c>%v</c>).</summary>
    public bool IsExact { get; init; } = true;

    /// <summary>The empty <c>Environment=</c> that cleared this assignment, or null.</summary>
    public Location? ClearedBy { get; init; }
}

/// <summary>A variable that a service starts with.</summary>
/// <param name="Origin">The assignment that won.</param>
/// <param name="Overridden">Those it beat, weakest first; cleared ones are among them.</param>
public sealed record EffectiveVariable(VariableOrigin Origin, ImmutableArray<VariableOrigin> Overridden)
{
    /// <summary>The name.</summary>
    public string Name => Origin.Name;

    /// <summary>The value.</summary>
    public string Value => Origin.Value;
}

/// <summary>A variable that is assigned somewhere and yet not there when the service starts.</summary>
/// <param name="Origins">The assignments, weakest first; at least one.</param>
/// <param name="By">What took it away: <c>UnsetEnvironment=</c>, or the empty <c>Environment=</c>.</param>
/// <param name="IsUnset">True for <c>UnsetEnvironment=</c>.</param>
public sealed record LostVariable(ImmutableArray<VariableOrigin> Origins, Location By, bool IsUnset)
{
    /// <summary>The name.</summary>
    public string Name => Origins[0].Name;
}
