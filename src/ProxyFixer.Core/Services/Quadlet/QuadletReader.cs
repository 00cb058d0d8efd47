using System.Collections.Immutable;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Quadlet;

/// <summary>Reads the containers of one manager as Quadlet, systemd and Podman do in turn.</summary>
/// <param name="host">The machine.</param>
/// <param name="scope">The manager.</param>
internal sealed class QuadletReader(Host host, SystemdScope scope)
{
    private const string Suffix = ".container";
    private readonly QuadletFolders layout = new(host.Files);
    private readonly SystemdVersion version = InstalledSystemd.Find(host.Files);

    /// <summary>The folders that are looked into, strongest first.</summary>
    public ImmutableArray<string> Folders { get; private init; } = [.. new QuadletFolders(host.Files).Of(scope)];

    // A file that no manager reads where it lies has nobody who would read a drop-in beside it for certain.
    private bool IsAlone { get; init; }

    /// <summary>Reads files that no manager reads where they lie, as if they were the system's.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="folder">Their folder.</param>
    /// <returns>The reader.</returns>
    public static QuadletReader Alone(Host host, string folder) => new(host, SystemdScope.System) { Folders = [folder], IsAlone = true };

    /// <summary>Lists the files; of two with the same name the stronger one, and no templates.</summary>
    /// <returns>Absolute paths, folder by folder, sorted by name.</returns>
    public IEnumerable<string> Paths() => Folders
        .SelectMany(folder => host.Files.List(folder).Where(name => name.EndsWith(Suffix, StringComparison.Ordinal) && !name.EndsWith("@" + Suffix, StringComparison.Ordinal))
            .Select(name => $"{folder}/{name}"))
        .DistinctBy(MachinePath.Name).Where(host.Files.IsFile);

    /// <summary>Reads one.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The container; also where it starts something else. Null where it cannot be read.</returns>
    public QuadletDefinition? Read(string path)
    {
        if (Parse(path) is not { } main)
        {
            return null;
        }

        var unit = new QuadletUnit(scope, main, [.. layout.DropIns(Folders, MachinePath.Name(path)).Select(Parse).OfType<UnitFile>()], Folders);
        var service = UnitName.TryParse(MachinePath.Name(path)[..^Suffix.Length] + ".service");
        var systemd = new ServiceEnvironment(host.Files, version);
        var settings = new QuadletSettings(unit.Files, text => service is null ? text : systemd.Resolve(text, scope, service));
        var podman = StartVariables.ByName(service is null ? [] : OfPodman(unit, service, systemd));
        var run = new QuadletRun(settings, IsAlone ? ContainersConf.None : ContainersConf.Read(host.Files, scope), unit, host.Files).Read(podman);
        var image = QuadletImage.Find(settings.Text("Image"), Folders, host.Files);
        ImmutableArray<PlacedText> words = [.. Entrypoint(settings.Find("Entrypoint")), .. settings.Find("Exec")?.Words() ?? []];
        var command = ContainerCommand.Read(words, ImageTag.IsOpenClaw(image.Name), run.Given, "Exec=");
        return new(unit with { Missing = IsAlone ? null : run.Missing }, settings, run, Hide(command, image, settings))
        {
            Home = "/home/node",
            WorkingFolder = settings.Text("WorkingDir") ?? "/app",
            Release = ImageTag.Release(image.Name),
            Image = image,
            Container = new(Mounts(unit, settings)),
            IsOfNoManager = IsAlone,
            Plan = IsAlone || PodmanVersion.IgnoresDropIns(host.Files) ? null : (name, value) => new QuadletDropIn(host, scope, path).Plan(name, value),
        };
    }

    // Of an image that is built here the variables are those of a Dockerfile, and its command is too.
    private static StartCommand Hide(StartCommand command, QuadletImage image, QuadletSettings settings) =>
        settings.Arguments.HideCommand is { } reason ? command with { Node = null, Unseen = reason }
        : image.IsBuilt ? command with { Node = null, Unseen = $"its image is made by {settings.Text("Image")}, and what the image sets is not read" }
        : command;

    private UnitFile? Parse(string path) =>
        host.Files.TryRead(path, out _) is { } text ? UnitFile.Parse(text, version, UnitDialect.Container) : null;

    // The other sections of the file become the service's, which is computed as if it lay where units do.
    private static IEnumerable<StartVariable> OfPodman(QuadletUnit unit, UnitName service, ServiceEnvironment systemd)
    {
        var place = $"{unit.Scope.ConfigurationFolder}/{service.Full}";
        var planned = systemd.With(ImmutableDictionary<string, SourceText>.Empty.Add(place, unit.Main.Text));
        StartVariable InFile(StartVariable variable) => variable.Where?.Path == place ? variable with { Where = new(unit.Main.Text, variable.Where.Span) } : variable;
        return SystemdDefinition.Given(planned.Compute(unit.Scope, service.Full))
            .Select(variable => InFile(variable) with { Overridden = [.. variable.Overridden.Select(InFile)] });
    }

    // One program, or a JSON list of words.
    private static IEnumerable<PlacedText> Entrypoint(LocatedLine? line) => line is null ? []
        : !line.Text.StartsWith('[') ? [new(line.Text, line.Whole)]
        : from part in line.Text.Trim('[', ']').Split(',')
          let word = part.Trim().Trim('"')
          where word.Length > 0
          select new PlacedText(line.Text, line.Whole).Part(word, line.Text.IndexOf(word, StringComparison.Ordinal), word.Length);

    private ImmutableSortedDictionary<string, string> Mounts(QuadletUnit unit, QuadletSettings settings)
    {
        var mounts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var volume in settings.Texts("Volume"))
        {
            if (volume.Text.Split(':') is [{ Length: > 0 } source, var target, ..] && target.StartsWith('/'))
            {
                mounts[target.Length > 1 ? target.TrimEnd('/') : target] = source[0] is '/' or '.' ? unit.Absolute(source) : Volume(source);
            }
        }

        return mounts.ToImmutable();
    }

    // Of a .volume file Quadlet makes systemd-NAME.
    private string Volume(string source)
    {
        var name = source.EndsWith(".volume", StringComparison.Ordinal) ? "systemd-" + source[..^".volume".Length] : source;
        var storage = scope.User is { } user ? user.Home.TrimEnd('/') + "/.local/share" : "/var/lib";
        return $"{storage}/containers/storage/volumes/{name}/_data";
    }
}
