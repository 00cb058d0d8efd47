using ProxyFixer.Formats;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Headers;
using ProxyFixer.OpenClaw.Installs;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>
/// The files below a folder that the user named. Most of them are nothing to us, so as little of each is read as tells that: of code
/// the bytes are searched, of any other file its beginning is read.
/// </summary>
internal static class FolderWalk
{
    // No header code is near this size but the bundles, which are never patched and would cost seconds in a walk.
    private const long Largest = 16 * 1024 * 1024;

    private static readonly string[] Scopes = [.. ProviderPackages.Names.Select(package => package.Split('/')[0])];

    /// <summary>Lists the files of a folder that may matter.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="top">Absolute path as seen from the root.</param>
    /// <returns>Regular files, folder by folder; links are left out, because what one leads to is met at its own place, or lies outside.</returns>
    public static IEnumerable<string> Files(MachineFiles files, string top)
    {
        var waiting = new Stack<string>([top]);
        while (waiting.TryPop(out var folder))
        {
            var mayMatter = NameFilter(MachinePath.Name(folder));
            foreach (var (path, status) in files.Entries(folder, mayMatter))
            {
                if (status.Type == FileType.Folder)
                {
                    waiting.Push(path);
                }
                else if (status is { Type: FileType.File, Size: <= Largest } && MayMatter(path))
                {
                    yield return path;
                }
            }
        }
    }

    /// <summary>Tells whether a walk over its folder would list a file.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="path">Absolute as seen from the root.</param>
    /// <returns>True for a regular file that may matter.</returns>
    public static bool IsMet(MachineFiles files, string path) =>
        files.Status(path) is { Type: FileType.File, Size: <= Largest } && files.ReadLink(path) is null && MayMatter(path);

    /// <summary>Reads a file that was met.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="reason">Why it could not be read, or null.</param>
    /// <returns>The whole text; null where it is nothing to us, or could not be read.</returns>
    public static SourceText? Text(MachineFiles files, string path, out string? reason)
    {
        if (IsCode(path))
        {
            return files.TryReadIf(path, HeaderBuilderReader.MayHoldBuilder, out reason);
        }

        var head = files.TryReadHead(path, FormatCatalog.HeadLength, out var isWhole, out reason);
        return head is null || FormatCatalog.Recognise(head) is null ? null
            : isWhole ? head : files.TryRead(path, out reason);
    }

    /// <summary>Tells whether a file is code, which is searched and not parsed.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>True for JavaScript.</returns>
    public static bool IsCode(string path) => FormatCatalog.OfKind("javascript").Claims(path, []);

    private static Func<string, bool> NameFilter(string folder) =>
        folder == "node_modules" ? name => name is "openclaw" or ".pnpm" || Scopes.Contains(name)
        : folder == ".pnpm" ? name => name.StartsWith("openclaw@", StringComparison.Ordinal)
            || ProviderPackages.Names.Any(package => name.StartsWith(package.Replace('/', '+') + "@", StringComparison.Ordinal))
        : Scopes.Contains(folder) ? name => ProviderPackages.Names.Any(package => package.EndsWith("/" + name, StringComparison.Ordinal))
        : name => name != ".git";

    private static bool MayMatter(string path) =>
        !path.Contains("/node_modules/", StringComparison.Ordinal) || HeaderCode.MayHold(MachinePath.Name(path));
}
