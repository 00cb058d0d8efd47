using System.Runtime.Versioning;
using ProxyFixer.Disk;
using ProxyFixer.Disk.Linux;
using ProxyFixer.Disk.Portable;
using ProxyFixer.Machine;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Disk;

/// <summary>What a transaction relies on, on a disk of this machine; besides, links and owners.</summary>
public abstract class RealFolderTests : FolderLawTests
{
    private readonly TemporaryFolder temporary;

    private protected RealFolderTests(IDisk disk, TemporaryFolder temporary)
        : base(disk, temporary.Path) => this.temporary = temporary;

    [Fact]
    public void A_link_is_followed_neither_on_the_way_nor_at_the_end()
    {
        Directory.CreateDirectory(Real("away/deep"));
        File.WriteAllText(Real("away/file"), "theirs");
        File.CreateSymbolicLink(Real("way"), Real("away"));
        File.CreateSymbolicLink(Real("end"), Real("away/file"));

        Assert.Throws<DiskException>(() => Disk.Open(Real("way/deep")));
        Assert.Throws<DiskException>(() => Disk.Open(Real("way")));
        using var folder = Disk.Open(temporary.Path);
        Assert.Throws<DiskException>(() => folder.Read("end"));
        Assert.Throws<DiskException>(() => folder.TryLock("end"));
        Assert.Equal(DiskException.Exists, Assert.Throws<DiskException>(() => folder.Create("end", [], Ownership.Own(0x180), null)).ErrorNumber);
        folder.Create("new", "ours"u8.ToArray(), Ownership.Own(0x180), attributesOf: null);
        folder.Replace("new", "end");
        Assert.Equal("theirs", File.ReadAllText(Real("away/file")));
        Assert.Equal(FileType.File, folder.Status("end")!.Type);
    }

    [SkippableFact]
    public void Owner_group_and_every_bit_of_the_mode_are_kept()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root can give files away");
        using var folder = Disk.Open(temporary.Path);
        folder.Create("a", [], new(0x9ED, OtherUser.Id, 54321), attributesOf: null);
        using var made = folder.Make("sub", new(0x5C8, OtherUser.Id, 54321));
        var (file, sub) = (folder.Status("a")!, made.Status());
        Assert.Equal((0x9ED, (uint)OtherUser.Id, 54321u), (file.Mode, file.Owner, file.Group)); // 04755
        Assert.Equal((0x5C8, (uint)OtherUser.Id, 54321u), (sub.Mode, sub.Owner, sub.Group)); // 02710
    }

    private protected override void CleanUp() => temporary.Dispose();

    /// <summary>The real path of a file in the folder.</summary>
    private protected string Real(string name) => Path.Combine(temporary.Path, name);
}

/// <summary>The disk of Linux.</summary>
[SupportedOSPlatform("linux")]
public sealed class LinuxFolderTests() : RealFolderTests(LinuxDisk.Instance, new());

/// <summary>The portable disk, on whatever runs the tests.</summary>
public sealed class PortableFolderTests() : RealFolderTests(PortableDisk.Instance, new())
{
    [Fact]
    public void A_folder_that_was_replaced_meanwhile_is_not_written_to()
    {
        Directory.CreateDirectory(Real("sub"));
        using var sub = Disk.Open(Real("sub"));
        Directory.Move(Real("sub"), Real("moved"));
        Directory.CreateDirectory(Real("sub"));

        foreach (var action in new Action[] { () => sub.Create("a", [], Ownership.Own(0x180), null), () => sub.Delete("a"), () => sub.Make("b", Ownership.Own(0x1C0)) })
        {
            Assert.Equal(DiskException.Moved, Assert.Throws<DiskException>(action).ErrorNumber);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(Real("sub")));
    }

    [SkippableFact]
    public void Root_does_not_write_where_others_can_bend_the_way()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "this is about root");
        Directory.CreateDirectory(Real("own/deep"));
        Directory.CreateDirectory(Real("theirs/deep"));
        Directory.CreateDirectory(Real("open"));
        OtherUser.Give(Real("theirs"));
        File.SetUnixFileMode(Real("open"), (UnixFileMode)0x3FF); // as /tmp

        Assert.Null(Disk.Objection(Real("own/deep")));
        Assert.Contains("its owner (user id 12345)", Disk.Objection(Real("theirs/deep")), StringComparison.Ordinal);
        Assert.Contains("who else may write there", Disk.Objection(Real("open")), StringComparison.Ordinal);
        Assert.Null(Disk.Objection(Real("open/missing"))); // what is made there is root's, and stays
    }
}
