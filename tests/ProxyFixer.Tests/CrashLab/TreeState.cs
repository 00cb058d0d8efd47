using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ProxyFixer.Machine;

namespace ProxyFixer.Tests.CrashLab;

/// <summary>Everything below a folder: path, type, mode, owner, group and content.</summary>
internal sealed class TreeState
{
    private readonly SortedDictionary<string, string> things = new(StringComparer.Ordinal);

    private TreeState()
    {
    }

    /// <summary>Looks at a folder.</summary>
    /// <param name="folder">A real folder, or nothing.</param>
    /// <param name="forget">Text that is left out of names and contents, because it differs by run.</param>
    public static TreeState Of(string folder, Regex? forget = null)
    {
        var state = new TreeState();
        if (Directory.Exists(folder))
        {
            var all = new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 });
            foreach (var path in all.Select(thing => thing.FullName))
            {
                var name = Path.GetRelativePath(folder, path);
                state.things[forget?.Replace(name, "~") ?? name] = Describe(path, forget);
            }
        }

        return state;
    }

    /// <summary>Whether a path is as it is in another state, or missing in both.</summary>
    public bool Agrees(TreeState other, string path) => things.GetValueOrDefault(path) == other.things.GetValueOrDefault(path);

    /// <summary>Paths that differ from another state, with both descriptions.</summary>
    public IEnumerable<string> Differences(TreeState other) =>
        from path in things.Keys.Union(other.things.Keys)
        where !Agrees(other, path)
        select $"{path}: {things.GetValueOrDefault(path, "missing")}, not {other.things.GetValueOrDefault(path, "missing")}";

    /// <summary>Paths that are in none of the other states.</summary>
    public IEnumerable<string> Beyond(params TreeState[] others) => things.Keys.Where(path => !others.Any(other => other.things.ContainsKey(path)));

    public override bool Equals(object? obj) => obj is TreeState other && things.SequenceEqual(other.things);

    public override int GetHashCode() => things.Count;

    /// <summary>One line for each thing.</summary>
    public override string ToString() => string.Join('\n', things.Select(thing => $"{thing.Key} {thing.Value}"));

    private static string Describe(string path, Regex? forget)
    {
        var status = Posix.Status(path, follow: false)!;
        var owned = $"{Convert.ToString(status.Mode, 8)} {status.Owner}:{status.Group}";
        return status.Type switch
        {
            FileType.File => $"file {owned} {Content(File.ReadAllBytes(path), forget)}",
            FileType.Link => $"link {new FileInfo(path).LinkTarget}",
            _ => $"{status.Type} {owned}",
        };
    }

    private static string Content(byte[] bytes, Regex? forget) => Convert.ToHexStringLower(SHA256.HashData(
        forget is null ? bytes : Encoding.Latin1.GetBytes(forget.Replace(Encoding.Latin1.GetString(bytes), "~"))))[..16];
}
