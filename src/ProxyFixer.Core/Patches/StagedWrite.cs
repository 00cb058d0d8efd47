using System.Security.Cryptography;
using ProxyFixer.Disk;
using ProxyFixer.Machine;

namespace ProxyFixer.Patches;

/// <summary>A write whose new file lies beside its target, ready to be renamed.</summary>
internal sealed class StagedWrite : IDisposable
{
    private readonly IFolder folder;
    private readonly FileWrite write;
    private readonly string name;
    private string? temporary;
    private string? previous;
    private bool committed;

    private StagedWrite(IFolder folder, FileWrite write)
    {
        this.folder = folder;
        this.write = write;
        name = MachinePath.Name(write.Target.Path);
    }

    /// <summary>The file, as seen from the root.</summary>
    public string Path => write.Target.Path;

    /// <summary>Writes the new file beside the target.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="write">What to write.</param>
    /// <returns>The staged write.</returns>
    /// <exception cref="ProxyFixerException">The target changed since it was read (exit status 3).</exception>
    /// <exception cref="IOException">Disk full, no permission …; nothing is left behind.</exception>
    public static StagedWrite Stage(MachineFiles files, FileWrite write)
    {
        var staged = new StagedWrite(PosixDisk.Instance.Open(files.Root.TrimEnd('/') + MachinePath.Folder(write.Target.Path)), write);
        try
        {
            staged.CheckUnchanged();
            staged.temporary = write.Bytes is null ? null : staged.WriteBeside(write.Bytes, write.Owned);
            staged.previous = KeepPrevious(staged);
            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    /// <summary>Puts the new file in place.</summary>
    /// <exception cref="ProxyFixerException">The target changed since it was read (exit status 3).</exception>
    /// <exception cref="IOException">The file system refuses.</exception>
    public void Commit()
    {
        CheckUnchanged();
        if (temporary is null)
        {
            folder.Delete(name);
        }
        else
        {
            folder.Replace(temporary, name);
            folder.Flush();
            temporary = null;
        }

        committed = true;
    }

    /// <summary>Puts the former file back, if <see cref="Commit"/> replaced it.</summary>
    /// <returns>False where that failed.</returns>
    public bool TryRollBack()
    {
        try
        {
            if (committed && previous is not null)
            {
                folder.Replace(previous, name);
                folder.Flush();
                previous = null;
            }
            else if (committed)
            {
                folder.Delete(name);
            }

            committed = false;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Removes what is left beside the target.</summary>
    public void Dispose()
    {
        foreach (var left in new[] { temporary, previous }.OfType<string>())
        {
            folder.Delete(left);
        }

        temporary = previous = null;
        folder.Dispose();
    }

    // A copy, not a hard link: a link would share the inode with stores of pnpm and bun and change its link count.
    private static string? KeepPrevious(StagedWrite staged)
    {
        var status = staged.write.Target.Status;
        return status is null || staged.folder.Read(staged.name) is not { } bytes
            ? null
            : staged.WriteBeside(bytes, new(status.Mode, status.Owner, status.Group));
    }

    private string WriteBeside(byte[] bytes, Ownership owned)
    {
        var beside = $".{name}.proxyfixer-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        try
        {
            folder.Create(beside, bytes, owned, write.Target.Status is null ? null : name);
            return beside;
        }
        catch
        {
            folder.Delete(beside);
            throw;
        }
    }

    private void CheckUnchanged()
    {
        if ((folder.Read(name) is { } bytes ? Convert.ToHexStringLower(SHA256.HashData(bytes)) : null) != write.Expected)
        {
            throw ProxyFixerException.CouldNotFinish(
                write.Expected is null
                    ? $"{Path} exists by now; nothing was changed. Run the command again"
                    : $"{Path} changed since it was read; nothing was changed. Run the command again");
        }
    }
}
