using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Releases;

/// <summary>The Debian package as Debian's own checker sees it.</summary>
public sealed class DebianPackageTests
{
    [SkippableFact]
    public void Lintian_finds_neither_errors_nor_warnings()
    {
        Skip.IfNot(ReleasedFiles.IsWanted, "lintian takes seconds; PROXYFIXER_RELEASE=1 asks for it");
        ExternalTool.Want("lintian");
        using var folder = new TemporaryFolder();
        var run = ExternalTool.Run("lintian", ["--fail-on", "error,warning", ReleasedFiles.DebianPackage()], folder.Path);
        Assert.True((run.ExitCode, run.Output) == (0, ""), run.Output + run.Error);
    }
}
