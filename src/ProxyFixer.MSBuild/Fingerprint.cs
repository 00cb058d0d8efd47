using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProxyFixer.MSBuild;

/// <summary>Tells whether anything that a report depends on has changed since it was made.</summary>
internal static class Fingerprint
{
    private const string ProjectName = ".proxyfixer.yaml";
    private static readonly string[] SettingsNames = [ProjectName, ".editorconfig", ".globalconfig"];

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

        Add(DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); // suppressions may end on a day
        Add(Look(new FileInfo(program)));
        string[] places = [folder, .. runs.SelectMany(run => run.Paths)];
        foreach (var file in SettingsFiles(settings, folder).Concat(places.SelectMany(Above).Distinct().SelectMany(In)))
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

    /// <summary>Tells whether a report depends on nothing else: settings may name rules and a baseline that lie anywhere.</summary>
    /// <param name="settings">A settings file; empty for the one that is found.</param>
    /// <param name="folder">The folder of the project.</param>
    /// <returns>False where they do.</returns>
    public static bool SeesAll(string settings, string folder) =>
        !SettingsFiles(settings, folder).Concat(Above(folder).Select(above => Path.Combine(above, ProjectName)).Where(File.Exists))
            .SelectMany(File.ReadLines).Any(line => NamesOthers(line.TrimStart('\uFEFF', '"', '\'')));

    // A key of the whole file. What stands in braces is not looked into.
    private static bool NamesOthers(string line) =>
        line.StartsWith("rules", StringComparison.Ordinal) || line.StartsWith("baseline", StringComparison.Ordinal) || line.StartsWith('{');

    private static IEnumerable<string> SettingsFiles(string settings, string folder) =>
        settings.Length > 0 && Path.Combine(folder, settings) is var own && File.Exists(own) ? [own] : [];

    private static IEnumerable<string> Above(string path)
    {
        for (var above = path; above is not null; above = Path.GetDirectoryName(above))
        {
            yield return above;
        }
    }

    private static IEnumerable<string> In(string folder) => SettingsNames.Select(name => Path.Combine(folder, name)).Where(File.Exists);

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
