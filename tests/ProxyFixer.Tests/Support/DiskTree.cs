using System.Security.Cryptography;

namespace ProxyFixer.Tests.Support;

/// <summary>A folder on disk as a whole.</summary>
public static class DiskTree
{
    /// <summary>Copies a folder with links and modes.</summary>
    public static void Copy(string from, string to) => ExternalTool.Run("cp", ["-a", from + "/.", to], "/");

    /// <summary>What lies below a folder: path, type, mode and content of each thing, one a line.</summary>
    public static string Describe(string folder) => string.Join('\n', Directory
        .EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Order(StringComparer.Ordinal)
        .Select(path => $"{Path.GetRelativePath(folder, path)} {Describe(new FileInfo(path))}"));

    private static string Describe(FileInfo file) =>
        file.LinkTarget is { } target ? "-> " + target
        : Directory.Exists(file.FullName) ? $"folder {file.UnixFileMode}"
        : $"{file.UnixFileMode} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.FullName)))}";
}
