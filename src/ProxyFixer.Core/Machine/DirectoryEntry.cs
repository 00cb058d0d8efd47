namespace ProxyFixer.Machine;

/// <summary>An entry of a folder, as the folder lists it.</summary>
/// <param name="Name">A bare name; U+FFFD stands in it where it is not UTF-8, and then nothing can be opened by it.</param>
/// <param name="Type">What it is; null where the file system does not say so in its lists.</param>
internal readonly record struct DirectoryEntry(string Name, FileType? Type)
{
    /// <summary>Whether the name is UTF-8.</summary>
    public bool HasName => !Name.Contains('\uFFFD', StringComparison.Ordinal);
}
