using ProxyFixer.Backups;
using ProxyFixer.Machine;
using ProxyFixer.Patches;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Patches;

public sealed class PatchWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly MachineFiles files;
    private readonly BackupStore store;
    private readonly PatchWriter writer;

    public PatchWriterTests()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "machine"));
        files = new(Path.Combine(folder.Path, "machine"));
        store = new(Path.Combine(folder.Path, "state/backups"));
        writer = new(files, store, TimeProvider.System);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Content_mode_and_hard_links_are_as_they_should_be()
    {
        var path = Make("etc/a.env", "A=1\n", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        ExternalTool.Run("ln", [path, path + ".store"], folder.Path);

        writer.Write([Edit("/etc/a.env", "A=2\n")]);

        Assert.Equal("A=2\n", File.ReadAllText(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal("A=1\n", File.ReadAllText(path + ".store"));
        Assert.Equal(["a.env", "a.env.store"], files.List("/etc"));
    }

    [Fact]
    public void Restore_puts_back_every_byte_and_removes_what_was_made()
    {
        var path = Make("etc/a.env", "A=1\r\nB=\u00e9", UnixFileMode.UserRead);
        var backup = writer.Write([Edit("/etc/a.env", "A=2\n"), Create("/etc/systemd/user/x.service.d/50.conf", "[Service]\n")]);
        Assert.True(files.IsFile("/etc/systemd/user/x.service.d/50.conf"));

        var done = new Restorer(store, TimeProvider.System).Restore(backup, force: false);

        Assert.Equal(2, done.Entries.Length);
        Assert.Equal("A=1\r\nB=\u00e9", File.ReadAllText(path));
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(path));
        Assert.Equal(["a.env"], files.List("/etc"));
        Assert.True(store.List().Single(run => run.Id == backup.Id).Restored);
        Assert.Empty(new Restorer(store, TimeProvider.System).Restore(backup, force: false).Entries);
    }

    [SkippableFact]
    public void Restore_puts_the_owner_back()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root can give files away");
        var path = Make("etc/a.env", "A=1\n");
        ExternalTool.Run("chown", ["1234:2345", path], folder.Path);
        var backup = writer.Write([Edit("/etc/a.env", "A=2\n")]);
        Assert.Equal((1234u, 2345u), (files.Status("/etc/a.env")!.Owner, files.Status("/etc/a.env")!.Group));
        ExternalTool.Run("chown", ["0:0", path], folder.Path);

        new Restorer(store, TimeProvider.System).Restore(backup, force: false);

        Assert.Equal((1234u, 2345u), (files.Status("/etc/a.env")!.Owner, files.Status("/etc/a.env")!.Group));
    }

    [Fact]
    public void A_file_that_changed_meanwhile_is_refused_and_nothing_is_written()
    {
        var path = Make("etc/a.env", "A=1\n");
        Make("etc/b.env", "B=1\n");
        FilePatch[] patches = [Edit("/etc/b.env", "B=2\n"), Edit("/etc/a.env", "A=2\n")];
        File.WriteAllText(path, "A=changed\n");

        var failure = Assert.Throws<ProxyFixerException>(() => writer.Write([.. patches]));

        Assert.Equal(3, failure.ExitCode);
        Assert.Contains("/etc/a.env changed since it was read", failure.Message, StringComparison.Ordinal);
        Assert.Equal("B=1\n", files.Read("/etc/b.env").Text);
        Assert.Equal(["a.env", "b.env"], files.List("/etc"));
        Assert.Empty(store.List());
    }

    [Fact]
    public void A_new_file_that_exists_by_now_is_refused()
    {
        var patch = Create("/etc/new.conf", "x\n");
        Make("etc/new.conf", "somebody else's\n");
        Assert.Throws<ProxyFixerException>(() => writer.Write([patch]));
        Assert.Equal("somebody else's\n", files.Read("/etc/new.conf").Text);
    }

    [SkippableFact]
    public void A_failure_in_the_second_file_leaves_the_first_as_it_was()
    {
        Make("etc/a.env", "A=1\n");
        var stuck = Make("etc/sub/b.env", "B=1\n");
        Skip.If(ExternalTool.Run("chattr", ["+i", Path.GetDirectoryName(stuck)!], folder.Path).ExitCode != 0, "this file system has no immutable flag");
        try
        {
            Assert.Throws<ProxyFixerException>(() => writer.Write([Edit("/etc/a.env", "A=2\n"), Edit("/etc/sub/b.env", "B=2\n")]));
            Assert.Equal("A=1\n", files.Read("/etc/a.env").Text);
            Assert.Empty(store.List());
        }
        finally
        {
            ExternalTool.Run("chattr", ["-i", Path.GetDirectoryName(stuck)!], folder.Path);
        }
    }

    [Fact]
    public void A_link_is_followed_inside_the_root_and_stays_a_link()
    {
        Make("srv/real.env", "A=1\n");
        folder.Link("machine/etc/a.env", "/srv/real.env");
        writer.Write([Edit("/etc/a.env", "A=2\n")]);
        Assert.Equal("A=2\n", files.Read("/srv/real.env").Text);
        Assert.Equal("/srv/real.env", files.ReadLink("/etc/a.env"));
    }

    [Fact]
    public void Backups_are_private_and_their_names_tell_nothing()
    {
        Make("etc/secret-name.env", "A=1\n");
        writer.Write([Edit("/etc/secret-name.env", "A=2\n")]);
        var folders = Directory.EnumerateDirectories(folder.Path + "/state", "*", SearchOption.AllDirectories).Append(folder.Path + "/state");
        Assert.All(folders, place => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(place)));
        var kept = Directory.GetFiles(store.Folder, "*", SearchOption.AllDirectories);
        Assert.True(kept.Length >= 4); // lock, manifest, two contents
        Assert.All(kept, file =>
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.DoesNotContain("secret-name", file, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_file_changed_after_the_fix_is_restored_only_by_force()
    {
        var path = Make("etc/a.env", "A=1\n");
        var backup = writer.Write([Edit("/etc/a.env", "A=2\n")]);
        File.WriteAllText(path, "A=3\n");
        var difference = Assert.Single(new Restorer(store, TimeProvider.System).Restore(backup, force: false).Changed).Difference!;
        Assert.Equal(("A=2\n", "A=3\n"), (difference.Before!.Text, difference.After!.Text));
        Assert.Equal("A=3\n", files.Read("/etc/a.env").Text);

        var forced = new Restorer(store, TimeProvider.System).Restore(backup, force: true).Run!;
        Assert.Equal("A=1\n", files.Read("/etc/a.env").Text);
        new Restorer(store, TimeProvider.System).Restore(forced, force: false);
        Assert.Equal("A=3\n", files.Read("/etc/a.env").Text);
    }

    [Fact]
    public void A_damaged_backup_is_refused()
    {
        Make("etc/a.env", "A=1\n");
        var backup = writer.Write([Edit("/etc/a.env", "A=2\n")]);
        var hash = backup.Entries[0].Before!;
        File.WriteAllText(Path.Combine(store.Folder, "objects", hash[..2], hash), "rotten");
        Assert.Throws<ProxyFixerException>(() => new Restorer(store, TimeProvider.System).Restore(backup, force: false));
        Assert.Equal("A=2\n", files.Read("/etc/a.env").Text);
    }

    private string Make(string path, string text, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead)
    {
        var real = folder.Write("machine/" + path, text);
        File.SetUnixFileMode(real, mode);
        return real;
    }

    private FilePatch Edit(string path, string after) => new(path, files.Read(path), SourceText.FromString(path, after), []);

    private static FilePatch Create(string path, string after) => new(path, null, SourceText.FromString(path, after), []);
}
