using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.OpenClaw.Installs;
using ProxyFixer.OpenClaw.Late;
using ProxyFixer.OpenClaw.Preloads;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.OpenClaw.State;
using ProxyFixer.Services;
using ProxyFixer.Settings;
using ProxyFixer.Text;

namespace ProxyFixer.Gateways;

/// <summary>Goes on from what starts a gateway to all the rest: node, OpenClaw, state folder, what comes late.</summary>
/// <param name="host">The machine.</param>
internal sealed class GatewayReader(Host host)
{
    private readonly InstallFinder installs = new(host);
    private readonly Dictionary<string, NodeBinary> binaries = new(StringComparer.Ordinal);

    /// <summary>Reads the rest.</summary>
    /// <param name="service">What is started.</param>
    /// <returns>The gateway; also where something else is started.</returns>
    public Gateway Read(ServiceDefinition service)
    {
        var (command, environment) = (service.Command, service.Variables.Values());
        var package = command.Script is null || service.Container is not null ? null : installs.PackageAbove(command.Script);
        var install = package?.Name == "openclaw" ? OpenClawInstall.Read(host.Files, package) : null;
        var version = (service.IsAlone ? host.Settings.OpenClaw : null) ?? install?.Version ?? OpenClawVersion.Parse(environment.GetValueOrDefault("OPENCLAW_SERVICE_VERSION"))
            ?? OpenClawVersion.Parse(service.Release) ?? host.Settings.OpenClaw;
        var home = environment.GetValueOrDefault("HOME") is { Length: > 0 } own ? own : service.Home;
        var release = OpenClawRelease.Of(version);
        var profile = install is not null || service.LooksLikeOpenClaw ? Profile(command, release) : null;
        var state = service.Container is { } container
            ? StateFolder.Find(host.Files, container, home, environment, profile)
            : StateFolder.Find(host.Files, home, environment, profile);
        var working = command.Folder is { } folder && service.Container is null ? folder : service.WorkingFolder == "~" ? home : service.WorkingFolder.StartsWith('/') ? MachinePath.Join("/", service.WorkingFolder) : null;
        var late = new LateReader(host.Files, release, environment).Read(working, home, state, LateInNodeFiles(service));
        var node = command.Node is null ? null
            : service.Container is not null ? new(command.Node, host.Settings.Node, "in the image")
            : service.IsAlone && (install is null || host.Settings.Node is not null) ? Assumed(command.Node)
            : Binary(command.Node);
        var gateway = new Gateway(service, node, install, version, state, late, CodexUse.Find(late.Config))
        {
            Home = home,
            MissingProgram = service.Container is null && !service.IsAlone ? Missing(command) : null,
            SignIn = release.TokenRequestsFollow.Value == Answer.No ? ChatGptSignIn.Find(host.Files, state, late.Config) : null,
            AxiosChannels = AxiosChannel.Find(host.Files, release, install, state, late.Config, environment),
            Preloads = new PreloadReader(host.Files, service.Container is null ? working : null).Read(command.Options, environment.GetValueOrDefault("NODE_OPTIONS")),
        };
        return gateway.IsNodeHost ? gateway with { UsesCodex = false } : gateway;
    }

    private static IEnumerable<(string Name, string Value, Location Where)> LateInNodeFiles(ServiceDefinition service) =>
        from variable in service.Command.InNodeFiles.Values
        where NodeEnvFile.IsTooLate(variable.Name)
        select (variable.Name, variable.Value, variable.Where!);

    // The launcher always acts on it, the script that generated services start only with newer releases.
    private static string? Profile(StartCommand command, OpenClawRelease release) =>
        release.IndexTakesProfile.Value == Answer.No && command.Script?.EndsWith("/index.js", StringComparison.Ordinal) == true ? null : CliProfile.Of(command.Arguments);

    private string? Missing(StartCommand command) =>
        new[] { command.Node, command.Script }.OfType<string>().Concat(command.NodeFiles.Where(file => file.IsMissing).Select(file => file.Path)).Where(path => path.StartsWith('/')).FirstOrDefault(host.Files.IsGone);

    private NodeBinary Binary(string path) => binaries.TryGetValue(path, out var known) ? known : binaries[path] = Describe(path);

    // The node of this machine tells nothing of a unit that is meant for another one.
    private NodeBinary Assumed(string path) =>
        new(path, host.Settings.Node, host.Settings.Node is null ? "which one is not known" : ProjectSettings.FileName);

    private NodeBinary Describe(string path)
    {
        var found = path.StartsWith('/') ? NodeBinary.Describe(host.Files, path) : new(path, null, "which one is not known");
        return found.Version is null && host.Settings.Node is { } assumed ? found with { Version = assumed, Basis = ProjectSettings.FileName } : found;
    }
}
