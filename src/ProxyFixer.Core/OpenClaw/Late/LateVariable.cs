using ProxyFixer.Text;

namespace ProxyFixer.OpenClaw.Late;

/// <summary>A variable that OpenClaw adds to its own environment after Node has started.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="Location">Where it stands.</param>
/// <param name="Source">What kind of file that is.</param>
/// <param name="Why">Why it does not count for Node's start, or why it does not count at all; one sentence without a full stop.</param>
/// <param name="Arrives">False where the release ignores it, or a stronger place has the name already.</param>
public sealed record LateVariable(string Name, string Value, Location Location, LateSource Source, string Why, bool Arrives)
{
    /// <summary>Why it is not known whether the release ignores it, one sentence without a full stop; null where that is known.</summary>
    public string? Doubt { get; init; }
}

/// <summary>The files that are read after Node has started, strongest first.</summary>
public enum LateSource
{
    /// <summary>A file of <c>--env-file</c>, which Node reads itself: what it has decided about before.</summary>
    NodeFile,

    /// <summary><c>.env</c> of the working folder.</summary>
    WorkingFolder,

    /// <summary><c>.env</c> of the state folder.</summary>
    StateFolder,

    /// <summary><c>~/.config/openclaw/gateway.env</c>, which not every release reads.</summary>
    GatewayEnv,

    /// <summary>The <c>env</c> section of the config.</summary>
    Config,
}
