using System.Globalization;
using System.Text;
using ProxyFixer.Diagnostics;
using ProxyFixer.Disk;
using ProxyFixer.Machine;
using ProxyFixer.Transactions;

namespace ProxyFixer.Patches;

/// <summary>
/// Tells before anybody is asked which files this process cannot write. It only looks: what it lets through can still fail, and what
/// fails then leaves everything as it was.
/// </summary>
/// <param name="files">The machine.</param>
public sealed class WriteAccess(MachineFiles files)
{
    private const int Sticky = 0x200;
    private const int LongestName = 255; // bytes, on every usual file system
    private readonly EffectiveRights rights = EffectiveRights.OfThisProcess();
    private readonly Dictionary<string, WriteObstacle?> known = new(StringComparer.Ordinal);
    private readonly Lazy<UserAccounts> accounts = new(() => UserAccounts.Read(files));

    /// <summary>Looks at all files of a fix; one that cannot be written keeps the whole fix from being made.</summary>
    /// <param name="fix">The fix.</param>
    /// <returns>The first obstacle, in the order of its files; null where there is none.</returns>
    public WriteObstacle? Find(Fix fix) => fix.Changes.Select(change => Find(change.Path)).FirstOrDefault(obstacle => obstacle is not null);

    /// <summary>Requires that patches can be written.</summary>
    /// <param name="patches">Any number.</param>
    /// <exception cref="ProxyFixerException">One cannot: says which, why and what helps (exit status 3).</exception>
    public void Require(IEnumerable<FilePatch> patches)
    {
        FilePatch[] all = [.. patches];
        if (all.Select(patch => Find(patch.Path) ?? BelowAnother(patch.Path, all)).FirstOrDefault(found => found is not null) is { } obstacle)
        {
            throw ProxyFixerException.CouldNotFinish(
                $"nothing was changed: {obstacle.Path} cannot be written: {obstacle.Reason}{(obstacle.NeedsRoot ? "; use sudo" : "")}");
        }
    }

    /// <summary>Looks at one file, there already or not.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The obstacle; null where there is none, and where the path leads to nothing that could be written, which writing tells.</returns>
    public WriteObstacle? Find(string path)
    {
        if (!known.TryGetValue(path, out var obstacle))
        {
            known[path] = obstacle = Look(path);
        }

        return obstacle;
    }

    /// <summary>Tells whether backups can be kept in a folder of this machine, which need not exist.</summary>
    /// <param name="folder">A real absolute path.</param>
    /// <returns>Why not, in a few words; null where nothing is known against it.</returns>
    public static string? WhyNoBackup(string folder)
    {
        for (var path = folder; ; path = MachinePath.Folder(path))
        {
            if (Posix.Status(path, follow: true) is { } status)
            {
                return status.Type != FileType.Folder ? $"{path} is no folder"
                    : EffectiveRights.WhyNotWritable(path) is not { } number ? null
                    : $"{path}: {IoReason.OfNumber(number)}";
            }
        }
    }

    private static WriteObstacle? BelowAnother(string path, FilePatch[] all) =>
        Array.Exists(all, other => other.After is not null && path.StartsWith(other.Path + "/", StringComparison.Ordinal))
            ? new(path, "its folder would be a file", NeedsRoot: false) : null;

    private WriteObstacle? Look(string path)
    {
        if (files.Resolve(path) is not { } resolved)
        {
            return null;
        }

        if (ForbiddenTargets.Has(resolved))
        {
            return new(path, "this program never changes that file", NeedsRoot: false);
        }

        if (path.Split('/').Any(name => Encoding.UTF8.GetByteCount(name) > LongestName))
        {
            return new(path, $"a name in it is longer than {LongestName} bytes", NeedsRoot: false);
        }

        if (path != resolved && rights.IsRoot && new LinkTrust(files).Objection(path) is { } why)
        {
            return new(path, why, NeedsRoot: false);
        }

        // Missing folders are made in the innermost one that is there.
        var folder = MachinePath.Folder(resolved);
        while (folder != "/" && files.Status(folder) is null)
        {
            folder = MachinePath.Folder(folder);
        }

        return files.Status(folder) is not { } parent ? null
            : parent.Type != FileType.Folder ? new(path, $"{folder} is no folder", NeedsRoot: false)
            : OfFolder(path, folder, parent) ?? (files.Status(resolved) is { } status ? OfFile(path, folder, parent, status) : null);
    }

    private WriteObstacle? OfFolder(string path, string folder, FileStatus parent) =>
        parent.IsImmutable ? new(path, $"its folder {folder} is immutable (chattr -ia {folder} lifts that)", NeedsRoot: false)
        : EffectiveRights.WhyNotWritable(files.RealPath(folder) ?? folder) switch
        {
            null => HostDisk.Instance.Objection(files.RealPath(folder) ?? folder) is { } why ? new(path, why, NeedsRoot: false) : null,
            30 => new(path, "it lies on a read-only file system", NeedsRoot: false),
            _ when parent.Owner == rights.User => new(path, $"its folder {folder} is closed for writing (chmod u+w {folder} lifts that)", NeedsRoot: false),
            _ when rights.IsRoot => new(path, $"even root may not write into {folder}", NeedsRoot: false),
            _ => new(path, $"its folder {folder} belongs to {Name(parent.Owner)}, and {Name(rights.User)} may not write there", NeedsRoot: true),
        };

    // The file is replaced by a new one, which must get the owner and group of the old.
    private WriteObstacle? OfFile(string path, string folder, FileStatus parent, FileStatus status) =>
        status.IsImmutable ? new(path, $"it is immutable (chattr -ia {path} lifts that)", NeedsRoot: false)
        : status.IsMountPoint ? new(path, "it is mounted by itself, as containers mount single files, so that it cannot be replaced; change the file that is mounted", NeedsRoot: false)
        : !rights.ActsAsOwner && (parent.Mode & Sticky) != 0 && status.Owner != rights.User && parent.Owner != rights.User
            ? new(path, $"it belongs to {Name(status.Owner)}, and in {folder} only owners may replace files", NeedsRoot: true)
        : !rights.MayChangeOwner && status.Owner != rights.User
            ? new(path, $"it belongs to {Name(status.Owner)}, which {Name(rights.User)} could not keep so", NeedsRoot: true)
        : !rights.MayChangeOwner && !rights.Groups.Contains(status.Group)
            ? new(path, $"its group is one that {Name(rights.User)} is not in and could not keep", NeedsRoot: true)
        : null;

    private string Name(uint user) => user == 0 ? "root"
        : accounts.Value.Find(user.ToString(CultureInfo.InvariantCulture))?.Name ?? string.Create(CultureInfo.InvariantCulture, $"user {user}");
}
