using ProxyFixer.Backups;
using ProxyFixer.Disk;
using ProxyFixer.Machine;

namespace ProxyFixer.Transactions;

/// <summary>
/// Puts one new file in the place of its target, in one step that nobody can get between: the two change places, and what came out
/// is looked at afterwards. The former file stays beside the target until the run is complete.
/// </summary>
/// <param name="folder">The target's folder.</param>
/// <param name="entry">The file.</param>
internal sealed class FileSwap(IFolder folder, BackupEntry entry)
{
    private readonly string name = MachinePath.Name(entry.Path);
    private readonly string beside = entry.Temporary!;

    /// <summary>Puts the new file, which lies beside it, in place of the target; or takes the target away.</summary>
    /// <exception cref="ProxyFixerException">The target is not what was checked any more; it is left as it is (exit status 3).</exception>
    /// <exception cref="DiskException">The file system refuses.</exception>
    public void Put()
    {
        if (entry.Before is null)
        {
            PutNew();
        }
        else if (entry.After is null)
        {
            TakeAway();
        }
        else
        {
            ChangePlaces();
        }
    }

    /// <summary>Tells whether a file is the former one.</summary>
    /// <param name="name">Bare name.</param>
    /// <returns>True where its content, mode and owner are those that were checked.</returns>
    public bool IsFormer(string name) => Is(name, entry.Before, entry.Owned);

    /// <summary>Tells whether a file is the new one.</summary>
    /// <param name="name">Bare name.</param>
    /// <returns>True where its content is, and where that was the same before, its mode and owner, too.</returns>
    public bool IsNew(string name) => Is(name, entry.After, entry.Before == entry.After ? entry.OwnedAfter : null);

    private bool Is(string file, string? hash, Ownership? owned) =>
        folder.Status(file) is { Type: FileType.File } status
        && (owned is null || owned.Fits(status))
        && ObjectStore.HashOf(folder.Read(file)) == hash;

    private void PutNew()
    {
        try
        {
            folder.Rename(beside, name);
        }
        catch (DiskException e) when (e.ErrorNumber == DiskException.Exists)
        {
            throw Appeared();
        }
        catch (DiskException e) when (e.IsUnsupported)
        {
            if (folder.Status(name) is not null)
            {
                throw Appeared();
            }

            folder.Replace(beside, name);
        }
    }

    private void TakeAway()
    {
        try
        {
            folder.Rename(name, beside);
        }
        catch (DiskException e) when (e.IsUnsupported)
        {
            RequireFormer(name);
            folder.Replace(name, beside);
        }
        catch (DiskException e) when (e.ErrorNumber == DiskException.Missing)
        {
            throw Changed();
        }

        if (!IsFormer(beside))
        {
            folder.Rename(beside, name);
            throw Changed();
        }
    }

    private void ChangePlaces()
    {
        var own = folder.Status(beside)?.Identity;
        try
        {
            folder.Exchange(beside, name);
        }
        catch (DiskException e) when (e.IsUnsupported)
        {
            RequireFormer(name);
            folder.Replace(beside, name);
            return;
        }
        catch (DiskException e) when (e.ErrorNumber == DiskException.Missing)
        {
            throw Changed();
        }

        if (IsFormer(beside))
        {
            return;
        }

        folder.Exchange(beside, name);
        if (folder.Status(beside)?.Identity != own)
        {
            // Somebody put a third file there in between: the newest one stays in place.
            folder.Exchange(beside, name);
        }

        throw Changed();
    }

    private void RequireFormer(string file)
    {
        if (!IsFormer(file))
        {
            throw Changed();
        }
    }

    private ProxyFixerException Changed() => ProxyFixerException.CouldNotFinish($"{entry.Path} changed since it was read");

    private ProxyFixerException Appeared() => ProxyFixerException.CouldNotFinish($"{entry.Path} exists by now");
}
