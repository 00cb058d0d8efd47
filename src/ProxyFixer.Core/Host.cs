using System.Collections.Immutable;
using ProxyFixer.Backups;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Sessions;
using ProxyFixer.Services.Images;
using ProxyFixer.Settings;

namespace ProxyFixer;

/// <summary>What is known of the machine that is looked at; handed in, never asked for from the program.</summary>
/// <param name="Files">Its files.</param>
/// <param name="HasRoot">True where <c>--root</c> was given: the machine is not the one we run on.</param>
/// <param name="HomePaths">Home folders to look in, as seen from the root; the first is the user's own.</param>
/// <param name="Environment">The environment of this process; empty where the machine is another one.</param>
/// <param name="WorkingFolder">Absolute path as seen from the root, or null where it lies outside.</param>
/// <param name="Clock">Tells the time.</param>
public sealed record Host(
    MachineFiles Files,
    bool HasRoot,
    ImmutableArray<string> HomePaths,
    ImmutableSortedDictionary<string, string> Environment,
    string? WorkingFolder,
    TimeProvider Clock)
{
    /// <summary>What the user has set in <c>.proxyfixer.yaml</c>.</summary>
    public ProjectSettings Settings { get; init; } = ProjectSettings.Empty;

    /// <summary>The image whose unpacked files are looked at; null where they are those of a machine.</summary>
    public UnpackedImage? Image { get; init; }

    /// <summary>Where the settings are, or where they would be written: a real path; null where none are read.</summary>
    public string? SettingsFile { get; init; }

    /// <summary>How files of the user's project that lie outside of the root (settings, baseline) are shown, by real path.</summary>
    public ImmutableDictionary<string, string> Own { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The installed code that was changed before.</summary>
    public PatchedFiles Patched { get; init; } = PatchedFiles.None;

    /// <summary>What session logs say; shared by all views of the machine, because no fix changes them.</summary>
    internal SessionLogs Sessions { get; } = new();

    /// <summary>Describes a machine.</summary>
    /// <param name="root">Value of <c>--root</c>, a real folder, also that of an OCI bundle; null for this machine.</param>
    /// <param name="home">Value of <c>--home</c>, as seen from the root; null for the default.</param>
    /// <param name="environment">The environment of this process.</param>
    /// <param name="workingFolder">The real working folder.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="cancellation">Stops reading; writing is never stopped in between.</param>
    /// <returns>The host.</returns>
    /// <exception cref="ProxyFixerException">There is no such folder (exit status 2).</exception>
    public static Host Describe(
        string? root,
        string? home,
        ImmutableSortedDictionary<string, string> environment,
        string workingFolder,
        TimeProvider clock,
        CancellationToken cancellation = default)
    {
        if (root is not null && !Directory.Exists(root))
        {
            throw ProxyFixerException.WrongInput($"--root: there is no folder {root}");
        }

        var (place, image) = root is null ? ("/", null) : UnpackedImage.Locate(root);
        var files = new MachineFiles(place, cancellation);
        ImmutableArray<string> homes = home is not null ? [MachinePath.Join("/", home)]
            : root is not null ? UserAccounts.Homes(files)
            : environment.GetValueOrDefault("HOME") is { Length: > 0 } own ? [MachinePath.Join("/", own)] : ["/root"];
        return new(files, root is not null, homes, root is null ? environment : OpenClawSettings(environment), files.FromReal(workingFolder), clock) { Image = image };
    }

    /// <summary>How a path is shown: relative to the root, or to the working folder when below it, else absolute.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The path to print.</returns>
    public string Display(string path) =>
        Own.TryGetValue(path, out var own) ? own
        : HasRoot ? path.TrimStart('/')
        : WorkingFolder is { } folder && path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal)
        ? path[(folder.TrimEnd('/').Length + 1)..]
        : path;

    /// <summary>Takes in a file of the user's project, so that findings can point at it.</summary>
    /// <param name="real">Its real path.</param>
    /// <param name="shown">How it is shown where it lies outside of the root.</param>
    /// <param name="path">Its path as seen from the root; for a file outside of it, the real one.</param>
    /// <returns>The host that knows it.</returns>
    public Host WithOwn(string real, string shown, out string path)
    {
        path = Files.FromReal(real) ?? real;
        return Files.FromReal(real) is null ? this with { Own = Own.SetItem(real, shown) } : this;
    }

    // Another machine does not have our environment; what the user says about OpenClaw on the command line still counts.
    private static ImmutableSortedDictionary<string, string> OpenClawSettings(ImmutableSortedDictionary<string, string> environment) =>
        environment.RemoveRange(environment.Keys.Where(name => name is not (
            "OPENCLAW_STATE_DIR" or "OPENCLAW_CONFIG_PATH" or "OPENCLAW_HOME" or "OPENCLAW_PROFILE")));
}
