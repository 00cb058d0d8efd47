namespace ProxyFixer.Machine;

/// <summary>What kind of thing a path leads to.</summary>
public enum FileType
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link (only when links are not followed).</summary>
    Link,

    /// <summary>A device, socket or pipe: never opened.</summary>
    Special,
}

/// <summary>What the file system says of a path.</summary>
/// <param name="Type">The kind of thing.</param>
/// <param name="Mode">Permission bits, 0 to 07777.</param>
/// <param name="Owner">User id.</param>
/// <param name="Group">Group id.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Links">Number of hard links.</param>
/// <param name="Identity">Device and inode as text: the same file has the same.</param>
public sealed record FileStatus(FileType Type, int Mode, uint Owner, uint Group, long Size, uint Links, string Identity)
{
    /// <summary>When its content was last changed; null for a file that is only planned.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>True where its attributes forbid even the superuser to replace it (<c>chattr +i</c>, <c>+a</c>).</summary>
    public bool IsImmutable { get; init; }

    /// <summary>True where something is mounted at it: a container's volume of a single file can be changed, not replaced. Known from Linux 5.8 on.</summary>
    public bool IsMountPoint { get; init; }
}
