using ProxyFixer.Backups;
using ProxyFixer.Disk;
using ProxyFixer.Machine;

namespace ProxyFixer.Transactions;

/// <summary>What undoing found and did with one file.</summary>
internal enum UndoResult
{
    /// <summary>The target was not changed by the run, or not any more.</summary>
    Untouched,

    /// <summary>The target is as before the run again.</summary>
    PutBack,

    /// <summary>Somebody else changed the target after the run did: it stays as it is.</summary>
    LeftAlone,
}

/// <summary>
/// Undoes what a run did with one file. It goes by what is there, not by what is remembered, so that it works after the run was
/// killed anywhere, also while it was undoing.
/// </summary>
/// <param name="folder">The target's folder.</param>
/// <param name="entry">The file.</param>
/// <param name="kept">Gives the kept bytes of a hash, or null.</param>
internal sealed class FileUndo(IFolder folder, BackupEntry entry, Func<string, byte[]?> kept)
{
    private readonly FileSwap swap = new(folder, entry);
    private readonly string name = MachinePath.Name(entry.Path);
    private readonly string beside = entry.Temporary!;
    private readonly string back = entry.TemporaryBack!;

    /// <summary>Tells whether the target is as the run left it, or somebody changed it after that; nothing is changed.</summary>
    /// <returns>False where undoing has nothing to do but to remove what lies beside.</returns>
    public bool IsNeeded() => Look() != UndoResult.Untouched;

    /// <summary>Undoes it; what lies beside the target is left for <see cref="Clean"/>.</summary>
    /// <returns>What was done.</returns>
    /// <exception cref="DiskException">The file system refuses, or the kept bytes are gone.</exception>
    public UndoResult Undo()
    {
        var found = Look();
        return found != UndoResult.PutBack ? found
            : entry.Before is null ? Remove()
            : entry.After is null ? BringBack()
            : Exchange(folder.Status(beside) is null ? WriteAnew() : beside);
    }

    /// <summary>Removes what the run left beside the target; a former file that somebody wrote to stays.</summary>
    /// <returns>The name of a file that stays; null for none.</returns>
    public string? Clean()
    {
        folder.Delete(back);
        if (entry.Before is not null && folder.Status(beside) is { } status && status.Identity == entry.Identity
            && !IsFormerContent(beside) && !swap.IsNew(beside))
        {
            return beside;
        }

        folder.Delete(beside);
        return null;
    }

    // What has to be done: PutBack where the target is as the run left it.
    private UndoResult Look()
    {
        var (there, isFormerBeside) = (folder.Status(name) is not null, IsFormerBeside());
        var isAloneWithoutBeside = folder.Status(beside) is null;
        if (entry.Before is null)
        {
            return !there || !isAloneWithoutBeside ? UndoResult.Untouched : swap.IsNew(name) ? UndoResult.PutBack : UndoResult.LeftAlone;
        }

        if (there && (entry.Before == entry.After ? swap.IsFormer(name) : IsFormerContent(name)))
        {
            return UndoResult.Untouched;
        }

        if (entry.After is null)
        {
            return !there ? UndoResult.PutBack : isFormerBeside ? UndoResult.LeftAlone : UndoResult.Untouched;
        }

        return there && swap.IsNew(name) ? isFormerBeside || isAloneWithoutBeside ? UndoResult.PutBack : UndoResult.Untouched
            : isFormerBeside || isAloneWithoutBeside ? UndoResult.LeftAlone : UndoResult.Untouched;
    }

    // The former file, also where a program that had it open has written to it since.
    private bool IsFormerBeside() =>
        folder.Status(beside) is { Type: FileType.File } status && (status.Identity == entry.Identity || IsFormerContent(beside));

    private bool IsFormerContent(string file) =>
        folder.Status(file) is { Type: FileType.File } && ObjectStore.HashOf(folder.Read(file)) == entry.Before;

    private UndoResult Remove()
    {
        try
        {
            folder.Rename(name, beside);
        }
        catch (DiskException e) when (e.IsUnsupported)
        {
            folder.Replace(name, beside);
        }

        if (swap.IsNew(beside))
        {
            return UndoResult.PutBack;
        }

        folder.Rename(beside, name);
        return UndoResult.LeftAlone;
    }

    private UndoResult BringBack()
    {
        var from = folder.Status(beside) is null ? WriteAnew() : beside;
        try
        {
            folder.Rename(from, name);
        }
        catch (DiskException e) when (e.IsUnsupported)
        {
            folder.Replace(from, name);
        }
        catch (DiskException e) when (e.ErrorNumber == DiskException.Exists)
        {
            return UndoResult.LeftAlone;
        }

        return UndoResult.PutBack;
    }

    private UndoResult Exchange(string from)
    {
        try
        {
            folder.Exchange(from, name);
        }
        catch (DiskException e) when (e.IsUnsupported)
        {
            folder.Replace(from, name);
            return UndoResult.PutBack;
        }

        if (swap.IsNew(from))
        {
            return UndoResult.PutBack;
        }

        folder.Exchange(from, name);
        return UndoResult.LeftAlone;
    }

    private string WriteAnew()
    {
        var bytes = kept(entry.Before!) ?? throw new DiskException($"the backup does not hold what {entry.Path} was", DiskException.Missing);
        folder.Delete(back);
        folder.Create(back, bytes, entry.Owned!, folder.Status(name) is null ? null : name);
        return back;
    }
}
