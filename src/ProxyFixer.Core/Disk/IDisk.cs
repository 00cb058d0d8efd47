using ProxyFixer.Machine;

namespace ProxyFixer.Disk;

/// <summary>
/// The writing side of the file system, as small as a transaction needs it, so that the same transaction runs on a real disk and on a
/// simulated one that loses what was not flushed.
/// </summary>
public interface IDisk
{
    /// <summary>Opens a folder step by step from '/', following no symbolic link, so that nobody can swap one in meanwhile.</summary>
    /// <param name="path">A real absolute path without links.</param>
    /// <returns>The open folder.</returns>
    /// <exception cref="DiskException">A step is missing, no folder, a link, or may not be entered.</exception>
    IFolder Open(string path);

    /// <summary>The user id that files are made with.</summary>
    uint User { get; }

    /// <summary>Whether its paths are those of this machine, where links lead on.</summary>
    bool IsThisMachine { get; }

    /// <summary>Tells whether this user must not write below a folder, because others could lead the writing elsewhere.</summary>
    /// <param name="folder">A real absolute path without links; it, and folders above it, need not exist.</param>
    /// <returns>Why not, in a sentence without a full stop; null where he may.</returns>
    string? Objection(string folder);
}
