using System.Diagnostics;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>Whoever may read a file may lock it; that must not hide it.</summary>
public sealed class LockedFileTests
{
    public static TheoryData<string> Fixtures => ["reported-host", "env-file-sets-zero"];

    [SkippableTheory]
    [MemberData(nameof(Fixtures))]
    public void A_report_is_the_same_while_another_program_locks_every_file(string fixture)
    {
        ExternalTool.Require("flock");
        using var folder = new TemporaryFolder();
        var root = Path.Combine(folder.Path, "machine");
        Directory.CreateDirectory(root);
        DiskTree.Copy(Path.Combine(Repository.Root, "fixtures", fixture, "machine"), root);
        folder.Write("machine/home/claw/.config/systemd/user/openclaw-gateway.service.d/60-more.conf", "[Service]\nEnvironment=NO_PROXY=localhost\n");
        folder.Write(".proxyfixer.yaml", "# nothing is set\n");
        var free = CommandRun.Of(["lint", "--verbose", "--root", root], folder.Path);

        var files = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);
        var holders = files.Select(Lock).ToArray();
        try
        {
            Assert.All(files, file => Assert.NotEqual(0, ExternalTool.Run("flock", ["--nonblock", "--shared", file, "true"], "/").ExitCode));
            Assert.Equal(free, CommandRun.Of(["lint", "--verbose", "--root", root], folder.Path));
        }
        finally
        {
            Array.ForEach(holders, Release);
        }
    }

    // Says "locked" once it holds the lock, and holds it until its input ends.
    private static Process Lock(string file)
    {
        var holder = Process.Start(new ProcessStartInfo("flock", ["--exclusive", file, "sh", "-c", "echo locked; read line"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("locked", holder.StandardOutput.ReadLine());
        return holder;
    }

    private static void Release(Process holder)
    {
        holder.StandardInput.Close();
        holder.WaitForExit();
        holder.Dispose();
    }
}
