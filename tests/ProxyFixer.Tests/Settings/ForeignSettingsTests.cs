using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Settings;

/// <summary>Settings that root finds by itself and somebody else wrote.</summary>
public sealed class ForeignSettingsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ForeignSettingsTests()
    {
        folder.Write("machine/etc/passwd", "root:x:0:0::/root:/bin/sh\n");
        ExternalTool.Run("chown", ["1234", folder.Write(".proxyfixer.yaml", "severity: { PXF0101: off }\n")], "/");
    }

    [SkippableFact]
    public void Looking_goes_on_and_says_so() => Assert.Equal(
        "proxyfixer: .proxyfixer.yaml belongs to user 1234, and is obeyed; --no-config leaves it out\n",
        Run("lint").Error[..Run("lint").Error.IndexOf('\n')] + "\n");

    [SkippableFact]
    public void Writing_does_not_begin_unless_they_are_named()
    {
        var run = Run("fix", "--yes");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("root changes nothing by settings of others", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, Run("fix", "--yes", "--config", ".proxyfixer.yaml").ExitCode);
        Assert.Equal(0, Run("fix", "--yes", "--no-config").ExitCode);
    }

    public void Dispose() => folder.Dispose();

    private CommandRun Run(params string[] arguments)
    {
        Skip.IfNot(Environment.UserName == "root", "only root can give a file to others");
        return CommandRun.Of([.. arguments, "--root", "machine"], folder.Path);
    }
}
