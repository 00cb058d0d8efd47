using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.NodeJs;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Quadlet;

/// <summary>Reads what <c>podman run</c> is told of a container's environment: by Podman's own settings, the keys of <c>[Container]</c>, and <c>PodmanArgs=</c>.</summary>
/// <param name="settings">The keys.</param>
/// <param name="conf">Podman's own settings.</param>
/// <param name="unit">The file.</param>
/// <param name="files">The machine.</param>
/// <remarks>In the order in which Quadlet writes the command line (pkg/systemd/quadlet, ConvertContainer): what <c>PodmanArgs=</c> says comes last.</remarks>
internal sealed class QuadletRun(QuadletSettings settings, ContainersConf conf, QuadletUnit unit, MachineFiles files)
{
    /// <summary>The key that is the strongest of a file's own, as the source of a variable.</summary>
    public const string OwnSource = "Environment=";

    /// <summary>The key that beats it.</summary>
    public const string ArgumentSource = "PodmanArgs=";

    private const string FileSource = "EnvironmentFile=";

    private readonly PodmanArguments arguments = settings.Arguments;

    /// <summary>Puts it together.</summary>
    /// <param name="podman">The environment of Podman itself, by name.</param>
    /// <returns>The environment.</returns>
    public QuadletEnvironment Read(ImmutableSortedDictionary<string, StartVariable> podman)
    {
        var environment = new PodmanEnvironment(podman);
        AddDefaults(environment);
        AddHost(environment);

        // A relative path of PodmanArgs= begins where Podman is started, which is not known.
        (PlacedText File, string Source)[] named =
        [
            .. settings.Texts("EnvironmentFile").Select(file => (file with { Text = unit.Absolute(file.Text) }, FileSource)),
            .. arguments.Files.Select(file => (file, FileSource)),
        ];
        var read = ImmutableArray.CreateBuilder<string>();
        foreach (var (file, source) in named)
        {
            if (Open(file.Text) is { } text)
            {
                read.Add(text.Path);
                AddAll(environment, PodmanEnvFile.Read(text), source, isExpanded: false);
            }
        }

        AddAll(environment, settings.Variables, OwnSource, isExpanded: false);
        AddAll(environment, arguments.Variables, ArgumentSource, isExpanded: true);
        foreach (var secret in settings.Words("Secret").Concat(arguments.Secrets))
        {
            environment.AddSecret(secret);
        }

        PlacedText[] places = [.. named.Where(one => one.File.Text.StartsWith('/')).Select(one => one.File)];
        return new(
            environment.Given,
            Unknown(environment, named.Select(one => one.File.Text).FirstOrDefault(path => Open(path) is null && !IsGone(path))),
            [.. places.Select(place => place.Text)],
            read.ToImmutable(),
            conf.Files,
            Array.Find(places, place => IsGone(place.Text)));
    }

    // What stands in a file that cannot be read may be the switch, unless something stronger sets that.
    private UnknownValues Unknown(PodmanEnvironment environment, string? unread)
    {
        var isSet = settings.Variables.Concat(arguments.Variables).Any(word => word.Text.StartsWith(NodeSwitch.Variable + "=", StringComparison.Ordinal));
        return unread is null ? new(environment.Unknown, null)
            : isSet ? new(environment.Unknown, $"its environment file {MachinePath.Name(unread)} is not read")
            : new(environment.Unknown.Add((NodeSwitch.Variable, $"the file {MachinePath.Name(unread)}, which is not read, may set it")), null);
    }

    private void AddDefaults(PodmanEnvironment environment)
    {
        foreach (var variable in conf.Variables)
        {
            environment.SetUnknown(variable.Text, $"env= of {MachinePath.Name(variable.Where!.Path)}", variable.Where);
        }

        foreach (var merged in arguments.Merged)
        {
            environment.SetUnknown(merged.Text.Split('=', 2)[0], "--env-merge of " + ArgumentSource, merged.Where);
        }

        environment.Unset(arguments.UnsetsAll ? null : arguments.Unset);
    }

    private void AddHost(PodmanEnvironment environment)
    {
        if (arguments.TakesHost ?? settings.Flag("EnvironmentHost") ?? conf.TakesHost ?? false)
        {
            environment.TakeHost(all: true);
        }
        else if (arguments.TakesProxies ?? settings.Flag("HttpProxy") ?? conf.TakesProxies ?? true)
        {
            environment.TakeHost(all: false);
        }
    }

    private static void AddAll(PodmanEnvironment environment, IEnumerable<PlacedText> words, string source, bool isExpanded)
    {
        foreach (var word in words)
        {
            environment.Add(word, source, isExpanded);
        }
    }

    private SourceText? Open(string path) => path.StartsWith('/') && files.IsFile(path) ? files.TryRead(path, out _) : null;

    private bool IsGone(string path) => path.StartsWith('/') && !files.IsFile(path) && files.FindObstacle(path) is null;
}
