namespace ProxyFixer.Tests.Support;

/// <summary>
/// A copy of the built program that every user of the machine can run: the repository may lie in a folder that only its owner can enter.
/// It is gone when the tests end.
/// </summary>
public static class SharedProgram
{
    private const UnixFileMode Everybody = (UnixFileMode)0x1ED; // 0755
    private static readonly Lazy<string> Copy = new(Make);

    /// <summary>The words that start it.</summary>
    public static string[] Command => BuiltProgram.CommandOf(Copy.Value);

    private static string Make()
    {
        var folder = Directory.CreateTempSubdirectory("proxyfixer-test-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        File.SetUnixFileMode(folder, Everybody);
        var from = System.IO.Path.GetDirectoryName(BuiltProgram.Path)!;
        foreach (var file in Directory.GetFiles(from).Concat(Libraries(from)).Where(file => file == BuiltProgram.Path || System.IO.Path.GetExtension(file) is ".dll" or ".json" or ".so"))
        {
            var to = System.IO.Path.Combine(folder, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!, Everybody);
            File.Copy(file, to);
        }

        return System.IO.Path.Combine(folder, System.IO.Path.GetFileName(BuiltProgram.Path));
    }

    // SQLite's, of this system alone: those of all systems take 50 MB.
    private static IEnumerable<string> Libraries(string from) => System.IO.Path.Combine(from, "runtimes") is var all && Directory.Exists(all)
        ? Directory.GetDirectories(all, "linux*").SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        : [];
}
