using System.Collections.Immutable;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>What <c>systemctl show</c> calls <c>LoadState</c>.</summary>
public enum UnitLoadState
{
    /// <summary>The unit's files were read.</summary>
    Loaded,

    /// <summary>Its main file is empty or leads to /dev/null.</summary>
    Masked,

    /// <summary>It has no main file, or only a link that leads nowhere.</summary>
    NotFound,

    /// <summary>Its main file is broken.</summary>
    Error,

    /// <summary>Its settings contradict each other, or nothing is to be started.</summary>
    BadSetting,
}

/// <summary>A setting of <c>[Service]</c> that counts.</summary>
/// <param name="Key">The key: <c>ExecStart</c>, <c>User</c>.</param>
/// <param name="Value">The value of the logical line: lines joined, ends trimmed.</param>
/// <param name="Location">Where the value stands.</param>
public sealed record UnitSetting(string Key, string Value, Location Location)
{
    /// <summary>The value with the place of each part; null where it was resolved or is a word of a list.</summary>
    public LocatedLine? Line { get; init; }
}

/// <summary>A file of <c>EnvironmentFile=</c>.</summary>
/// <param name="Path">Absolute path as seen from the root, specifiers resolved; may be a glob.</param>
/// <param name="IsOptional">True for a path with '-' in front.</param>
/// <param name="Location">The path in the unit.</param>
/// <param name="Files">The files that are read, in their order; empty where none is there.</param>
/// <param name="Failure">Why a file counts not at all: <c>No such file or directory</c>, <c>Permission denied</c>; null where all is well.</param>
public sealed record EnvironmentFileUse(
    string Path, bool IsOptional, Location Location, ImmutableArray<SourceText> Files, string? Failure);

/// <summary>A service as it would start now.</summary>
public sealed record EffectiveService
{
    /// <summary>The name that was asked for.</summary>
    public required string Unit { get; init; }

    /// <summary>The name the unit has; differs from <see cref="Unit"/> where that is an alias.</summary>
    public required string Id { get; init; }

    /// <summary>The manager it belongs to.</summary>
    public required SystemdScope Scope { get; init; }

    /// <summary>Whether its files could be loaded.</summary>
    public required UnitLoadState LoadState { get; init; }

    /// <summary>Absolute path of the main file as seen from the root; null where there is none.</summary>
    public string? Fragment { get; init; }

    /// <summary>Absolute paths of the drop-ins, in the order applied.</summary>
    public ImmutableArray<string> DropIns { get; init; } = [];

    /// <summary>Those of its files that the manager reads and we may not, absolute as seen from the root; nothing is known of the service then.</summary>
    public ImmutableArray<string> Closed { get; init; } = [];

    /// <summary>Why it does not start, or null where it does.</summary>
    public StartFailure? Failure { get; init; }

    /// <summary>The variables the files give it, sorted by name; also where it does not start for want of a file.</summary>
    /// <remarks>
    /// Without those whose value only a running system knows (<c>INVOCATION_ID</c>, <c>JOURNAL_STREAM</c>), without
    /// <c>systemctl set-environment</c> unless it was given, and of PAM with pam_env alone.
    /// </remarks>
    public ImmutableArray<EffectiveVariable> Variables { get; init; } = [];

    /// <summary>Variables that are assigned but not there in the end, sorted by name.</summary>
    public ImmutableArray<LostVariable> Lost { get; init; } = [];

    /// <summary>The words of <c>UnsetEnvironment=</c>: a name, or NAME=value.</summary>
    public ImmutableArray<UnitSetting> Unset { get; init; } = [];

    /// <summary>Every <c>Exec…=</c> command that counts, in order.</summary>
    public ImmutableArray<UnitSetting> Commands { get; init; } = [];

    /// <summary><c>User=</c>, or null.</summary>
    public UnitSetting? User { get; init; }

    /// <summary><c>WorkingDirectory=</c>, specifiers resolved, or null.</summary>
    public UnitSetting? WorkingDirectory { get; init; }

    /// <summary><c>RootDirectory=</c> or <c>RootImage=</c> where one names another root than that of the machine, or null.</summary>
    public UnitSetting? OwnRoot { get; init; }

    /// <summary><c>PAMName=</c>, or null. Of PAM only pam_env is computed.</summary>
    public UnitSetting? PamName { get; init; }

    /// <summary>The files of <c>EnvironmentFile=</c>, in the order they are read.</summary>
    public ImmutableArray<EnvironmentFileUse> EnvironmentFiles { get; init; } = [];

    /// <summary>What systemd logs, and what silently loses data; in the order of the files.</summary>
    public ImmutableArray<ServiceWarning> Warnings { get; init; } = [];

    /// <summary>True where the service comes up.</summary>
    public bool Starts => Failure is null;

    /// <summary>The commands of <c>ExecStart=</c>.</summary>
    public IEnumerable<UnitSetting> ExecStart => Commands.Where(command => command.Key == "ExecStart");

    /// <summary>Looks a variable up.</summary>
    /// <param name="name">The exact name.</param>
    /// <returns>The variable, or null where the service does not have it.</returns>
    public EffectiveVariable? Find(string name) => Variables.FirstOrDefault(variable => variable.Name == name);
}
