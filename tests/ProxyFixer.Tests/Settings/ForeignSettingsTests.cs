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

    [SkippableTheory]
    [InlineData(".editorconfig", "[*]\ndotnet_diagnostic.PXF0101.severity = none\n", true)]
    [InlineData(".globalconfig", "is_global = true\ndotnet_diagnostic.PXF0101.severity = none\n", true)]
    [InlineData(".editorconfig", "root = true\n[*]\nindent_size = 4\n", false)]
    public void Severities_of_others_are_told_too(string name, string text, bool isTold)
    {
        File.Delete(Path.Combine(folder.Path, ".proxyfixer.yaml"));
        folder.Write("machine/etc/systemd/system/openclaw-gateway.service", "[Service]\nExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway\nEnvironment=HTTPS_PROXY=http://127.0.0.1:1\n");
        ExternalTool.Run("chown", ["1234", folder.Write(name, text)], "/");
        Assert.Equal(isTold, Run("lint").Error.Contains($"proxyfixer: {name} belongs to user 1234, and is obeyed; --no-config leaves it out\n", StringComparison.Ordinal));
        Assert.Equal(isTold ? 2 : 0, Run("fix", "--yes").ExitCode);
    }

    public void Dispose() => folder.Dispose();

    private CommandRun Run(params string[] arguments)
    {
        Skip.IfNot(Environment.UserName == "root", "only root can give a file to others");
        return CommandRun.Of([.. arguments, "--root", "machine"], folder.Path);
    }
}
