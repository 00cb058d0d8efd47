using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Quadlet;

/// <summary>A container that Podman Quadlet makes a service of systemd of.</summary>
/// <param name="unit">The file with its drop-ins.</param>
/// <param name="settings">What they say together.</param>
/// <param name="run">What the container is given.</param>
/// <param name="command">What it starts.</param>
internal sealed class QuadletDefinition(QuadletUnit unit, QuadletSettings settings, QuadletEnvironment run, StartCommand command)
    : ServiceDefinition(run.Given, run.Unknown.Doubt(command))
{
    /// <summary>The file with its drop-ins.</summary>
    public QuadletUnit Unit => unit;

    /// <summary>Its image.</summary>
    public required QuadletImage Image { get; init; }

    /// <summary>Plans a variable in a drop-in; null where the file itself is changed, because nothing else would count.</summary>
    public Func<string, string, FixProposal>? Plan { get; init; }

    /// <summary>The service that Quadlet generates.</summary>
    public string ServiceName => (settings.Text("ServiceName") ?? Name[..^".container".Length]) + ".service";

    /// <summary>True where no manager reads the file where it lies.</summary>
    public bool IsOfNoManager { get; init; }

    /// <inheritdoc/>
    public override bool IsAlone => IsOfNoManager;

    /// <inheritdoc/>
    public override string Name => MachinePath.Name(Path);

    /// <inheritdoc/>
    public override string Scope => unit.Scope.Name;

    /// <inheritdoc/>
    public override string ScopeWords => "Podman Quadlet, " + (unit.Scope.User is { } user ? "user " + user.Name : "system");

    /// <inheritdoc/>
    public override string Path => unit.Main.Text.Path;

    /// <inheritdoc/>
    public override ImmutableArray<string> DropIns => [.. unit.DropIns.Select(file => file.Text.Path)];

    /// <inheritdoc/>
    public override IEnumerable<ServiceFile> Sources => SyntaxFiles.Select(file => new ServiceFile(file.Text.Path, file.Kind))
        .Concat(run.Files.Select(path => new ServiceFile(path, "dotenv")))
        .Concat(run.Settings.Append(Image.File).OfType<string>().Select(path => new ServiceFile(path, Kind: null)))
        .Concat(Variables.Values.SelectMany(variable => variable.Overridden.Append(variable)).Select(variable => variable.Where?.Path).OfType<string>()
            .Select(path => new ServiceFile(path, Kind: null)));

    /// <inheritdoc/>
    public override IEnumerable<(string Kind, SourceText Text)> SyntaxFiles => unit.Files.Select(file => (UnitDialect.Container.Kind, file.Text));

    /// <inheritdoc/>
    public override Location? StartsAt => (settings.Find("Exec") ?? settings.Find("Entrypoint") ?? settings.Find("Image"))?.Whole;

    /// <inheritdoc/>
    public override string Place => Plan is null ? $"[Container] of {Name}" : $"a drop-in of {Name}";

    /// <inheritdoc/>
    public override string InstallNote => "openclaw gateway install writes nothing that reaches the container's start";

    /// <inheritdoc/>
    public override StartFailure? Failure { get; } = settings.Find("Image") is null && settings.Find("Rootfs") is null
        ? new("it names no Image=, so Quadlet makes no service of it", null)
        : unit.Missing is { } missing ? new($"its environment file {missing.Text} is not there", missing.Where) : null;

    /// <inheritdoc/>
    public override string FailureHelp => "systemd-analyze --generators=true verify shows what Quadlet refuses, journalctl what Podman does.";

    /// <inheritdoc/>
    public override bool HasOpenClawName => Name.Contains("openclaw", StringComparison.OrdinalIgnoreCase) || ImageTag.IsOpenClaw(Image.Name);

    /// <inheritdoc/>
    public override bool HidesProxyValues => run.Unknown.HideProxies || base.HidesProxyValues;

    /// <inheritdoc/>
    /// <remarks>A pod, and the network of another container, are not looked into; pasta may pass on ports of the machine's loopback.</remarks>
    public override bool SharesLoopback => settings.Find("Pod") is not null || settings.Arguments.ChooseNetwork
        || settings.Text("Network") is { } network && (network is "host" || network.EndsWith(".container", StringComparison.Ordinal)
            || new[] { "host:", "container:", "ns:", "pasta:" }.Any(mode => network.StartsWith(mode, StringComparison.Ordinal)));

    /// <inheritdoc/>
    public override string LoopbackHelp =>
        "Name the machine as the container sees it, for example host.containers.internal, and let the proxy listen on that address; or set Network=host.";

    /// <inheritdoc/>
    /// <remarks><c>Environment=</c> is weaker than <c>PodmanArgs=</c>.</remarks>
    public override FixProposal SetVariable(string name, string value) =>
        settings.Arguments.Sets(name) ? new FixProposal.Impossible($"{QuadletRun.ArgumentSource} sets {name}, and that beats {QuadletRun.OwnSource}")
        : Plan is { } plan ? plan(name, value)
        : FileSetting.Plan(unit.Main.Text, UnitDialect.Container.Kind, NodePath.Of(name), value);

    /// <inheritdoc/>
    public override bool MayRead(string path, ChangedFiles changed) => base.MayRead(path, changed)
        || run.Named.Any(file => changed.Resolve(file) == path)
        || unit.Folders.Any(folder => QuadletFolders.DropInNames(Name).Any(names => changed.IsBelow(path, $"{folder}/{names}")));
}
