using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.OpenClaw.Installs;
using ProxyFixer.OpenClaw.Late;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.OpenClaw.State;
using ProxyFixer.Services;
using ProxyFixer.Services.Compose;
using ProxyFixer.Settings;
using ProxyFixer.Tree;

namespace ProxyFixer.Gateways;

/// <summary>Goes on from what starts a gateway to all the rest: node, OpenClaw, state folder, what comes late.</summary>
/// <param name="host">The machine.</param>
internal sealed class GatewayReader(Host host)
{
    private readonly InstallFinder installs = new(host);
    private readonly Dictionary<string, NodeBinary> binaries = new(StringComparer.Ordinal);

    /// <summary>Reads the rest.</summary>
    /// <param name="start">What is started.</param>
    /// <returns>The gateway; also where something else is started.</returns>
    public Gateway Read(GatewayStart start)
    {
        var command = start.Command;
        var environment = command.Apply(command.EnvFile is { } file ? start.Given.SetItems(Exports(file)) : start.Given);
        var package = command.Script is null || start.Container is not null ? null : installs.PackageAbove(command.Script);
        var install = package?.Name == "openclaw" ? OpenClawInstall.Read(host.Files, package) : null;
        var version = install?.Version ?? OpenClawVersion.Parse(environment.GetValueOrDefault("OPENCLAW_SERVICE_VERSION")) ?? start.Version ?? host.Settings.OpenClaw;
        var home = environment.GetValueOrDefault("HOME") is { Length: > 0 } own ? own : start.Home;
        var state = start.Container is { } container ? StateFolder.Find(host.Files, container, home, environment) : StateFolder.Find(host.Files, home, environment);
        var working = start.WorkingFolder == "~" ? home : start.WorkingFolder.StartsWith('/') ? MachinePath.Join("/", start.WorkingFolder) : null;
        var late = new LateReader(host.Files, OpenClawRelease.Of(version), environment).Read(working, home, state);
        var node = command.Node is null ? null : start.Container is null ? Binary(command.Node) : new(command.Node, host.Settings.Node, "in the image");
        var gateway = new Gateway(start.Service, command, environment, node, install, version, state, late, CodexUse.Find(late.Config))
        {
            Home = home,
            MissingProgram = start.Container is null ? Missing(command) : null,
        };
        return gateway.IsNodeHost ? gateway with { UsesCodex = false } : gateway;
    }

    private string? Missing(StartCommand command) =>
        new[] { command.Node, command.Script }.OfType<string>().FirstOrDefault(host.Files.IsGone);

    private NodeBinary Binary(string path) => binaries.TryGetValue(path, out var known) ? known : binaries[path] = Describe(path);

    private NodeBinary Describe(string path)
    {
        var found = NodeBinary.Describe(host.Files, path);
        return found.Version is null && host.Settings.Node is { } assumed ? found with { Version = assumed, Basis = ProjectSettings.FileName } : found;
    }

    private IEnumerable<KeyValuePair<string, string>> Exports(string file) =>
        host.Files.TryRead(file, out _) is { } text && FormatCatalog.OfKind("shell-profile").Parse(text).Root is ObjectNode root
            ? root.Effective().Where(m => m.Value is ScalarNode { Value: string })
                .Select(m => KeyValuePair.Create(m.Name, ((ScalarNode)m.Value).AsString!))
            : [];
}

/// <summary>What is started, as the files that define it say.</summary>
/// <param name="Service">The definition.</param>
/// <param name="Given">The environment it gives the command.</param>
/// <param name="Command">The command.</param>
/// <param name="Home">The home folder of its user; <c>HOME</c> in the environment beats it.</param>
/// <param name="WorkingFolder">Absolute as seen from the root, or <c>~</c> for the home folder; anything else is not known.</param>
/// <param name="Version">The release of OpenClaw by the definition's own words; null where it says nothing.</param>
internal sealed record GatewayStart(
    ServiceDefinition Service,
    ImmutableSortedDictionary<string, string> Given,
    StartCommand Command,
    string Home,
    string WorkingFolder,
    OpenClawVersion? Version)
{
    /// <summary>The container it runs in; null where it sees the files of the machine itself.</summary>
    public ContainerFiles? Container { get; init; }
}
