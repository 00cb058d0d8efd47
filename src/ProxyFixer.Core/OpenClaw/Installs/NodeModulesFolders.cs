using System.Collections.Immutable;
using ProxyFixer.Machine;

namespace ProxyFixer.OpenClaw.Installs;

/// <summary>
/// The <c>node_modules</c> folders in which package managers put what is installed for a whole machine or user. They are known
/// by name, so nothing is walked.
/// </summary>
public static class NodeModulesFolders
{
    // '*' stands for any one name. Sources: the package managers' manuals; OpenClaw's installers (install.sh, install-cli.sh).
    private static readonly ImmutableArray<string> OfMachine =
    [
        "/usr/lib/node_modules",
        "/usr/local/lib/node_modules",
        "/opt/homebrew/lib/node_modules",
        "/home/linuxbrew/.linuxbrew/lib/node_modules",
        "/opt/local/lib/node_modules",
        "/opt/node/lib/node_modules",
        "/usr/local/n/versions/node/*/lib/node_modules",
        "/opt/n/versions/node/*/lib/node_modules",
        "/usr/local/nvm/versions/node/*/lib/node_modules",
        "/usr/local/share/nvm/versions/node/*/lib/node_modules",
        "/opt/nvm/versions/node/*/lib/node_modules",
        "/opt/asdf/installs/nodejs/*/lib/node_modules",
        "/usr/local/share/mise/installs/node/*/lib/node_modules",
        "/usr/local/share/pnpm/global/*/node_modules",
        "/pnpm/global/*/node_modules",
        "/usr/local/share/.config/yarn/global/node_modules",
        "/usr/local/share/bun/install/global/node_modules",
        "/app/node_modules",
    ];

    private static readonly ImmutableArray<string> OfHome =
    [
        ".npm-global/lib/node_modules",
        ".npm-packages/lib/node_modules",
        ".local/lib/node_modules",
        ".nvm/versions/node/*/lib/node_modules",
        ".config/nvm/versions/node/*/lib/node_modules",
        ".local/share/fnm/node-versions/*/installation/lib/node_modules",
        ".fnm/node-versions/*/installation/lib/node_modules",
        "Library/Application Support/fnm/node-versions/*/installation/lib/node_modules",
        ".volta/tools/image/packages/*/lib/node_modules",
        ".volta/tools/image/packages/*/*/lib/node_modules",
        ".volta/tools/image/node/*/lib/node_modules",
        ".asdf/installs/nodejs/*/lib/node_modules",
        ".asdf/installs/nodejs/*/.npm/lib/node_modules",
        ".local/share/mise/installs/node/*/lib/node_modules",
        "n/lib/node_modules",
        ".n/lib/node_modules",
        "n/n/versions/node/*/lib/node_modules",
        ".local/share/pnpm/global/*/node_modules",
        ".local/share/pnpm/global/*/*/node_modules",
        "Library/pnpm/global/*/node_modules",
        "Library/pnpm/global/*/*/node_modules",
        ".config/yarn/global/node_modules",
        ".yarn/global/node_modules",
        ".bun/install/global/node_modules",
        ".cache/.bun/install/global/node_modules",
        ".openclaw/lib/node_modules",
        ".openclaw/tools/*/lib/node_modules",
    ];

    /// <summary>Finds those that exist.</summary>
    /// <param name="host">The machine.</param>
    /// <returns>Absolute paths as seen from the root, each once: those that settings name, then in the order of the lists above,
    /// home by home.</returns>
    public static IEnumerable<string> Find(Host host) =>
        PackageManagerSettings.Folders(host).Concat(OfMachine)
            .Concat(host.HomePaths.SelectMany(home => OfHome.Select(pattern => home.TrimEnd('/') + "/" + pattern)))
            .SelectMany(pattern => Expand(host.Files, pattern))
            .Where(host.Files.IsFolder)
            .DistinctBy(host.Files.Resolve);

    /// <summary>Replaces each '*' by the names that are there.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="pattern">An absolute path; '*' stands for one whole name.</param>
    /// <returns>Paths sorted by name; the last step need not exist where it is no '*'.</returns>
    public static IEnumerable<string> Expand(MachineFiles files, string pattern)
    {
        var star = pattern.IndexOf("/*", StringComparison.Ordinal);
        if (star < 0)
        {
            return [pattern];
        }

        var (folder, rest) = (pattern[..star], pattern[(star + 2)..]);
        return files.List(folder).Where(name => !name.StartsWith('.')).SelectMany(name => Expand(files, $"{folder}/{name}{rest}"));
    }
}
