using ProxyFixer.Machine;

namespace ProxyFixer.Disk;

/// <summary>Who may do what with a file.</summary>
/// <param name="Mode">Permission bits, 0 to 07777.</param>
/// <param name="Owner">User id.</param>
/// <param name="Group">Group id.</param>
public sealed record Ownership(int Mode, uint Owner, uint Group)
{
    private const uint Unchanged = uint.MaxValue; // chown(2): -1 leaves the id as it is

    /// <summary>Tells whether a file has this mode, owner and group.</summary>
    /// <param name="status">The file.</param>
    /// <returns>True where it has; an owner that was left open fits any.</returns>
    public bool Fits(FileStatus status) =>
        Mode == status.Mode && (Owner == Unchanged || Owner == status.Owner) && (Group == Unchanged || Group == status.Group);

    /// <summary>What a new file or folder gets: the owner of the folder it lies in where we may give it away, else our own.</summary>
    /// <param name="mode">Permission bits.</param>
    /// <param name="parent">The folder.</param>
    /// <returns>Mode, owner and group.</returns>
    public static Ownership OfNew(int mode, FileStatus parent) =>
        Environment.IsPrivilegedProcess ? new(mode, parent.Owner, parent.Group) : Own(mode);

    /// <summary>What a file gets that belongs to whoever runs us.</summary>
    /// <param name="mode">Permission bits.</param>
    /// <returns>Mode, owner and group.</returns>
    public static Ownership Own(int mode) => new(mode, Unchanged, Unchanged);
}
