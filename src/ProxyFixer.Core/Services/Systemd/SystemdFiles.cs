using System.Diagnostics.CodeAnalysis;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>
/// The machine's files as one computation sees them, and every other that starts from it: each folder is listed and each file read
/// once, and planned files stand in for, or beside, those on disk.
/// </summary>
internal sealed class SystemdFiles
{
    private readonly SystemdDisk disk;
    private readonly SystemdVersion version;
    private readonly Dictionary<string, SourceText> overlay = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> planned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnitFile?> units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnvironmentFile?> environmentFiles = new(StringComparer.Ordinal);

    /// <summary>Looks at a machine.</summary>
    /// <param name="machine">The files on disk.</param>
    /// <param name="version">The systemd that reads them.</param>
    /// <param name="plannedFiles">By absolute path as seen from the root: files that replace or join those on disk.</param>
    public SystemdFiles(MachineFiles machine, SystemdVersion version, IReadOnlyDictionary<string, SourceText> plannedFiles)
        : this(new SystemdDisk(machine, version), version, plannedFiles)
    {
    }

    private SystemdFiles(SystemdDisk disk, SystemdVersion version, IReadOnlyDictionary<string, SourceText> plannedFiles)
    {
        (this.disk, this.version) = (disk, version);
        foreach (var (path, text) in plannedFiles)
        {
            var resolved = disk.Resolve(path) ?? path;
            overlay[resolved] = text;
            for (var step = resolved; step != "/"; step = MachinePath.Folder(step))
            {
                var folder = MachinePath.Folder(step);
                var names = planned.TryGetValue(folder, out var known) ? known : planned[folder] = new(StringComparer.Ordinal);
                names.Add(MachinePath.Name(step));
            }
        }
    }

    /// <summary>The same files on disk with others planned; nothing that was read is read again.</summary>
    /// <param name="plannedFiles">By absolute path as seen from the root: files that replace or join those on disk.</param>
    /// <returns>A new view.</returns>
    public SystemdFiles With(IReadOnlyDictionary<string, SourceText> plannedFiles) => new(disk, version, plannedFiles);

    /// <summary>Lists a folder.</summary>
    /// <param name="folder">Absolute path as seen from the root.</param>
    /// <returns>Names, sorted bytewise; empty where there is none.</returns>
    public IReadOnlyList<string> List(string folder) => PlannedIn(folder) is { } more
        ? [.. disk.List(folder).Union(more, StringComparer.Ordinal).Order(Bytewise.Comparer)]
        : disk.List(folder);

    /// <summary>Tells whether a folder has an entry, links not followed.</summary>
    /// <param name="folder">Absolute path as seen from the root.</param>
    /// <param name="name">The entry.</param>
    /// <returns>True where it is listed.</returns>
    public bool Has(string folder, string name) => disk.Has(folder, name) || PlannedIn(folder)?.Contains(name) == true;

    /// <summary>Tells whether planned files add to a folder, or replace a file in it.</summary>
    /// <param name="folder">Absolute path as seen from the root.</param>
    /// <returns>Their names, or those of the folders in it that they lie in, sorted; null where there is none.</returns>
    public IReadOnlyCollection<string>? PlannedIn(string folder) =>
        planned.Count > 0 && disk.Resolve(folder) is { } resolved ? planned.GetValueOrDefault(resolved) : null;

    /// <summary>Follows every link of a path.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The path without links, or null for a circle.</returns>
    public string? Resolve(string path) => disk.Resolve(path);

    /// <summary>Reads where a link points.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The target as written; null where it is no link.</returns>
    public string? ReadLink(string path) => disk.ReadLink(path);

    /// <summary>Looks at what a path leads to.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The status, or null where nothing is there; /dev/null is always there.</returns>
    public FileStatus? Status(string path) => disk.Status(path) ?? Planned(disk.Resolve(path));

    /// <summary>Reads the access list of a file on disk.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The list, or null where there is none.</returns>
    public AccessList? AccessList(string path) => IsPlanned(path, out _) ? null : disk.AccessList(path);

    /// <summary>Tells whether a file masks others: empty, a device such as /dev/null, or a link to it.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>True for a mask, false for a file with a text, null where nothing is there.</returns>
    public bool? IsMask(string path) => Status(path) switch
    {
        null => null,
        { Type: FileType.Special } => true,
        { Type: FileType.File, Size: 0 } => disk.Resolve(path) is not { } resolved || !overlay.ContainsKey(resolved),
        _ => false,
    };

    /// <summary>Tells whether a file is closed to us and not to the manager: what it says counts, and we do not know it.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="user">The manager's user.</param>
    /// <returns>False also where nobody can read it.</returns>
    public bool IsClosed(string path, UserAccount user) =>
        IsMask(path) == false && Status(path)?.Type == FileType.File && Read(path) is null && FilePermissions.MayRead(path, Resolve, Status, AccessList, user);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The text, or null where it is missing, no regular file, or cannot be read.</returns>
    public SourceText? Read(string path)
    {
        if (IsPlanned(path, out var text))
        {
            return text.Path == path ? text : SourceText.FromString(path, text.Text);
        }

        return disk.Read(path);
    }

    /// <summary>Reads a unit file or drop-in.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The file, or null where it cannot be read.</returns>
    public UnitFile? Unit(string path)
    {
        if (!IsPlanned(path, out var text))
        {
            return disk.Unit(path);
        }

        if (!units.TryGetValue(path, out var unit))
        {
            units[path] = unit = UnitFile.Parse(text.At(path), version);
        }

        return unit;
    }

    /// <summary>Reads an environment file.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The file, or null where it cannot be read.</returns>
    public EnvironmentFile? Environment(string path)
    {
        if (!IsPlanned(path, out var text))
        {
            return disk.Environment(path);
        }

        if (!environmentFiles.TryGetValue(path, out var file))
        {
            environmentFiles[path] = file = EnvironmentFile.Parse(text.At(path), version);
        }

        return file;
    }

    private bool IsPlanned(string path, [NotNullWhen(true)] out SourceText? text)
    {
        text = null;
        return overlay.Count > 0 && disk.Resolve(path) is { } resolved && overlay.TryGetValue(resolved, out text);
    }

    private FileStatus? Planned(string? resolved) => resolved switch
    {
        null => null,
        "/dev/null" => new(FileType.Special, 0x1B6, 0, 0, 0, 1, resolved),
        _ when overlay.TryGetValue(resolved, out var text) => new(FileType.File, 0x1A4, 0, 0, text.Text.Length, 1, resolved),
        _ when planned.ContainsKey(resolved) => new(FileType.Folder, 0x1ED, 0, 0, 0, 1, resolved),
        _ => null,
    };
}
