using ProxyFixer.Disk;

namespace ProxyFixer.Patches;

/// <summary>One file to replace, create or remove.</summary>
/// <param name="Target">The file.</param>
/// <param name="Expected">SHA-256 that the file must still have; null where there must be no file.</param>
/// <param name="Bytes">The new content; null removes the file.</param>
/// <param name="Wanted">Mode and owner it gets; null keeps those of the file, or for a new one the folder's owner and 0644.</param>
internal sealed record FileWrite(FileTarget Target, string? Expected, byte[]? Bytes, Ownership? Wanted)
{
    private const int NewFileMode = 0x1A4; // 0644

    /// <summary>Mode, owner and group of the file after it is written.</summary>
    public Ownership Owned => Wanted
        ?? (Target.Status is { } status
            ? new(status.Mode, status.Owner, status.Group)
            : Ownership.OfNew(NewFileMode, Target.Parent));
}
