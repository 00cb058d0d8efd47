using System.Globalization;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;

namespace ProxyFixer.Services.Systemd;

/// <summary>What the specifiers of a unit stand for.</summary>
/// <param name="files">The machine.</param>
/// <param name="scope">The manager that loads the unit.</param>
/// <param name="version">The systemd that reads it.</param>
/// <param name="name">The name the unit goes by while the file is read.</param>
/// <param name="fragment">Its main file, or null.</param>
/// <remarks>The list is that of systemd.unit(5); which of them 252 has was tried.</remarks>
internal sealed class UnitSpecifiers(SystemdFiles files, SystemdScope scope, SystemdVersion version, UnitName name, string? fragment)
{
    private string Home => scope.Account.Home.TrimEnd('/');

    /// <summary>Where the credentials of the unit lie while it runs, absolute as seen from the root.</summary>
    public string CredentialsFolder => $"{scope.RuntimeFolder}/credentials/{name.Full}";

    /// <summary>Says what a letter stands for.</summary>
    /// <param name="letter">An ASCII letter or digit.</param>
    /// <returns>The specifier.</returns>
    public Specifier Find(char letter) => letter switch
    {
        'n' => Specifier.Known(name.Full),
        'N' => Specifier.Known(name.Stem),
        'p' => Specifier.Known(name.Prefix),
        'P' => Unescaped(name.Prefix),
        'i' => Specifier.Known(name.Instance ?? ""),
        'I' => Unescaped(name.Instance ?? ""),
        'j' => Specifier.Known(LastPart),
        'J' => Unescaped(LastPart),
        'f' => OrFailing(UnitNameEscapes.UnescapePath(name.IsInstance ? name.Instance! : name.Prefix)),
        'y' => Specifier.Known(RealFragment),
        'Y' => Specifier.Known(RealFragment.Length == 0 ? "" : MachinePath.Folder(RealFragment)),
        'h' => Specifier.Known(scope.Account.Home),
        'u' => Specifier.Known(scope.Account.Name),
        'U' => Specifier.Known(scope.Account.Uid.ToString(CultureInfo.InvariantCulture)),
        'g' => Specifier.Known(scope.Account.GroupName),
        'G' => Specifier.Known(scope.Account.Gid.ToString(CultureInfo.InvariantCulture)),
        's' => Specifier.Known(scope.Account.Shell),
        'c' or 'r' or 'R' => Specifier.AtRunTime,
        'd' => Specifier.Known(CredentialsFolder),
        't' or 'S' or 'C' or 'L' or 'E' => Specifier.Known(FolderOf(letter)),
        'D' when version.Number >= 255 => Specifier.Known(scope.IsUser ? Home + "/.local/share" : "/usr/share"),
        _ => OfSystem(files, letter),
    };

    /// <summary>The specifiers that system.conf has too: those of the machine, not of a unit or user.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="letter">An ASCII letter or digit.</param>
    /// <returns>The specifier.</returns>
    public static Specifier OfSystem(SystemdFiles files, char letter) => letter switch
    {
        'T' => Specifier.Known("/tmp"),
        'V' => Specifier.Known("/var/tmp"),
        'm' => files.Read("/etc/machine-id")?.Text.Trim() is { Length: 32 } id ? Specifier.Known(id) : Specifier.AtRunTime,
        'a' or 'b' or 'H' or 'l' or 'q' or 'v' => Specifier.AtRunTime,
        'o' => OfRelease(files, "ID"),
        'w' => OfRelease(files, "VERSION_ID"),
        'B' => OfRelease(files, "BUILD_ID"),
        'W' => OfRelease(files, "VARIANT_ID"),
        'A' => OfRelease(files, "IMAGE_VERSION"),
        'M' => OfRelease(files, "IMAGE_ID"),
        _ => Specifier.Unknown,
    };

    /// <summary>The folder below which <c>RuntimeDirectory=</c> and its like are made.</summary>
    /// <param name="letter">t, S, C, L or E, as in the specifiers.</param>
    /// <returns>Absolute path as seen from the root.</returns>
    public string FolderOf(char letter) => (letter, scope.IsUser) switch
    {
        ('t', _) => scope.RuntimeFolder,
        ('S', true) => version.StateIsConfig ? Home + "/.config" : Home + "/.local/state",
        ('C', true) => Home + "/.cache",
        ('L', true) => version.StateIsConfig ? Home + "/.config/log" : Home + "/.local/state/log",
        ('E', true) => Home + "/.config",
        ('S', false) => "/var/lib",
        ('C', false) => "/var/cache",
        ('L', false) => "/var/log",
        _ => "/etc",
    };

    private string LastPart => name.Prefix[(name.Prefix.LastIndexOf('-') + 1)..];

    private string RealFragment => fragment is null ? "" : files.Resolve(fragment) ?? fragment;

    private static Specifier Unescaped(string escaped) => OrFailing(UnitNameEscapes.Unescape(escaped));

    private static Specifier OrFailing(string? value) => value is null ? Specifier.Failing : Specifier.Known(value);

    private static Specifier OfRelease(SystemdFiles files, string key) =>
        Specifier.Known((files.Environment("/etc/os-release") ?? files.Environment("/usr/lib/os-release"))?.Find(key)?.Value ?? "");
}
