using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Plans;

/// <summary><c>apply</c> checks what it wrote, and looks before it writes, as <c>fix</c> does.</summary>
public sealed class ApplyCheckTests
{
    private const string Env = "etc/openclaw/gateway.env";

    [Fact]
    public void A_patch_that_breaks_the_syntax_of_a_file_is_taken_back()
    {
        using var folder = new TemporaryFolder();
        folder.Write("machine/home/claw/.openclaw/openclaw.json", "{ a: 1 }\n");
        folder.Write("p.diff", "--- a/home/claw/.openclaw/openclaw.json\n+++ b/home/claw/.openclaw/openclaw.json\n@@ -1 +1 @@\n-{ a: 1 }\n+{ a: 1\n");
        var run = CommandRun.Of(["apply", "p.diff", "--root", "machine", "--backup-dir", "backups"], folder.Path);
        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("proxyfixer: nothing was changed: ", run.Error, StringComparison.Ordinal);
        Assert.Equal("{ a: 1 }\n", File.ReadAllText(Path.Combine(folder.Path, "machine/home/claw/.openclaw/openclaw.json")));
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_that_cannot_be_written_is_named_before_anything_is_done(bool isCheck)
    {
        ExternalTool.Require("chattr");
        using var folder = new TemporaryFolder();
        var file = folder.Write("machine/" + Env, "A=1\n");
        folder.Write("p.diff", $"--- a/{Env}\n+++ b/{Env}\n@@ -1 +1 @@\n-A=1\n+A=2\n");
        Skip.IfNot(ExternalTool.Run("chattr", ["+i", file], "/").ExitCode == 0, "this file system knows no immutable files, or this user may not set them");
        try
        {
            string[] check = isCheck ? ["--check"] : [];
            var run = CommandRun.Of(["apply", "p.diff", "--root", "machine", "--backup-dir", "backups", .. check], folder.Path);
            Assert.Equal(3, run.ExitCode);
            Assert.Contains($"/{Env} cannot be written: it is immutable", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            ExternalTool.Run("chattr", ["-i", file], "/");
        }
    }
}
