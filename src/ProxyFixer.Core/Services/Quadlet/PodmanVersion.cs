using System.Text.RegularExpressions;
using ProxyFixer.Machine;

namespace ProxyFixer.Services.Quadlet;

/// <summary>Which Podman a machine has, as far as its package manager tells in text.</summary>
internal static partial class PodmanVersion
{
    /// <summary>Tells whether Podman is too old for drop-ins of Quadlet files, which came with 5.0.</summary>
    /// <param name="files">The machine.</param>
    /// <returns>True where dpkg lists an older one; false where it does not, or there is no dpkg.</returns>
    public static bool IgnoresDropIns(MachineFiles files) =>
        files.TryRead("/var/lib/dpkg/status", out _) is { } status
        && Package().Match(status.Text) is { Success: true } match && match.Groups[1].Value is "3" or "4";

    [GeneratedRegex(@"^Package: podman\n(?:.+\n)*?Version: (?:\d+:)?(\d+)\.", RegexOptions.Multiline)]
    private static partial Regex Package();
}
