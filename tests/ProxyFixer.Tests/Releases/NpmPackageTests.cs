using ProxyFixer.Reports;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Releases;

/// <summary>The packed npm packages, installed by npm from their tarballs without a registry and without install scripts.</summary>
public sealed class NpmPackageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public void Installed_program_says_its_version_and_finds_what_is_wrong()
    {
        Install(ReleasedFiles.NpmPackages());
        Assert.Equal((0, $"ProxyFixer {JsonReport.ToolVersion}\n", ""), Run("--version"));

        var machine = Path.Combine(Repository.Root, "fixtures/reported-host/machine");
        var lint = Run("lint", "--root", machine, "--format", "json");
        var here = CommandRun.Of(["lint", "--root", machine, "--format", "json"], folder.Path);
        Assert.Equal((here.ExitCode, here.Output), (lint.ExitCode, lint.Output));
    }

    [SkippableFact]
    public void Without_optional_packages_the_reason_is_said()
    {
        Install(ReleasedFiles.NpmPackages()[..1], "--omit=optional");
        var run = Run("--version");
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("install proxyfixer again without --omit=optional", run.Error, StringComparison.Ordinal);
    }

    private void Install(string[] packages, params string[] more)
    {
        ExternalTool.Require("npm");
        File.WriteAllText(Path.Combine(folder.Path, "package.json"), "{}");
        var run = ExternalTool.Run(
            "npm",
            ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--cache", Path.Combine(folder.Path, "cache"), .. more, .. packages],
            folder.Path);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }

    private (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
            ["XDG_STATE_HOME"] = Path.Combine(folder.Path, "state"),
            ["HOME"] = folder.Path,
        };
        return ExternalTool.Run(Path.Combine(folder.Path, "node_modules/.bin/proxyfixer"), arguments, folder.Path, environment);
    }
}
