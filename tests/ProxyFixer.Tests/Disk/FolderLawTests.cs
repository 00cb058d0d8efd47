using ProxyFixer.Disk;
using ProxyFixer.Machine;
using ProxyFixer.Tests.Transactions;

namespace ProxyFixer.Tests.Disk;

/// <summary>What a transaction relies on, on each disk: that of Linux, the portable one, and the simulated one that the other laws are tried on.</summary>
public abstract class FolderLawTests : IDisposable
{
    private const int Mode = 0x1A0; // 0640
    private readonly IFolder folder;

    private protected FolderLawTests(IDisk disk, string path)
    {
        (Disk, Path) = (disk, path);
        folder = disk.Open(path);
    }

    private protected IDisk Disk { get; }

    private string Path { get; }

    public void Dispose()
    {
        folder.Dispose();
        CleanUp();
        GC.SuppressFinalize(this);
    }

    /// <summary>Removes what the disk is on.</summary>
    private protected virtual void CleanUp()
    {
    }

    [Fact]
    public void New_file_has_its_content_and_mode_and_is_not_made_twice()
    {
        Create("a", "one");
        Assert.Equal("one", Text("a"));
        Assert.Equal(Mode, folder.Status("a")!.Mode);
        Assert.Equal(DiskException.Exists, Assert.Throws<DiskException>(() => Create("a", "two")).ErrorNumber);
        Assert.Equal("one", Text("a"));
    }

    [Fact]
    public void What_is_not_there_is_null_and_removing_it_is_no_failure()
    {
        Assert.Null(folder.Status("a"));
        Assert.Null(folder.Read("a"));
        folder.Delete("a");
        Assert.True(folder.DeleteEmptyFolder("a"));
        Assert.Equal(DiskException.Missing, Assert.Throws<DiskException>(() => Disk.Open(Path + "/a")).ErrorNumber);
    }

    [Fact]
    public void Replacing_takes_the_name_and_keeps_the_file()
    {
        Create("a", "old");
        Create("b", "new");
        var identity = folder.Status("b")!.Identity;
        folder.Replace("b", "a");
        Assert.Equal(("new", null, identity), (Text("a"), folder.Status("b"), folder.Status("a")!.Identity));
        Assert.Equal(DiskException.Missing, Assert.Throws<DiskException>(() => folder.Replace("b", "a")).ErrorNumber);
    }

    [Fact]
    public void The_finer_renames_are_done_or_said_to_be_unknown()
    {
        Create("a", "old");
        Create("b", "new");
        var failure = Try(() => folder.Exchange("a", "b"));
        Assert.True(failure is null or { IsUnsupported: true }, failure?.Message);
        Assert.Equal(failure is null ? ("new", "old") : ("old", "new"), (Text("a"), Text("b")));

        var refusal = Assert.Throws<DiskException>(() => folder.Rename("b", "a"));
        Assert.True(refusal.IsUnsupported || refusal.ErrorNumber == DiskException.Exists, refusal.Message);
        Assert.Equal(failure is null, !refusal.IsUnsupported);
    }

    [Fact]
    public void Folders_are_made_listed_and_removed_when_empty()
    {
        using (var made = folder.Make("sub", Ownership.Own(0x1ED)))
        {
            made.Create("x", [1], Ownership.Own(Mode), attributesOf: null);
            made.Flush();
            Assert.Equal(["x"], made.List());
        }

        Create("a", "");
        Assert.Equal(["a", "sub"], folder.List());
        Assert.Equal((FileType.Folder, 0x1ED), (folder.Status("sub")!.Type, folder.Status("sub")!.Mode));
        Assert.False(folder.DeleteEmptyFolder("sub"));
        Assert.False(folder.DeleteEmptyFolder("a"));
        Assert.Equal(DiskException.Exists, Assert.Throws<DiskException>(() => folder.Make("sub", Ownership.Own(0x1ED))).ErrorNumber);
        using (var sub = folder.Open("sub"))
        {
            sub.Delete("x");
        }

        Assert.True(folder.DeleteEmptyFolder("sub"));
        folder.Flush();
        Assert.Equal(["a"], folder.List());
        Assert.Equal(DiskException.NoFolder, Assert.Throws<DiskException>(() => folder.Open("a")).ErrorNumber);
    }

    [Fact]
    public void A_folder_is_locked_once()
    {
        using (folder.TryLock("lock"))
        {
            Assert.Null(folder.TryLock("lock"));
        }

        using var again = folder.TryLock("lock");
        Assert.NotNull(again);
        Assert.Equal(0x180, folder.Status("lock")!.Mode);
    }

    private static DiskException? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (DiskException e)
        {
            return e;
        }
    }

    private void Create(string name, string text) => folder.Create(name, System.Text.Encoding.UTF8.GetBytes(text), Ownership.Own(Mode), attributesOf: null);

    private string? Text(string name) => folder.Read(name) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;
}

/// <summary>The simulated disk.</summary>
public sealed class SimulatedFolderTests() : FolderLawTests(Made(), "/here")
{
    private static SimulatedDisk Made()
    {
        var disk = new SimulatedDisk();
        disk.AddFolder("/here");
        return disk;
    }
}
