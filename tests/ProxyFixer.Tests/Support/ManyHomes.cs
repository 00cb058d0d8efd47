using System.Globalization;

namespace ProxyFixer.Tests.Support;

/// <summary>The reported host with more users, each with the same files and a gateway of its own.</summary>
public static class ManyHomes
{
    private const string Home = "home/claw";

    /// <summary>Writes the machine.</summary>
    /// <param name="root">The folder that shall stand for '/'; it is made.</param>
    /// <param name="count">How many homes.</param>
    /// <returns>The folder.</returns>
    public static string Write(string root, int count)
    {
        var host = Path.Combine(Repository.Root, "fixtures/reported-host/machine");
        Copy(host, root);
        for (var i = 1; i < count; i++)
        {
            Copy(Path.Combine(host, Home), Path.Combine(root, Home + i.ToString(CultureInfo.InvariantCulture)));
            File.AppendAllText(Path.Combine(root, "etc/passwd"), $"claw{i}:x:{2000 + i}:{2000 + i}::/{Home}{i}:/bin/bash\n");
        }

        return root;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
