using Microsoft.Win32.SafeHandles;

namespace ProxyFixer.Machine;

/// <summary>Where a walk ended.</summary>
/// <param name="Path">Absolute path without links; its last steps may be missing. Null for a link circle, or a path that no file can have.</param>
/// <param name="Folder">The open folder that <paramref name="Name"/> lies in; valid until the next walk. Null where a step is missing.</param>
/// <param name="Name">The last step, or "." for the folder itself.</param>
/// <param name="Error">Why a step could not be made.</param>
/// <param name="Place">Absolute path of what gave that answer: for lack of permission the folder that may not be entered.</param>
internal readonly record struct WalkEnd(string? Path, SafeFileHandle? Folder, string Name, Errno Error, string Place)
{
    /// <summary>The end of a path that leads nowhere.</summary>
    public static WalkEnd Nowhere { get; } = new(null, null, ".", Errno.Circle, "/");
}
