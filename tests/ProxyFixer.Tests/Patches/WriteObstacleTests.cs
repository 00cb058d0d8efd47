using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Patches;

/// <summary>What cannot be written is told before anything is written, by <c>apply --check</c>, too.</summary>
public sealed class WriteObstacleTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public WriteObstacleTests() => folder.Write("machine/etc/a.env", "A=1\n");

    [Theory]
    [InlineData("etc/a.env/x", "/etc/a.env is no folder")]
    [InlineData("proc/x", "this program never changes that file")]
    [InlineData("etc/0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789", "longer than 255 bytes")]
    public void A_check_says_what_the_run_would(string name, string reason)
    {
        var patch = folder.Write("p", $"--- /dev/null\n+++ b/{name}{(name.Length > 100 ? "012345" : "")}\n@@ -0,0 +1 @@\n+a\n");
        var check = Apply("--check", patch);
        Assert.Equal(3, check.ExitCode);
        Assert.Contains(reason, check.Error, StringComparison.Ordinal);
        Assert.Equal(3, Apply(patch).ExitCode);
    }

    [Fact]
    public void A_file_and_another_below_it_are_not_both_made()
    {
        var patch = folder.Write("p", "--- /dev/null\n+++ b/etc/n\n@@ -0,0 +1 @@\n+a\n--- /dev/null\n+++ b/etc/n/m\n@@ -0,0 +1 @@\n+a\n");
        Assert.Equal((3, 3), (Apply("--check", patch).ExitCode, Apply(patch).ExitCode));
        Assert.False(File.Exists(folder.Path + "/machine/etc/n"));
    }

    [SkippableFact]
    public void Root_follows_no_link_of_a_user_to_what_is_not_his()
    {
        Skip.IfNot(Environment.UserName == "root", "only root can give a folder to others");
        using var machine = new FakeMachine();
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw");
        machine.AddService("/usr/lib/node_modules/openclaw/dist/index.js");
        machine.Write("~/.config/systemd/user/openclaw-gateway.service", machine.Read("~/.config/systemd/user/openclaw-gateway.service").Replace("Environment=NODE_USE_ENV_PROXY=1\n", "", StringComparison.Ordinal));
        machine.Write("/etc/systemd/system/sshd.service.d/a.conf", "");
        machine.Link("~/.config/systemd/user/openclaw-gateway.service.d", "/etc/systemd/system/sshd.service.d");
        ExternalTool.Run("chown", ["-hR", "1000:1000", machine.Real("~")], "/");
        Assert.Contains("+++ b/home/claw/.config/systemd/user/openclaw-gateway.service.d/", machine.Run("diff").Output, StringComparison.Ordinal);
        var run = machine.Run("fix", "--yes", "--backup-dir", "kept");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("belongs to user 1000, and leads to /etc/systemd/system/sshd.service.d", (run.Output + run.Error).ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(["a.conf"], Directory.GetFiles(machine.Real("/etc/systemd/system/sshd.service.d")).Select(Path.GetFileName));
    }

    public void Dispose() => folder.Dispose();

    private CommandRun Apply(params string[] more) => CommandRun.Of(["apply", "--root", "machine", "--backup-dir", "kept", .. more], folder.Path);
}
