using ProxyFixer.Disk;
using ProxyFixer.Machine;

namespace ProxyFixer.Tests.Transactions;

/// <summary>The power went out: nothing more happens on the disk.</summary>
public sealed class PowerCutException : Exception;

/// <summary>
/// A disk in memory that knows what is durable. Names of a folder are durable when it is flushed, the content of a file when it is
/// created; every change of names before that may be lost or not when the power goes out, each by itself. It counts its operations
/// and can end, fail, or let somebody else act before any of them.
/// </summary>
internal sealed class SimulatedDisk : IDisk
{
    private const int FolderMode = 0x1ED; // 0755
    private int identities;

    public SimulatedDisk() => Root = NewNode(true, new(FolderMode, 0, 0));

    /// <summary>Called before each operation that changes something, with its number from 1 and its name.</summary>
    public Action<int, string> Before { get; set; } = (_, _) => { };

    /// <summary>False for a file system that knows neither kind of renameat2(2).</summary>
    public bool KnowsExchange { get; init; } = true;

    /// <summary>How many operations changed something so far.</summary>
    public int Operations { get; private set; }

    /// <summary>Names of the operations so far.</summary>
    public List<string> Log { get; } = [];

    public uint User => 0;

    public bool IsThisMachine => false;

    private Node Root { get; init; }

    private bool IsDead { get; set; }

    public string? Objection(string folder) => null;

    public IFolder Open(string path) => new Folder(this, FindFolder(path));

    /// <summary>Ends everything, now.</summary>
    public void CutPower()
    {
        IsDead = true;
        throw new PowerCutException();
    }

    /// <summary>Makes a folder with all above it, durably, as somebody else.</summary>
    public void AddFolder(string path)
    {
        var node = Root;
        foreach (var step in Steps(path))
        {
            node.Names[step] = node.Names.GetValueOrDefault(step) ?? NewNode(true, new(FolderMode, 0, 0));
            node.Settle();
            node = node.Names[step];
        }
    }

    /// <summary>Replaces a file, durably, as somebody else.</summary>
    public void Put(string path, string text, int mode = 0x1A4)
    {
        var folder = FindFolder(MachinePath.Folder(path));
        var node = NewNode(false, new(mode, 0, 0));
        node.Content = System.Text.Encoding.UTF8.GetBytes(text);
        node.IsContentDurable = true;
        folder.Assign(MachinePath.Name(path), node);
    }

    /// <summary>Writes into the file that has a name now, as somebody else.</summary>
    public void WriteInto(string path, string text) => Find(path)!.Content = System.Text.Encoding.UTF8.GetBytes(text);

    /// <summary>Removes a file, durably, as somebody else.</summary>
    public void Remove(string path) => FindFolder(MachinePath.Folder(path)).Assign(MachinePath.Name(path), null);

    /// <summary>Reads a file; null where there is none.</summary>
    public string? Text(string path) => Find(path) is { IsFolder: false } node ? System.Text.Encoding.UTF8.GetString(node.Content) : null;

    /// <summary>The paths of all files and folders below a folder, sorted.</summary>
    public IEnumerable<string> Everything(string folder) =>
        Find(folder) is not { IsFolder: true } node ? []
        : node.Names.SelectMany(pair => new[] { folder + "/" + pair.Key }.Concat(pair.Value.IsFolder ? Everything(folder + "/" + pair.Key) : []));

    /// <summary>What may be on the disk after a power cut: all ways if they are few, else some of them.</summary>
    /// <param name="most">How many.</param>
    /// <param name="random">Chooses where there are more.</param>
    public IEnumerable<SimulatedDisk> AfterPowerCut(int most, Random random)
    {
        var open = Root.AllBelow().Distinct().Sum(node => node.Pending.Count + (node.IsContentDurable ? 0 : 1));
        yield return Copy(_ => true); // killed only: nothing is lost
        yield return Copy(_ => false);
        var all = open < 20 && 1 << open <= most;
        for (var i = 1; i < (all ? (1 << open) - 1 : most); i++)
        {
            var bits = all ? i : random.Next();
            yield return Copy(n => all ? (bits >> n & 1) == 1 : random.Next(2) == 1);
        }
    }

    private SimulatedDisk Copy(Func<int, bool> survives)
    {
        var decision = 0;
        var known = new Dictionary<Node, Node>();
        Node CopyOf(Node node)
        {
            if (known.TryGetValue(node, out var done))
            {
                return done;
            }

            var copy = known[node] = new Node(node.Identity, node.IsFolder, node.Owned) { IsContentDurable = true };
            copy.Content = node.IsContentDurable || survives(decision++) ? node.Content : node.Content[..(node.Content.Length / 2)];
            foreach (var (name, child) in node.NamesAfter(_ => survives(decision++)))
            {
                copy.Names[name] = CopyOf(child);
            }

            copy.Settle();
            return copy;
        }

        return new() { Root = CopyOf(Root), identities = identities, KnowsExchange = KnowsExchange };
    }

    private Node NewNode(bool isFolder, Ownership owned) => new(++identities, isFolder, owned);

    private void Operate(string what)
    {
        if (IsDead)
        {
            throw new PowerCutException();
        }

        Operations++;
        Log.Add(what);
        Before(Operations, what);
    }

    private Node? Find(string path)
    {
        var node = Root;
        foreach (var step in Steps(path))
        {
            node = node?.Names.GetValueOrDefault(step);
        }

        return node;
    }

    private Node FindFolder(string path) => Find(path) is { IsFolder: true } node ? node : throw new DiskException($"cannot open {path}", DiskException.Missing);

    private static string[] Steps(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private sealed class Node(int identity, bool isFolder, Ownership owned)
    {
        public int Identity { get; } = identity;

        public bool IsFolder { get; } = isFolder;

        public Ownership Owned { get; set; } = owned;

        public byte[] Content { get; set; } = [];

        public bool IsContentDurable { get; set; } = isFolder;

        public bool IsLocked { get; set; }

        public SortedDictionary<string, Node> Names { get; private set; } = new(StringComparer.Ordinal);

        public List<(string Name, Node? Node)[]> Pending { get; } = [];

        private SortedDictionary<string, Node> Durable { get; set; } = new(StringComparer.Ordinal);

        public FileStatus Status => new(
            IsFolder ? FileType.Folder : FileType.File, Owned.Mode, Known(Owned.Owner), Known(Owned.Group), Content.Length, 1, $"0:0:{Identity}");

        public void Change(params (string Name, Node? Node)[] names)
        {
            Apply(Names, names);
            Pending.Add(names);
        }

        public void Assign(string name, Node? node)
        {
            Apply(Names, [(name, node)]);
            Apply(Durable, [(name, node)]);
        }

        public void Settle()
        {
            Durable = new(Names, StringComparer.Ordinal);
            Pending.Clear();
        }

        public SortedDictionary<string, Node> NamesAfter(Func<(string, Node?)[], bool> survives)
        {
            var names = new SortedDictionary<string, Node>(Durable, StringComparer.Ordinal);
            foreach (var change in Pending.Where(survives))
            {
                Apply(names, change);
            }

            return names;
        }

        public IEnumerable<Node> AllBelow() => new[] { this }.Concat(Names.Values.Concat(Durable.Values).Distinct().SelectMany(node => node.AllBelow()));

        private static void Apply(SortedDictionary<string, Node> names, (string Name, Node? Node)[] change)
        {
            foreach (var (name, node) in change)
            {
                if (node is null)
                {
                    names.Remove(name);
                }
                else
                {
                    names[name] = node;
                }
            }
        }

        private static uint Known(uint id) => id == uint.MaxValue ? 0 : id;
    }

    private sealed class Folder(SimulatedDisk disk, Node node) : IFolder
    {
        private const int NotSupported = 95; // EOPNOTSUPP

        public void Dispose()
        {
        }

        public FileStatus Status() => node.Status;

        public FileStatus? Status(string name) => node.Names.GetValueOrDefault(name)?.Status;

        public IReadOnlyList<string> List() => [.. node.Names.Keys];

        public byte[]? Read(string name) => node.Names.GetValueOrDefault(name)?.Content;

        public void Create(string name, byte[] bytes, Ownership owned, string? attributesOf)
        {
            disk.Operate($"create {name}");
            if (node.Names.ContainsKey(name))
            {
                throw new DiskException("cannot write there", DiskException.Exists);
            }

            var file = disk.NewNode(false, owned);
            file.Content = bytes;
            node.Change((name, file));
            disk.Operate($"flush content of {name}");
            file.IsContentDurable = true;
        }

        public void Replace(string oldName, string newName)
        {
            disk.Operate($"replace {oldName} {newName}");
            node.Change((oldName, null), (newName, Existing(oldName)));
        }

        public void Rename(string oldName, string newName)
        {
            disk.Operate($"rename {oldName} {newName}");
            RequireExchange();
            if (node.Names.ContainsKey(newName))
            {
                throw new DiskException("cannot put the file in place", DiskException.Exists);
            }

            node.Change((oldName, null), (newName, Existing(oldName)));
        }

        public void Exchange(string one, string other)
        {
            disk.Operate($"exchange {one} {other}");
            RequireExchange();
            node.Change((one, Existing(other)), (other, Existing(one)));
        }

        public void Delete(string name)
        {
            if (node.Names.ContainsKey(name))
            {
                disk.Operate($"delete {name}");
                node.Change((name, null));
            }
        }

        public IFolder Open(string name) => Existing(name) is { IsFolder: true } folder ? new Folder(disk, folder) : throw new DiskException($"cannot open the folder {name}", 20);

        public IFolder PassThrough(string name) => Open(name);

        public IFolder Make(string name, Ownership owned)
        {
            disk.Operate($"make {name}");
            if (node.Names.ContainsKey(name))
            {
                throw new DiskException($"cannot make the folder {name}", DiskException.Exists);
            }

            var made = disk.NewNode(true, owned);
            node.Change((name, made));
            return new Folder(disk, made);
        }

        public bool DeleteEmptyFolder(string name)
        {
            if (!node.Names.TryGetValue(name, out var folder))
            {
                return true;
            }

            disk.Operate($"remove folder {name}");
            if (!folder.IsFolder || folder.Names.Count > 0)
            {
                return false;
            }

            node.Change((name, null));
            return true;
        }

        public void Flush()
        {
            disk.Operate("flush names");
            node.Settle();
        }

        public IDisposable? TryLock(string name)
        {
            if (!node.Names.TryGetValue(name, out var file))
            {
                disk.Operate($"create {name}");
                file = disk.NewNode(false, Ownership.Own(0x180));
                file.IsContentDurable = true;
                node.Change((name, file));
            }

            if (file.IsLocked)
            {
                return null;
            }

            file.IsLocked = true;
            return new Unlock(file);
        }

        private Node Existing(string name) => node.Names.GetValueOrDefault(name) ?? throw new DiskException("cannot put the file in place", DiskException.Missing);

        private void RequireExchange()
        {
            if (!disk.KnowsExchange)
            {
                throw new DiskException("cannot put the file in place", NotSupported);
            }
        }

        private sealed class Unlock(Node file) : IDisposable
        {
            public void Dispose() => file.IsLocked = false;
        }
    }
}
