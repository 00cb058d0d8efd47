using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>The files on disk that services are computed from. Each is looked at once: a plan is computed through many times, and the disk stays as it is.</summary>
/// <param name="machine">The machine.</param>
/// <param name="version">The systemd that reads them.</param>
internal sealed class SystemdDisk(MachineFiles machine, SystemdVersion version)
{
    private readonly Dictionary<string, IReadOnlyList<string>> folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> resolved = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileStatus?> statuses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnitFile?> units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnvironmentFile?> environmentFiles = new(StringComparer.Ordinal);

    /// <summary>Lists a folder.</summary>
    /// <param name="folder">Absolute path as seen from the root.</param>
    /// <returns>Names, sorted bytewise; empty where there is none.</returns>
    public IReadOnlyList<string> List(string folder) => Once(folders, folder, machine.List);

    /// <summary>Tells whether a folder has an entry, links not followed.</summary>
    /// <param name="folder">Absolute path as seen from the root.</param>
    /// <param name="name">The entry.</param>
    /// <returns>True where it is listed.</returns>
    public bool Has(string folder, string name) => Once(entries, folder, path => new(List(path), StringComparer.Ordinal)).Contains(name);

    /// <summary>Follows every link of a path.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The path without links, or null for a circle.</returns>
    public string? Resolve(string path) => Once(resolved, path, machine.Resolve);

    /// <summary>Reads where a link points.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The target as written; null where it is no link.</returns>
    public string? ReadLink(string path) => Once(links, path, machine.ReadLink);

    /// <summary>Looks at what a path leads to.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The status, or null where nothing is there.</returns>
    public FileStatus? Status(string path) => Once(statuses, path, machine.Status);

    /// <summary>Reads the access list of a file.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The list, or null where there is none.</returns>
    public AccessList? AccessList(string path) => machine.AccessList(path);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The text, or null where it is missing, no regular file, or cannot be read; /dev/null is always there, and empty.</returns>
    public SourceText? Read(string path) =>
        machine.ReadOrNull(path) ?? (Resolve(path) == "/dev/null" ? SourceText.FromString(path, "") : null);

    /// <summary>Reads a unit file or drop-in.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The file, or null where it cannot be read.</returns>
    public UnitFile? Unit(string path) => Once(units, path, one => Read(one) is { } text ? UnitFile.Parse(text, version) : null);

    /// <summary>Reads an environment file.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The file, or null where it cannot be read.</returns>
    public EnvironmentFile? Environment(string path) =>
        Once(environmentFiles, path, one => Read(one) is { } text ? EnvironmentFile.Parse(text, version) : null);

    private static T Once<T>(Dictionary<string, T> known, string path, Func<string, T> look)
    {
        if (!known.TryGetValue(path, out var found))
        {
            known[path] = found = look(path);
        }

        return found;
    }
}
