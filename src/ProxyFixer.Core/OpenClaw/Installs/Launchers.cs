using System.Text.RegularExpressions;
using ProxyFixer.Machine;

namespace ProxyFixer.OpenClaw.Installs;

/// <summary>What the shell finds as <c>openclaw</c>: links into the package, and the short shell scripts that pnpm and installers write.</summary>
internal static partial class Launchers
{
    private const long LargestScript = 64 * 1024;

    private static readonly string[] OfMachine = ["/usr/local/bin", "/usr/bin", "/opt/homebrew/bin", "/usr/local/share/pnpm", "/pnpm"];

    private static readonly string[] OfHome =
    [
        ".local/bin", ".npm-global/bin", ".openclaw/bin", ".bun/bin", ".local/share/pnpm", ".local/share/pnpm/bin", "Library/pnpm",
        ".yarn/bin", ".volta/bin", "bin",
    ];

    /// <summary>Finds the scripts that launchers lead to.</summary>
    /// <param name="host">The machine.</param>
    /// <returns>Absolute paths as seen from the root; links are not resolved; some may lie outside of any package.</returns>
    public static IEnumerable<string> Scripts(Host host)
    {
        var own = host.Environment.GetValueOrDefault("PATH", "").Split(':').Where(folder => folder.StartsWith('/'));
        var usual = OfMachine.Concat(host.HomePaths.SelectMany(home => OfHome.Select(folder => home.TrimEnd('/') + "/" + folder)));
        return own.Concat(usual).Distinct(StringComparer.Ordinal).Select(folder => folder.TrimEnd('/') + "/openclaw")
            .Where(host.Files.IsFile).SelectMany(path => Follow(host, path));
    }

    // A link leads there by itself; a shell script names the file behind "$basedir" (pnpm, npm's cmd-shim) or in full.
    private static IEnumerable<string> Follow(Host host, string path)
    {
        yield return path;
        var text = host.Files.Status(path) is { Size: <= LargestScript } ? host.Files.TryRead(path, out _)?.Text ?? "" : "";
        if (!ShellScript().IsMatch(text))
        {
            yield break;
        }

        var home = host.HomePaths.FirstOrDefault(home => path.StartsWith(home.TrimEnd('/') + "/", StringComparison.Ordinal)) ?? "/root";
        foreach (Match match in ScriptPath().Matches(text))
        {
            var start = match.Groups[1].Value.Trim('$', '{', '}') switch
            {
                "basedir" => MachinePath.Folder(path),
                "HOME" => home,
                _ => "/",
            };
            yield return MachinePath.Join(start, match.Groups[2].Value.TrimStart('/'));
        }
    }

    [GeneratedRegex(@"^#!\s*\S*(?:/| )(?:ba|da|z)?sh\b")]
    private static partial Regex ShellScript();

    [GeneratedRegex("""(\$\{?(?:basedir|HOME)\}?)?(/[^"'\s$;]*\.[mc]?js)\b""")]
    private static partial Regex ScriptPath();
}
