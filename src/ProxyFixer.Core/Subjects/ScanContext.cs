using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.OpenClaw.Installs;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>What several sources need of the machine; each part is found once, when it is first asked for.</summary>
public sealed class ScanContext
{
    private readonly Lazy<GatewayFinder> finder;
    private readonly Lazy<ImmutableArray<Gateway>> gateways;
    private readonly Lazy<ImmutableArray<OpenClawInstall>> installs;
    private readonly Lazy<NamedFiles> named;
    private readonly Lazy<FilesAtStart> atStart;
    private readonly Lazy<ImmutableArray<(SourceText File, Gateway Gateway)>> defined;
    private readonly Lazy<FilesAtStart> atDefinedStart;

    /// <summary>Looks at a machine.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="request">What the user wants looked at.</param>
    public ScanContext(Host host, ScanRequest request)
    {
        (Host, Request) = (host, request);
        finder = new(() => new(host));
        named = new(() => Subjects.NamedFiles.Read(host.Files, request));
        atStart = new(() => new(host.Files, Gateways));
        defined = new(() =>
        [
            .. from file in AllNamed
               where file.Kind != "shell-profile" || !AtStart.Readers(file.Text.Path).Any()
               from gateway in Finder.Describe(file.Text, file.Kind)
               select (file.Text, gateway),
        ]);
        atDefinedStart = new(() => new(host.Files, [.. defined.Value.Select(one => one.Gateway)]));
        gateways = new(() => [.. Known(finder.Value.Find(request.Unit, request.Scope)).Where(gateway => request.Paths.IsEmpty || !gateway.Service.IsManual)]);
        installs = new(() => new InstallFinder(host).Find(Gateways.Select(gateway => gateway.Command.Script).OfType<string>()));
    }

    private ImmutableArray<Gateway> Known(ImmutableArray<Gateway> found) =>
        Request.Unit is { } unit && found.All(gateway => gateway.Service.LoadState == UnitLoadState.NotFound)
            ? throw ProxyFixerException.WrongInput($"--unit: there is no service {unit} here; proxyfixer env lists those that start OpenClaw")
            : found;

    /// <summary>The machine.</summary>
    public Host Host { get; }

    /// <summary>What the user wants looked at.</summary>
    public ScanRequest Request { get; }

    /// <summary>Finds and describes services.</summary>
    public GatewayFinder Finder => finder.Value;

    /// <summary>The services of OpenClaw that the request covers; starts by hand only where no file was named.</summary>
    public ImmutableArray<Gateway> Gateways => gateways.Value;

    /// <summary>Tells which services start with a file.</summary>
    public FilesAtStart AtStart => atStart.Value;

    /// <summary>The services that the named files define, each with its file; also those that start something else.</summary>
    public ImmutableArray<(SourceText File, Gateway Gateway)> Defined => defined.Value;

    /// <summary>Tells which of <see cref="Defined"/> start with a file.</summary>
    public FilesAtStart AtDefinedStart => atDefinedStart.Value;

    /// <summary>The installed OpenClaws, those that services start first.</summary>
    public ImmutableArray<OpenClawInstall> Installs => installs.Value;

    /// <summary>The files the user named, or that lie below a folder the user named.</summary>
    /// <param name="kind">Only those of this kind.</param>
    /// <returns>Each once, in the order they were named; files that cannot be read are left out (see <see cref="Unreadable"/>).</returns>
    public IEnumerable<SourceText> NamedFiles(string kind) => named.Value.Texts.Where(file => file.Kind == kind).Select(file => file.Text);

    /// <summary>All of them, with their kinds, in the order they were named.</summary>
    public ImmutableArray<(string Kind, SourceText Text)> AllNamed => named.Value.Texts;

    /// <summary>Named files that no format claims.</summary>
    public ImmutableArray<SourceText> Unclaimed => named.Value.Unclaimed;

    /// <summary>Named files that could not be read.</summary>
    public ImmutableArray<UnreadableFile> Unreadable => named.Value.Unreadable;

    /// <summary>Paths of code met on a walk that holds nothing to judge.</summary>
    public ImmutableArray<string> Idle => named.Value.Idle;
}
