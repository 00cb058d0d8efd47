using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.OpenClaw.Installs;
using ProxyFixer.OpenClaw.Late;
using ProxyFixer.OpenClaw.Preloads;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.OpenClaw.State;
using ProxyFixer.Services;
using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Gateways;

/// <summary>One OpenClaw service as it would start now: what defines it, environment, node, OpenClaw, and what comes late.</summary>
/// <param name="Service">What starts it.</param>
/// <param name="Node">The node binary; null where none is seen.</param>
/// <param name="Install">The OpenClaw it runs; null where it is unknown.</param>
/// <param name="Version">The release; null where it is unknown.</param>
/// <param name="State">State folder and config.</param>
/// <param name="Late">What OpenClaw adds after Node has started.</param>
/// <param name="UsesCodex">Whether the config's model is one of Codex; null where that is unknown.</param>
public sealed partial record Gateway(
    ServiceDefinition Service,
    NodeBinary? Node,
    OpenClawInstall? Install,
    OpenClawVersion? Version,
    StateFolder State,
    LateEnvironment Late,
    bool? UsesCodex)
{
    /// <summary>What it starts.</summary>
    public StartCommand Command => Service.Command;

    /// <summary>What the node process starts with: the values of <see cref="ServiceDefinition.Variables"/>.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; } = Service.Variables.Values();

    /// <summary>The home folder of the user it runs as.</summary>
    public required string Home { get; init; }

    /// <summary>The program it starts that is not there, absolute as seen from the root; null where there is one, or where that is unknown.</summary>
    public string? MissingProgram { get; init; }

    /// <summary>How it is signed in to ChatGPT; null where no sign-in is seen, and where that does not matter for the release.</summary>
    public ChatGptSignIn? SignIn { get; init; }

    /// <summary>The channels in use that send with axios.</summary>
    public ImmutableArray<AxiosChannel> AxiosChannels { get; init; } = [];

    /// <summary>What Node loads before the script, in order.</summary>
    public ImmutableArray<Preload> Preloads { get; init; } = [];

    /// <summary>Why it does not start, or null where it does.</summary>
    public StartFailure? Failure => Service.Failure
        ?? (MissingProgram is null ? null : new($"{MissingProgramShown} does not exist", Service.StartsAt));

    /// <summary>How <see cref="MissingProgram"/> is called: any word of a command may have been taken for it, also one that is secret.</summary>
    public string MissingProgramShown => MissingProgram is { } path && ValueForms.IsPath(path) ? path : "the file it starts";

    /// <summary>The service as systemd computes it; null where something else starts the gateway.</summary>
    public EffectiveService? Systemd => (Service as SystemdDefinition)?.Service;

    /// <summary>The address that Codex requests go to.</summary>
    public const string CodexAddress = "https://chatgpt.com/backend-api/codex/responses";

    /// <summary>True where the service starts OpenClaw: by what it starts, or by its name.</summary>
    public bool StartsOpenClaw => Install is not null || Service.LooksLikeOpenClaw;

    /// <summary>What is known of the release.</summary>
    public OpenClawRelease Release => OpenClawRelease.Of(Version);

    /// <summary>Predicts what Node does with the proxies of an environment.</summary>
    /// <param name="environment">The environment at start.</param>
    /// <returns>The prediction.</returns>
    public NodeProxy Predict(IReadOnlyDictionary<string, string> environment) => NodeProxy.Predict(new()
    {
        Environment = environment,
        Arguments = [.. Command.Options, .. Command.Script is null ? Array.Empty<string>() : [Command.Script]],
        Version = Node?.Version,
        Engines = Release.Engines.Value,
        EnvFile = Command.NodeFiles.IsEmpty ? null : Command.InNodeFiles.Values(),
    });
}
