using System.IO.Compression;
using ProxyFixer.Reports;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Releases;

/// <summary>The .NET tool, installed by the SDK from its packages without a network.</summary>
public sealed class DotnetToolTests : IDisposable
{
    private static readonly string ReportedHost = Path.Combine(Repository.Root, "fixtures/reported-host/machine");
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public void Native_program_is_installed_on_its_platform()
    {
        Install();
        Assert.Empty(Directory.GetFiles(folder.Path, "libe_sqlite3.so", SearchOption.AllDirectories)); // it is linked in
        Assert.Empty(Directory.GetFiles(folder.Path, "ProxyFixer.Core.dll", SearchOption.AllDirectories));
        Check(Path.Combine(folder.Path, "tools/proxyfixer"));
    }

    [SkippableFact]
    public void Program_for_the_runtime_is_packed_for_all_others()
    {
        ZipFile.ExtractToDirectory(ReleasedFiles.NugetPackage("ProxyFixer.any.*.nupkg"), folder.Path);
        Check(BuiltProgram.Dotnet, Path.Combine(folder.Path, "tools/net10.0/any/proxyfixer.dll"));
    }

    private void Install()
    {
        var packages = Path.GetDirectoryName(ReleasedFiles.NugetPackage("ProxyFixer.linux-x64.*.nupkg"))!;
        folder.Write("nuget.config", $"<configuration><packageSources><clear /><add key=\"packed\" value=\"{packages}\" /></packageSources></configuration>");
        var run = ExternalTool.Run(BuiltProgram.Dotnet, ["tool", "install", "ProxyFixer", "--tool-path", "tools"], folder.Path, Environment());
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }

    private void Check(string program, params string[] before)
    {
        Assert.Equal((0, $"ProxyFixer {JsonReport.ToolVersion}\n", ""), ExternalTool.Run(program, [.. before, "--version"], folder.Path, Environment()));
        var lint = ExternalTool.Run(program, [.. before, "lint", "--root", ReportedHost, "--format", "json"], folder.Path, Environment());
        Assert.Equal(CommandRun.Of(["lint", "--root", ReportedHost, "--format", "json"], folder.Path).Output, lint.Output);
    }

    private Dictionary<string, string> Environment()
    {
        var environment = BuiltProgram.Environment(folder.Path);
        (environment["NUGET_PACKAGES"], environment["DOTNET_NOLOGO"], environment["DOTNET_CLI_TELEMETRY_OPTOUT"]) = (Path.Combine(folder.Path, "packages"), "1", "1");
        return environment;
    }
}
