namespace ProxyFixer.Machine;

/// <summary>Files that are given to the program itself (settings, rules), of the machine it runs on.</summary>
internal static class LocalFile
{
    /// <summary>Reads a text as the machine's own files are read: without a lock, and without waiting for a pipe.</summary>
    /// <param name="path">A real path, absolute or relative to the working folder.</param>
    /// <returns>The text; a byte order mark tells the encoding and is left out, without one it is UTF-8.</returns>
    /// <exception cref="IOException">It is missing, no regular file, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public static string ReadText(string path)
    {
        using var files = new MachineFiles("/");
        using var reader = new StreamReader(new MemoryStream(files.ReadBytes(Path.GetFullPath(path))));
        return reader.ReadToEnd();
    }
}
