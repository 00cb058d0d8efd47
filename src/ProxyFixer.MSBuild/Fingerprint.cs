using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProxyFixer.MSBuild;

/// <summary>Tells whether anything that a report depends on has changed since it was made.</summary>
internal static class Fingerprint
{
    private static readonly string[] SettingsNames = [".proxyfixer.yaml", ".editorconfig", ".globalconfig"];

    /// <summary>Sums up what the runs of a build depend on.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="program">The program.</param>
    /// <param name="settings">A settings file; empty for those that are found.</param>
    /// <param name="folder">The folder of the project.</param>
    /// <returns>Hexadecimal digits.</returns>
    public static string Of(IEnumerable<LintRun> runs, string program, string settings, string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\0"));

        Add(DateTime.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); // suppressions may end on a day
        Add(Look(new FileInfo(program)));
        foreach (var file in SettingsFiles(settings, folder))
        {
            Add(file);
            hash.AppendData(File.ReadAllBytes(file));
        }

        foreach (var run in runs)
        {
            Add(string.Join('\n', run.Arguments));
            foreach (var look in run.Paths.SelectMany(Entries))
            {
                Add(look);
            }
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static IEnumerable<string> SettingsFiles(string settings, string folder)
    {
        if (settings.Length > 0 && Path.Combine(folder, settings) is var own && File.Exists(own))
        {
            yield return own;
        }

        for (var above = folder; above is not null; above = Path.GetDirectoryName(above))
        {
            foreach (var file in SettingsNames.Select(name => Path.Combine(above, name)).Where(File.Exists))
            {
                yield return file;
            }
        }
    }

    // A link to a folder is not entered: what it leads to below the root is looked at there, and it may lead in a circle.
    private static IEnumerable<string> Entries(string path)
    {
        var entry = Directory.Exists(path) ? (FileSystemInfo)new DirectoryInfo(path) : new FileInfo(path);
        var own = entry is FileInfo { Exists: true } && entry.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? Look(target) : "";
        return entry is DirectoryInfo top ? Below(top).Order(StringComparer.Ordinal).Prepend(path) : [Look(entry), own];
    }

    private static IEnumerable<string> Below(DirectoryInfo folder) =>
        folder.EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = true, MaxRecursionDepth = 64 })
            .Select(Look);

    private static string Look(FileSystemInfo entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.FullName} {(int)entry.Attributes} {entry.LinkTarget} {(entry is FileInfo { Exists: true } file ? file.Length : -1)} {(entry.Exists ? entry.LastWriteTimeUtc.Ticks : 0)} {(entry.Exists ? (int)entry.UnixFileMode : 0)}");
}
