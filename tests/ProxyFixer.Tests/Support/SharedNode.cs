using System.Collections.Concurrent;

namespace ProxyFixer.Tests.Support;

/// <summary>
/// Copies of Node that every user of the machine can run: the repository may lie in a folder that only its owner can enter. They are gone
/// when the tests end.
/// </summary>
public static class SharedNode
{
    private const UnixFileMode Everybody = (UnixFileMode)0x1ED; // 0755
    private static readonly ConcurrentDictionary<string, Lazy<string>> Copies = new();

    /// <summary>The program of a version.</summary>
    public static string Path(string version) => Copies.GetOrAdd(version, one => new(() => Copy(one))).Value;

    private static string Copy(string version)
    {
        var folder = Directory.CreateTempSubdirectory("proxyfixer-test-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        File.SetUnixFileMode(folder, Everybody);
        var node = System.IO.Path.Combine(folder, "node");
        File.Copy(NpmCache.Node(version), node);
        File.SetUnixFileMode(node, Everybody);
        return node;
    }
}
