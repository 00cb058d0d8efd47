using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;

namespace ProxyFixer.Backups;

/// <summary>
/// The folder that keeps what a run changed: one folder a run (0700) with <c>manifest.json</c> and the bytes of each file
/// (0600) under a number, so that no name tells what is in it.
/// </summary>
/// <param name="folder">Real absolute path; made when the first backup is kept.</param>
public sealed class BackupStore(string folder)
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string ManifestName = "manifest.json";

    /// <summary>Where backups are kept.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>The store of a user: <c>$XDG_STATE_HOME/proxyfixer/backups</c>, else below <c>~/.local/state</c>.</summary>
    /// <param name="environment">The user's environment.</param>
    /// <returns>A real path.</returns>
    public static string DefaultFolder(IReadOnlyDictionary<string, string> environment)
    {
        // The XDG specification has relative values ignored.
        var state = environment.GetValueOrDefault("XDG_STATE_HOME") is { } given && given.StartsWith('/')
            ? given
            : Path.Combine(environment.GetValueOrDefault("HOME") is { Length: > 0 } home ? home : "/root", ".local/state");
        return Path.Combine(state, "proxyfixer/backups");
    }

    /// <summary>Keeps files before the first of them is written; all is on disk when it returns.</summary>
    /// <param name="root">The real folder that is '/' for the run.</param>
    /// <param name="files">Each file with its bytes before (null where there is none).</param>
    /// <param name="folders">Folders that will be made, outermost first.</param>
    /// <param name="now">The time of the run.</param>
    /// <returns>The backup.</returns>
    /// <exception cref="IOException">The backup could not be written; what was begun is removed.</exception>
    public Backup Keep(string root, IEnumerable<(BackupEntry Entry, byte[]? Bytes)> files, IEnumerable<string> folders, DateTimeOffset now)
    {
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"{now.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}");
        var place = Path.Combine(Folder, id);
        Directory.CreateDirectory(place, FolderMode);
        try
        {
            var entries = ImmutableArray.CreateBuilder<BackupEntry>();
            foreach (var (entry, bytes) in files)
            {
                var content = bytes is null ? null : entries.Count.ToString("D4", CultureInfo.InvariantCulture);
                if (bytes is not null)
                {
                    WriteNew(Path.Combine(place, content!), bytes);
                }

                entries.Add(entry with { Content = content });
            }

            var backup = new Backup(id, root, entries.ToImmutable(), [.. folders], Restored: false);
            WriteManifest(backup);
            return backup;
        }
        catch (ArgumentOutOfRangeException e)
        {
            // What .NET makes of EFBIG, the answer to more than a file may hold ("ulimit -f").
            Directory.Delete(place, recursive: true);
            throw new IOException("the backup would be larger than the system allows", e);
        }
        catch
        {
            Directory.Delete(place, recursive: true);
            throw;
        }
    }

    /// <summary>Lists the backups.</summary>
    /// <returns>Newest first; a damaged one is left out.</returns>
    public ImmutableArray<Backup> List() =>
        !Directory.Exists(Folder) ? []
        : [.. Directory.EnumerateDirectories(Folder).OrderDescending(StringComparer.Ordinal).Select(TryRead).OfType<Backup>()];

    /// <summary>Reads the kept bytes of a file.</summary>
    /// <param name="backup">A backup of this store.</param>
    /// <param name="entry">An entry of it.</param>
    /// <returns>The bytes, or null where there was no file.</returns>
    /// <exception cref="ProxyFixerException">The kept bytes are missing or damaged (exit status 3).</exception>
    public byte[]? ReadContent(Backup backup, BackupEntry entry)
    {
        if (entry.Content is null)
        {
            return null;
        }

        var path = Path.Combine(Folder, backup.Id, Path.GetFileName(entry.Content));
        var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == entry.Before
            ? bytes
            : throw ProxyFixerException.CouldNotFinish($"the backup {backup.Id} is damaged: {path} does not hold what was kept; nothing was changed");
    }

    /// <summary>Notes that a backup has been put back.</summary>
    /// <param name="backup">A backup of this store.</param>
    public void MarkRestored(Backup backup) => WriteManifest(backup with { Restored = true });

    /// <summary>Removes a backup for good.</summary>
    /// <param name="backup">A backup of this store.</param>
    public void Delete(Backup backup) => Directory.Delete(Path.Combine(Folder, backup.Id), recursive: true);

    private static Backup? TryRead(string place)
    {
        try
        {
            var backup = BackupManifest.Read(File.ReadAllText(Path.Combine(place, ManifestName)));
            return backup.Id == Path.GetFileName(place) ? backup : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private void WriteManifest(Backup backup)
    {
        var path = Path.Combine(Folder, backup.Id, ManifestName);
        File.Delete(path + ".new");
        WriteNew(path + ".new", Encoding.UTF8.GetBytes(BackupManifest.Write(backup)));
        File.Move(path + ".new", path, overwrite: true);
        using var place = Disk.PosixDisk.Instance.Open(RealFolder(backup));
        place.Flush();
    }

    private string RealFolder(Backup backup) =>
        new Machine.MachineFiles("/").Resolve(Path.Combine(Folder, backup.Id))!;

    private static void WriteNew(string path, byte[] bytes)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var file = new FileStream(path, options);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }
}
