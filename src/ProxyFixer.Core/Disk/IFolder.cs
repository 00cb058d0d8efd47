using ProxyFixer.Machine;

namespace ProxyFixer.Disk;

/// <summary>
/// A folder that is held open: work in it stays in it even if its path is moved or replaced by a link meanwhile. Names are bare; no
/// operation follows a symbolic link. Nothing but <see cref="Create"/> and <see cref="Flush"/> is on disk when it returns: names change
/// durably only with the next <see cref="Flush"/>. Every operation throws a <see cref="DiskException"/> where the system refuses it.
/// </summary>
public interface IFolder : IDisposable
{
    /// <summary>Looks at the open folder itself.</summary>
    /// <returns>The status.</returns>
    FileStatus Status();

    /// <summary>Looks at a file of the folder.</summary>
    /// <param name="name">A bare name.</param>
    /// <returns>The status; null where nothing is there.</returns>
    FileStatus? Status(string name);

    /// <summary>Lists the folder.</summary>
    /// <returns>The names in it, sorted by UTF-16 units; empty for an empty folder.</returns>
    IReadOnlyList<string> List();

    /// <summary>Reads a regular file, without a lock and without waiting.</summary>
    /// <param name="name">A bare name.</param>
    /// <returns>The bytes, or null where nothing is there.</returns>
    /// <exception cref="DiskException">It cannot be read, or is no regular file.</exception>
    byte[]? Read(string name);

    /// <summary>Writes a new file and flushes its content; nobody but its owner can open it before its mode is set, which comes last.</summary>
    /// <param name="name">A bare name; nothing may be there.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="owned">Mode, owner and group.</param>
    /// <param name="attributesOf">Bare name of a file that gives its extended attributes and access list; null for none.</param>
    /// <exception cref="DiskException">Disk full, no permission, the owner cannot be kept …; a file that was begun may be left.</exception>
    void Create(string name, byte[] bytes, Ownership owned, string? attributesOf);

    /// <summary>Gives a file another name in one step, replacing what has that name.</summary>
    /// <param name="oldName">A bare name.</param>
    /// <param name="newName">A bare name.</param>
    void Replace(string oldName, string newName);

    /// <summary>Gives a file another name in one step, if nothing has that name (renameat2(2), RENAME_NOREPLACE).</summary>
    /// <param name="oldName">A bare name.</param>
    /// <param name="newName">A bare name.</param>
    /// <exception cref="DiskException">Something has that name already (<see cref="DiskException.Exists"/>).</exception>
    void Rename(string oldName, string newName);

    /// <summary>Exchanges two files in one step (renameat2(2), RENAME_EXCHANGE).</summary>
    /// <param name="one">A bare name.</param>
    /// <param name="other">A bare name.</param>
    /// <exception cref="DiskException">The file system cannot do it (<see cref="DiskException.IsUnsupported"/>), or refuses.</exception>
    void Exchange(string one, string other);

    /// <summary>Removes a file, if it is there.</summary>
    /// <param name="name">A bare name.</param>
    void Delete(string name);

    /// <summary>Opens a folder of this one.</summary>
    /// <param name="name">A bare name.</param>
    /// <returns>The open folder.</returns>
    IFolder Open(string name);

    /// <summary>Opens a folder of this one only to pass through it, which needs no right to list it.</summary>
    /// <param name="name">A bare name.</param>
    /// <returns>The open folder; it can be looked at, and files and folders in it can be opened.</returns>
    IFolder PassThrough(string name);

    /// <summary>Makes a folder in this one.</summary>
    /// <param name="name">A bare name; must not exist.</param>
    /// <param name="owned">Mode, owner and group.</param>
    /// <returns>The new folder, open.</returns>
    IFolder Make(string name, Ownership owned);

    /// <summary>Removes an empty folder of this one, if it is there.</summary>
    /// <param name="name">A bare name.</param>
    /// <returns>False where it is not empty, or is no folder.</returns>
    bool DeleteEmptyFolder(string name);

    /// <summary>Flushes the names of this folder to disk, so that what was created, renamed and deleted survives a power cut.</summary>
    void Flush();

    /// <summary>Tries to lock the whole folder for this process by a file in it; the lock ends with the process.</summary>
    /// <param name="name">Bare name of the lock file; made (0600) where it is missing, never removed.</param>
    /// <returns>The lock, released when disposed; null where another process holds it.</returns>
    IDisposable? TryLock(string name);
}
