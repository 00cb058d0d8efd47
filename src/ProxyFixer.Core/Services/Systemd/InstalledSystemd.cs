using System.Globalization;
using System.Text.RegularExpressions;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Text;

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

    /// <summary>
    /// systemd installs a link by which <c>/etc/environment</c> reaches user services. A root that holds a machine's settings without
    /// systemd itself is taken as if the link were there.
    /// </summary>
    /// <param name="files">The machine.</param>
    /// <param name="planned">Texts by absolute path as seen from the root.</param>
    /// <returns>The same texts, with one more where the link is missed.</returns>
    internal static IReadOnlyDictionary<string, SourceText> WithItsLink(MachineFiles files, IReadOnlyDictionary<string, SourceText> planned)
    {
        const string Link = "/usr/lib/environment.d/99-environment.conf";
        var hasSystemd = files.IsFolder("/usr/lib/environment.d") || files.IsFolder("/usr/lib/systemd");
        return hasSystemd || planned.ContainsKey(Link) || !files.IsFile("/etc/environment") || files.TryRead("/etc/environment", out _) is not { } text
            ? planned
            : planned.Append(KeyValuePair.Create(Link, SourceText.FromBytes(Link, text.ToBytes()))).ToDictionary();
    }

    [GeneratedRegex(@"^libsystemd-shared-(\d{3})\b.*\.so$")]
    private static partial Regex Library();
}
