using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Headers;
using ProxyFixer.OpenClaw.Installs;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>The files behind the PATHs of the command line.</summary>
/// <param name="Texts">Each once, with its kind.</param>
/// <param name="Unclaimed">Those that were named themselves and that no format claims: what they are, only a service can tell.</param>
/// <param name="Unreadable">Those that could not be read.</param>
public sealed record NamedFiles(
    ImmutableArray<(string Kind, SourceText Text)> Texts, ImmutableArray<SourceText> Unclaimed, ImmutableArray<UnreadableFile> Unreadable)
{
    // No header code is near this size but the bundles, which are never patched and would cost seconds in a walk.
    private const long LargestInWalk = 16 * 1024 * 1024;

    /// <summary>Reads them: files as they are named, folders walked (not <c>.git</c>, and of <c>node_modules</c> only known packages).</summary>
    /// <param name="files">The machine.</param>
    /// <param name="request">What the user named.</param>
    /// <returns>The files.</returns>
    public static NamedFiles Read(MachineFiles files, ScanRequest request)
    {
        if (request.Paths.IsEmpty)
        {
            return new([], [], []);
        }

        var texts = ImmutableArray.CreateBuilder<(string, SourceText)>();
        var unclaimed = ImmutableArray.CreateBuilder<SourceText>();
        var unreadable = ImmutableArray.CreateBuilder<UnreadableFile>();
        foreach (var (path, isNamed) in request.Paths.SelectMany(path => Expand(files, path)).DistinctBy(pair => pair.Path))
        {
            if (!isNamed && (!MayMatter(path) || files.Status(path) is not { Size: <= LargestInWalk }))
            {
                continue;
            }

            if (files.TryRead(path, out var reason) is not { } text)
            {
                unreadable.Add(new(path, reason!));
            }
            else if (((isNamed ? request.Kind : null) ?? FormatCatalog.Recognise(text)?.Kind) is { } kind)
            {
                texts.Add((kind, text));
            }
            else if (isNamed)
            {
                unclaimed.Add(text);
            }
        }

        return new(texts.ToImmutable(), unclaimed.ToImmutable(), unreadable.ToImmutable());
    }

    private static IEnumerable<(string Path, bool IsNamed)> Expand(MachineFiles files, string path) =>
        files.IsFolder(path) ? Walk(files, path).Select(file => (file, false)) : [(path, true)];

    private static IEnumerable<string> Walk(MachineFiles files, string top)
    {
        var waiting = new Stack<string>([top]);
        while (waiting.TryPop(out var folder))
        {
            foreach (var name in Order(folder, files.List(folder)))
            {
                var path = folder.TrimEnd('/') + "/" + name;
                if (files.ReadLink(path) is not null)
                {
                    continue; // what a link leads to is met at its own place, or lies outside
                }

                if (files.IsFile(path))
                {
                    yield return path;
                }
                else if (files.IsFolder(path))
                {
                    waiting.Push(path);
                }
            }
        }
    }

    private static IEnumerable<string> Order(string folder, IReadOnlyList<string> names)
    {
        string[] scopes = [.. ProviderPackages.Names.Select(package => package.Split('/')[0])];
        return MachinePath.Name(folder) == "node_modules" ? names.Where(name => name is "openclaw" or ".pnpm" || scopes.Contains(name))
            : MachinePath.Name(folder) == ".pnpm" ? names.Where(name => name.StartsWith("openclaw@", StringComparison.Ordinal)
                || ProviderPackages.Names.Any(p => name.StartsWith(p.Replace('/', '+') + "@", StringComparison.Ordinal)))
            : scopes.Contains(MachinePath.Name(folder)) ? names.Where(name => ProviderPackages.Names.Any(p => p.EndsWith("/" + name, StringComparison.Ordinal)))
            : names.Where(name => name != ".git");
    }

    private static bool MayMatter(string path) =>
        !path.Contains("/node_modules/", StringComparison.Ordinal) || HeaderCode.MayHold(MachinePath.Name(path));
}
