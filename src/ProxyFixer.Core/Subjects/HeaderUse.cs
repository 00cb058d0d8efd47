using System.Collections.Immutable;
using ProxyFixer.Backups;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.OpenClaw.Installs;
using ProxyFixer.Settings;

namespace ProxyFixer.Subjects;

/// <summary>Who uses a file with header code.</summary>
/// <param name="Package">The package it belongs to.</param>
/// <param name="Install">The OpenClaw that package belongs to; null for none.</param>
/// <param name="Gateways">The services that matter for it; empty where none is known.</param>
/// <param name="Configs">The configs that matter for it; empty where none is known.</param>
/// <param name="Note">What else is to say of this copy, a sentence with a blank in front; empty for nothing.</param>
public sealed record HeaderUse(
    NpmPackage Package, OpenClawInstall? Install, ImmutableArray<Gateway> Gateways, ImmutableArray<CodexConfig> Configs, string Note)
{
    /// <summary>The machine.</summary>
    public required MachineFiles Files { get; init; }

    /// <summary>Where missing headers are put.</summary>
    public HeaderMode Mode { get; init; }

    /// <summary>The installed code that was changed before.</summary>
    public PatchedFiles Patched { get; init; } = PatchedFiles.None;

    /// <summary>What the user has set.</summary>
    public ProjectSettings Settings { get; init; } = ProjectSettings.Empty;

    /// <summary>Tells whether every config that matters makes a header arrive.</summary>
    /// <param name="name">Name of the header.</param>
    /// <returns>True where there is a config, and none without it.</returns>
    public bool ComesFromConfig(string name) => !Configs.IsEmpty && Configs.All(config => config.Delivers(name));
}
