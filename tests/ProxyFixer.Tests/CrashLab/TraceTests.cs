using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.CrashLab;

/// <summary>What the lab takes from the lines of strace.</summary>
public sealed class TraceTests
{
    [Fact]
    public void Main_thread_is_the_one_that_started_the_program_whatever_the_numbers_are()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText($"{folder.Path}/t.300", "openat(AT_FDCWD</>, \"/lab/other\", O_WRONLY|O_CREAT, 0600) = 3</lab/other>\n");
        File.WriteAllText($"{folder.Path}/t.301", "execve(\"/usr/bin/node\", [\"node\"], 0x7ffe /* 4 vars */) = 0\n");
        File.WriteAllText($"{folder.Path}/t.32767", "execve(\"/usr/bin/proxyfixer\", [\"proxyfixer\"], 0x7ffe /* 4 vars */) = 0\nfsync(3</lab/file>) = 0\n");
        var change = Assert.Single(Trace.Read(folder.Path, "proxyfixer", "/lab").Changes);
        Assert.Equal("fsync", change.Name);
    }
}
