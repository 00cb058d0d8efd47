using System.Globalization;
using System.Text.RegularExpressions;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;

namespace ProxyFixer.Services.Systemd;

/// <summary>Tells which systemd a machine has, by the name of its library.</summary>
public static partial class InstalledSystemd
{
    /// <summary>Looks for <c>libsystemd-shared-NNN.so</c>.</summary>
    /// <param name="files">The machine.</param>
    /// <returns>The version; the default where there is none to see (a root with settings alone).</returns>
    public static SystemdVersion Find(MachineFiles files)
    {
        var folders = new[] { "/usr/lib/systemd", "/lib/systemd" }
            .Concat(files.List("/usr/lib").Where(name => name.Contains("-linux-", StringComparison.Ordinal)).Select(name => $"/usr/lib/{name}/systemd"));
        var match = folders.SelectMany(files.List).Select(name => Library().Match(name)).FirstOrDefault(match => match.Success);
        return match is null ? SystemdVersion.Default : new(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^libsystemd-shared-(\d{3})\b.*\.so$")]
    private static partial Regex Library();
}
