using System.Runtime.InteropServices;

namespace ProxyFixer.Machine;

/// <summary>The entries of a folder, as the C library gives them one after the other (readdir(3)).</summary>
internal static class DirectoryStream
{
    /// <summary>Reads all names.</summary>
    /// <param name="next">Gives the next entry; 0 behind the last one, and where it fails.</param>
    /// <param name="nameOffset">Where in an entry its name begins.</param>
    /// <param name="error">Why it failed.</param>
    /// <returns>The names without "." and "..", in no order; null where it failed.</returns>
    public static List<string>? ReadNames(Func<nint> next, int nameOffset, out Errno error)
    {
        var names = new List<string>();
        while (next() is not 0 and var entry)
        {
            if (Marshal.PtrToStringUTF8(entry + nameOffset) is { } found and not ("." or ".."))
            {
                names.Add(found);
            }
        }

        error = Posix.LastError(); // set to none before each call by the marshaller
        return error == Errno.None ? names : null;
    }
}
