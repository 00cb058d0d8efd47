using System.Runtime.ExceptionServices;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Headers;
using ProxyFixer.OpenClaw.Installs;

namespace ProxyFixer.Subjects;

/// <summary>
/// Goes through the folders below one that the user named, by several threads, because most of the time goes into opening files. They wait for
/// each other as little as possible: a thread that is woken often ends up on the processor of the one that wakes it.
/// </summary>
internal sealed class FolderWalk
{
    private const int Alone = 3; // folders that one thread has done before another is worth starting
    private const int MostThreads = 4;

    private static readonly string[] Scopes = [.. ProviderPackages.Names.Select(package => package.Split('/')[0])];

    private readonly MachineFiles files;
    private readonly object turn = new();
    private readonly Stack<string> waiting = new();
    private readonly List<(string Folder, List<SiftedFile> Files)> sifted = [];
    private readonly List<Thread> others = [];
    private int beingListed;
    private ExceptionDispatchInfo? failure;

    private FolderWalk(MachineFiles files, string top)
    {
        this.files = files;
        waiting.Push(top);
    }

    /// <summary>Finds the files of a folder that may matter.</summary>
    /// <param name="files">The machine; nobody else may use it meanwhile.</param>
    /// <param name="top">Absolute path as seen from the root.</param>
    /// <returns>Regular files, folder by folder, both sorted bytewise; links are left out, because what one leads to is met at its own place, or lies outside.</returns>
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
        walk.sifted.Sort((a, b) => Bytewise.Compare(a.Folder, b.Folder));
        return walk.sifted.SelectMany(folder => folder.Files);
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
            while (Next() is { } path)
            {
                using var folder = files.OpenListed(path);
                var into = NoteListed(path, folder);
                if (folder is not null)
                {
                    Sift(sieve, folder, path, into);
                }
            }
        }
        catch (Exception e) // it is thrown again by the thread that everybody waits for
        {
            lock (turn)
            {
                failure ??= ExceptionDispatchInfo.Capture(e);
                Monitor.PulseAll(turn);
            }
        }
    }

    private string? Next()
    {
        lock (turn)
        {
            while (waiting.Count == 0 && beingListed > 0 && failure is null)
            {
                Monitor.Wait(turn);
            }

            if (failure is not null || !waiting.TryPop(out var path))
            {
                return null;
            }

            beingListed++;
            return path;
        }
    }

    private List<SiftedFile> NoteListed(string path, ListedFolder? folder)
    {
        var mayMatter = NameFilter(MachinePath.Name(path));
        lock (turn)
        {
            foreach (var entry in (folder?.Entries ?? []).Where(entry => entry.Type == FileType.Folder && mayMatter(entry.Name)))
            {
                waiting.Push(Below(path, entry.Name));
            }

            beingListed--;
            sifted.Add((path, []));
            StartOthers();
            Monitor.PulseAll(turn);
            return sifted[^1].Files;
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
