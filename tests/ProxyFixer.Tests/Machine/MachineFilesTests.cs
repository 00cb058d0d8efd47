using ProxyFixer.Machine;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Machine;

public sealed class MachineFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Links_are_resolved_inside_the_root()
    {
        folder.Write("etc/real.conf", "inside");
        folder.Link("etc/absolute.conf", "/etc/real.conf");
        folder.Link("home/up.conf", "../../../../../etc/real.conf");
        folder.Link("etc-link", "/etc");
        var files = new MachineFiles(folder.Path);

        Assert.Equal("inside", files.Read("/etc/absolute.conf").Text);
        Assert.Equal("inside", files.Read("/home/up.conf").Text);
        Assert.Equal("/etc/real.conf", files.Resolve("/etc-link/absolute.conf"));
    }

    [Fact]
    public void A_link_circle_is_no_file()
    {
        folder.Link("a", "b");
        folder.Link("b", "a");
        Assert.Null(new MachineFiles(folder.Path).Resolve("/a"));
        Assert.False(new MachineFiles(folder.Path).IsFile("/a"));
    }

    [Theory]
    [InlineData("/a\0b")]
    [InlineData("/a\0/../b")]
    public void A_path_that_no_file_can_have_leads_nowhere(string path)
    {
        folder.Write("a", "x");
        folder.Write("b", "x");
        var files = new MachineFiles(folder.Path);
        Assert.Null(files.Resolve(path));
        Assert.Null(files.Status(path));
        Assert.Empty(files.List(path));
        Assert.Null(files.ReadLink(path));
        Assert.Null(files.TryRead(path, out var reason));
        Assert.NotNull(reason);
    }

    [Fact]
    public void A_path_longer_than_any_is_not_followed_step_by_step() =>
        Assert.Null(new MachineFiles(folder.Path).Resolve(string.Concat(Enumerable.Repeat("/a", 2_000_000))));

    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        using (var file = File.OpenWrite(folder.Write("large", "")))
        {
            file.SetLength(MachineFiles.Largest + (512 * 1024)); // without content: takes no room
        }

        Assert.Null(new MachineFiles(folder.Path).TryRead("/large", out var reason));
        Assert.Equal("it has 64.5 MiB; no more than 64 MiB are read", reason);
    }

    [Fact]
    public void A_file_of_the_kernel_is_empty() => Assert.Empty(new MachineFiles("/").ReadBytes("/proc/self/environ"));

    [Fact]
    public void Names_are_sorted_by_bytes()
    {
        folder.Write("d/9", "");
        folder.Write("d/10", "");
        folder.Write("d/Z", "");
        folder.Write("d/_", "");
        Assert.Equal(["10", "9", "Z", "_"], new MachineFiles(folder.Path).List("/d"));
    }

    [Fact]
    public void Mode_and_size_are_told()
    {
        File.SetUnixFileMode(folder.Write("f", "abc"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var status = new MachineFiles(folder.Path).Status("/f")!;
        Assert.Equal((FileType.File, 0x180, 3L), (status.Type, status.Mode, status.Size));
    }

    [Theory]
    [InlineData("644", "755", true)]
    [InlineData("640", "755", false)]
    [InlineData("644", "700", false)]
    [InlineData("644", "711", true)]
    public void A_file_is_readable_by_all_where_the_folders_above_it_can_be_entered(string file, string above, bool expected)
    {
        File.SetUnixFileMode(folder.Write("home/f", "abc"), (UnixFileMode)Convert.ToInt32(file, 8));
        File.SetUnixFileMode(Path.Combine(folder.Path, "home"), (UnixFileMode)Convert.ToInt32(above, 8));
        Assert.Equal(expected, new MachineFiles(folder.Path).IsReadableByAll("/home/f"));
    }
}
