using System.Text;
using ProxyFixer.Backups;
using ProxyFixer.Disk;
using ProxyFixer.Patches;
using ProxyFixer.Transactions;

namespace ProxyFixer.Tests.Transactions;

/// <summary>A run over five files of four folders, and its way back: two are edited, one is removed, two are made (one in new folders).</summary>
internal static class Scenario
{
    public const string Machine = "/machine";
    private static readonly (string Path, string? Old, string? New)[] Files =
    [
        ("/etc/a.env", "A=1\n", "A=2 and longer\n"),
        ("/etc/b.conf", "B=1\n", "B=2\n"),
        ("/etc/sub/made.conf", null, "M=2\n"),
        ("/home/new/deep/c.conf", null, "[Service]\n"),
        ("/usr/gone.env", "G=1\n", null),
    ];

    /// <summary>The paths of the files as the disk has them.</summary>
    public static IEnumerable<string> Paths => Files.Select(file => Machine + file.Path);

    /// <summary>A disk before the run.</summary>
    public static SimulatedDisk Fresh(bool knowsExchange = true)
    {
        var disk = new SimulatedDisk { KnowsExchange = knowsExchange };
        foreach (var folder in new[] { "/etc/sub", "/home", "/usr" })
        {
            disk.AddFolder(Machine + folder);
        }

        foreach (var (path, old, _) in Files.Where(file => file.Old is not null))
        {
            disk.Put(Machine + path, old!);
        }

        return disk;
    }

    /// <summary>The run.</summary>
    public static Backup Fix(SimulatedDisk disk, Func<string?>? check = null)
    {
        using var locked = Store(disk).Lock(default);
        new Settlement(disk, locked).Require();
        var changes = Files.Select(file => new FileChange(file.Path, Bytes(file.Old), Bytes(file.New)));
        return new Transaction(disk, Machine, locked).Run(new(BackupStore.NewId(TimeProvider.System.GetUtcNow()), [.. changes]), check);
    }

    /// <summary>A disk after the run, all of it flushed.</summary>
    public static SimulatedDisk Fixed(bool knowsExchange = true)
    {
        var disk = Fresh(knowsExchange);
        Fix(disk);
        return disk.AfterPowerCut(1, new Random(1)).First();
    }

    /// <summary>The way back.</summary>
    public static void Restore(SimulatedDisk disk) =>
        new Restorer(Store(disk), TimeProvider.System).Restore(Store(disk).List().First(run => run.RestoreOf is null), force: false);

    public static BackupStore Store(IDisk disk) => new("/root/state/backups", disk);

    /// <summary>Settles what is open.</summary>
    public static void Settle(SimulatedDisk disk) => UnfinishedRun.Settle(Store(disk), default);

    /// <summary>Which files are torn: neither as before nor as after.</summary>
    public static IEnumerable<string> Torn(SimulatedDisk disk) =>
        Files.Where(file => disk.Text(Machine + file.Path) is var now && now != file.Old && now != file.New).Select(file => file.Path);

    /// <summary>"old", "new" or "mixed".</summary>
    public static string State(SimulatedDisk disk) =>
        Files.All(file => disk.Text(Machine + file.Path) == file.Old) ? "old"
        : Files.All(file => disk.Text(Machine + file.Path) == file.New) ? "new" : "mixed";

    /// <summary>What lies on the machine but does not belong there.</summary>
    public static IEnumerable<string> Strays(SimulatedDisk disk)
    {
        var belongs = Paths.Concat(new[] { "/etc", "/etc/sub", "/home", "/usr" }.Select(path => Machine + path));
        string[] made = State(disk) == "new" ? ["/home/new", "/home/new/deep"] : [];
        return disk.Everything(Machine).Except(belongs).Except(made.Select(path => Machine + path))
            .Concat(disk.Everything("/root/state/backups").Where(path => path.EndsWith("/journal", StringComparison.Ordinal) || path.Contains(".new", StringComparison.Ordinal)));
    }

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
