using System.Collections.Immutable;
using ProxyFixer.Machine;

namespace ProxyFixer.OpenClaw.Installs;

/// <summary>Settings of package managers that move their global folders: environment variables and <c>prefix</c> in npm's files.</summary>
internal static class PackageManagerSettings
{
    // Variable, and what lies below the folder it names. Sources: the manuals of npm, pnpm, bun, nvm, fnm, volta, asdf, mise and n.
    private static readonly ImmutableArray<(string Variable, string Below)> Variables =
    [
        ("NPM_CONFIG_PREFIX", "lib/node_modules"),
        ("npm_config_prefix", "lib/node_modules"),
        ("PREFIX", "lib/node_modules"),
        ("PNPM_HOME", "global/*/node_modules"),
        ("PNPM_HOME", "global/*/*/node_modules"),
        ("BUN_INSTALL", "install/global/node_modules"),
        ("NVM_DIR", "versions/node/*/lib/node_modules"),
        ("FNM_DIR", "node-versions/*/installation/lib/node_modules"),
        ("VOLTA_HOME", "tools/image/packages/*/lib/node_modules"),
        ("VOLTA_HOME", "tools/image/packages/*/*/lib/node_modules"),
        ("ASDF_DATA_DIR", "installs/nodejs/*/lib/node_modules"),
        ("MISE_DATA_DIR", "installs/node/*/lib/node_modules"),
        ("N_PREFIX", "lib/node_modules"),
    ];

    /// <summary>The folders that settings name.</summary>
    /// <param name="host">The machine.</param>
    /// <returns>Absolute patterns as seen from the root, where '*' stands for one name; they need not exist.</returns>
    public static IEnumerable<string> Folders(Host host) =>
        FromEnvironment(host).Concat(host.HomePaths.SelectMany(home => FromNpmFile(host.Files, home.TrimEnd('/'), home.TrimEnd('/') + "/.npmrc")))
            .Concat(new[] { "/etc/npmrc", "/usr/etc/npmrc", "/usr/local/etc/npmrc" }.SelectMany(file => FromNpmFile(host.Files, "/root", file)));

    private static IEnumerable<string> FromEnvironment(Host host) =>
        from pair in Variables
        let folder = host.Environment.GetValueOrDefault(pair.Variable, "")
        where folder.StartsWith('/')
        select $"{folder.TrimEnd('/')}/{pair.Below}";

    // npm's ini file: "prefix = ~/.npm-global"; ${HOME} is replaced by npm.
    private static IEnumerable<string> FromNpmFile(MachineFiles files, string home, string path)
    {
        var lines = files.IsFile(path) ? files.TryRead(path, out _)?.Text.Split('\n') ?? [] : [];
        foreach (var line in lines.Where(line => line.TrimStart().StartsWith("prefix", StringComparison.Ordinal)))
        {
            if (line.Split('=', 2) is [var name, var value] && name.Trim() == "prefix")
            {
                var folder = value.Trim().Trim('"', '\'').Replace("${HOME}", home, StringComparison.Ordinal);
                folder = folder.StartsWith("~/", StringComparison.Ordinal) ? home + folder[1..] : folder;
                if (folder.StartsWith('/'))
                {
                    yield return folder.TrimEnd('/') + "/lib/node_modules";
                }
            }
        }
    }
}
