using System.Runtime.ExceptionServices;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Headers;
using ProxyFixer.OpenClaw.Installs;

namespace ProxyFixer.Subjects;

/// <summary>
/// Goes through the folders below one that the user named. What lies in a folder is sifted by several threads, because most of the time
/// goes into opening files; folders are listed by one at a time, so that their order is always the same.
/// </summary>
internal sealed class FolderWalk
{
    private const int Alone = 8; // folders that one thread has done before another is worth starting
    private const int MostThreads = 4;

    private static readonly string[] Scopes = [.. ProviderPackages.Names.Select(package => package.Split('/')[0])];

    private readonly MachineFiles files;
    private readonly Lock listing = new();
    private readonly Stack<string> waiting = new();
    private readonly List<List<SiftedFile>> sifted = [];
    private readonly List<Thread> others = [];
    private ExceptionDispatchInfo? failure;

    private FolderWalk(MachineFiles files, string top)
    {
        this.files = files;
        waiting.Push(top);
    }

    /// <summary>Finds the files of a folder that may matter.</summary>
    /// <param name="files">The machine; nobody else may use it meanwhile.</param>
    /// <param name="top">Absolute path as seen from the root.</param>
    /// <returns>Regular files, folder by folder; links are left out, because what one leads to is met at its own place, or lies outside.</returns>
    /// <exception cref="OperationCanceledException">The user stopped the program.</exception>
    public static IEnumerable<SiftedFile> Files(MachineFiles files, string top)
    {
        var walk = new FolderWalk(files, top);
        walk.Work();
        foreach (var thread in walk.others)
        {
            thread.Join();
        }

        walk.failure?.Throw();
        return walk.sifted.SelectMany(folder => folder);
    }

    /// <summary>Looks at a single file as a walk over its folder would.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="path">Absolute as seen from the root.</param>
    /// <returns>The file; null where a walk would pass it over.</returns>
    public static SiftedFile? File(MachineFiles files, string path)
    {
        var name = MachinePath.Name(path);
        using var folder = files.OpenListed(MachinePath.Folder(path), name);
        return folder?.Entries.Any(entry => entry.Name == name && entry.Type == FileType.File) == true && MayMatter(path)
            ? new FileSieve().Sift(folder, name, path)
            : null;
    }

    private void Work()
    {
        try
        {
            var sieve = new FileSieve();
            while (Next() is var (folder, path, into))
            {
                using (folder)
                {
                    Sift(sieve, folder, path, into);
                }
            }
        }
        catch (Exception e) // it is thrown again by the thread that everybody waits for
        {
            lock (listing)
            {
                failure ??= ExceptionDispatchInfo.Capture(e);
                waiting.Clear();
            }
        }
    }

    private (ListedFolder Folder, string Path, List<SiftedFile> Into)? Next()
    {
        lock (listing)
        {
            while (waiting.TryPop(out var path))
            {
                if (files.OpenListed(path) is not { } folder)
                {
                    continue;
                }

                var mayMatter = NameFilter(MachinePath.Name(path));
                foreach (var entry in folder.Entries.Where(entry => entry.Type == FileType.Folder && mayMatter(entry.Name)))
                {
                    waiting.Push(Below(path, entry.Name));
                }

                sifted.Add([]);
                StartOthers();
                return (folder, path, sifted[^1]);
            }

            return null;
        }
    }

    private void StartOthers()
    {
        for (var more = sifted.Count == Alone ? Math.Min(Environment.ProcessorCount, MostThreads) - 1 : 0; more > 0; more--)
        {
            var thread = new Thread(Work) { IsBackground = true };
            others.Add(thread);
            thread.Start();
        }
    }

    private static void Sift(FileSieve sieve, ListedFolder folder, string path, List<SiftedFile> into)
    {
        var mayMatter = NameFilter(MachinePath.Name(path));
        foreach (var entry in folder.Entries.Where(entry => entry.Type == FileType.File && mayMatter(entry.Name)))
        {
            if (Below(path, entry.Name) is var file && MayMatter(file) && sieve.Sift(folder, entry.Name, file) is { } found)
            {
                into.Add(found);
            }
        }
    }

    private static string Below(string folder, string name) => folder == "/" ? "/" + name : $"{folder}/{name}";

    private static Func<string, bool> NameFilter(string folder) =>
        folder == "node_modules" ? name => name is "openclaw" or ".pnpm" || Scopes.Contains(name)
        : folder == ".pnpm" ? name => name.StartsWith("openclaw@", StringComparison.Ordinal)
            || ProviderPackages.Names.Any(package => name.StartsWith(package.Replace('/', '+') + "@", StringComparison.Ordinal))
        : Scopes.Contains(folder) ? name => ProviderPackages.Names.Any(package => package.EndsWith("/" + name, StringComparison.Ordinal))
        : name => name != ".git";

    private static bool MayMatter(string path) =>
        !path.Contains("/node_modules/", StringComparison.Ordinal) || HeaderCode.MayHold(MachinePath.Name(path));
}
