using System.Runtime.InteropServices;

namespace ProxyFixer.Machine;

/// <summary>The entries of a folder, as the C library gives them one after the other (readdir(3)).</summary>
internal static class DirectoryStream
{
    /// <summary>Reads all entries.</summary>
    /// <param name="next">Gives the next entry; 0 behind the last one, and where it fails.</param>
    /// <param name="typeOffset">Where in an entry the byte with its type is.</param>
    /// <param name="error">Why it failed.</param>
    /// <returns>The entries without "." and "..", in no order; null where it failed.</returns>
    public static List<DirectoryEntry>? Read(Func<nint> next, int typeOffset, out Errno error)
    {
        var entries = new List<DirectoryEntry>();
        while (next() is not 0 and var entry)
        {
            // The name follows the type on every system.
            if (Marshal.PtrToStringUTF8(entry + typeOffset + 1) is { } found and not ("." or ".."))
            {
                entries.Add(new(found, TypeOf(Marshal.ReadByte(entry, typeOffset))));
            }
        }

        error = Posix.LastError(); // set to none before each call by the marshaller
        return error == Errno.None ? entries : null;
    }

    /// <summary>Tells what the type of an entry means: DT_DIR, DT_REG and DT_LNK of readdir(3) are the same on Linux and macOS.</summary>
    /// <param name="type">The byte with the type.</param>
    /// <returns>Special for devices, pipes and sockets; null for DT_UNKNOWN.</returns>
    internal static FileType? TypeOf(byte type) => type switch
    {
        0 => null,
        4 => FileType.Folder,
        8 => FileType.File,
        10 => FileType.Link,
        _ => FileType.Special,
    };
}
