using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Releases;

/// <summary><c>samples/msbuild</c>, built with the packed package and without a network.</summary>
public sealed partial class MsBuildPackageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Projects => ["sdk", "bare"];

    [SkippableTheory]
    [MemberData(nameof(Projects))]
    public void Findings_are_what_the_properties_of_the_build_make_of_them(string project)
    {
        Prepare();
        var file = Path.Combine(folder.Path, "deploy/gateway.env");
        var first = Build(project);
        Assert.Equal(0, first.ExitCode);
        Assert.Matches($@"(?m)^ *{Regex.Escape(file)}\(1,1,1,\d+\): [a-z-]+ warning PXF0201: ", first.Output);
        Assert.Contains(Path.Combine(folder.Path, "images/gateway/home/claw/.config/systemd/user/openclaw-gateway.service") + "(16,13,", first.Output, StringComparison.Ordinal);
        Assert.Matches("(?m)^ *[^ ]+: [a-z-]+ message PXF0202: ", first.Output);

        var again = Build(project, "-v:d");
        Assert.Contains("Nothing has changed", again.Output, StringComparison.Ordinal);
        Assert.Equal(Codes(first.Output), Codes(again.Output));

        Assert.Equal((1, "error"), Level(Build(project, "-p:TreatWarningsAsErrors=true")));
        Assert.Equal((1, "error"), Level(Build(project, "-p:WarningsAsErrors=PXF0201")));
        Assert.Equal((0, "warning"), Level(Build(project, "-p:TreatWarningsAsErrors=true", "-p:WarningsNotAsErrors=PXF0201")));
        Assert.Equal((0, ""), Level(Build(project, "-p:NoWarn=PXF0201")));
        Assert.Equal((0, ""), Level(Build(project, "-p:MSBuildWarningsAsMessages=PXF0201")));

        folder.Write(".editorconfig", "root = true\n[deploy/*.env]\ndotnet_diagnostic.PXF0201.severity = error\n");
        Assert.Equal((1, "error"), Level(Build(project)));
        Assert.Equal((0, ""), Level(Build(project, "-p:NoWarn=PXF0201")));
        folder.Write(".editorconfig", "root = true\n[deploy/*.env]\ndotnet_diagnostic.PXF0201.severity = none\n");
        Assert.Equal((0, ""), Level(Build(project, "-p:TreatWarningsAsErrors=true")));
        folder.Write(".editorconfig", "root = true\n");
        folder.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.PXF0201.severity = suggestion\n");
        Assert.Equal((0, "message"), Level(Build(project, "-p:TreatWarningsAsErrors=true")));
    }

    [SkippableTheory]
    [MemberData(nameof(Projects))]
    public void Changed_file_is_judged_again_and_the_error_log_is_written(string project)
    {
        Prepare();
        Assert.Contains("PXF0202", Codes(Build(project).Output));
        folder.Write("deploy/gateway.env", "HTTPS_PROXY=http://192.168.31.201:7890\n");
        var run = Build(project, "-p:ErrorLog=found.sarif");
        Assert.DoesNotContain("PXF0202", Codes(run.Output));
        var log = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, project, "found.proxyfixer.sarif")))!;
        Assert.Equal(2, log["runs"]!.AsArray().Count);
        Assert.Contains("PXF0201", log["runs"]![1]!["results"]!.ToJsonString(), StringComparison.Ordinal);
        Build(project, "-p:ErrorLog=found.sarif", "-p:NoWarn=PXF0201");
        Assert.DoesNotContain("PXF0201", JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, project, "found.proxyfixer.sarif")))!["runs"]![1]!["results"]!.ToJsonString(), StringComparison.Ordinal);

        File.Delete(Path.Combine(folder.Path, "deploy/gateway.env"));
        var missing = Build(project, "-p:ErrorLog=found.sarif");
        Assert.False(File.Exists(Path.Combine(folder.Path, project, "found.proxyfixer.sarif")));
        Assert.Equal(1, missing.ExitCode);
        Assert.Single(ErrorLine().Matches(missing.Output).Select(match => match.Value).Distinct());
        Assert.Contains("no such file", missing.Output, StringComparison.Ordinal);
    }

    private void Prepare()
    {
        var package = ReleasedFiles.NugetPackage("ProxyFixer.MSBuild.*.nupkg");
        ExternalTool.Run("cp", ["-r", Path.Combine(Repository.Root, "samples/msbuild") + "/.", folder.Path], "/");
        ZipFile.ExtractToDirectory(package, Path.Combine(folder.Path, "package"));
        folder.Write("nuget.config", $"<configuration><packageSources><clear /><add key=\"packed\" value=\"{Path.GetDirectoryName(package)}\" /></packageSources></configuration>");
    }

    private CommandRun Build(string project, params string[] more)
    {
        var environment = BuiltProgram.Environment(folder.Path);
        (environment["NUGET_PACKAGES"], environment["DOTNET_NOLOGO"], environment["DOTNET_CLI_TELEMETRY_OPTOUT"]) = (Path.Combine(folder.Path, "packages"), "1", "1");
        string[] command = project == "sdk" ? ["build"] : ["msbuild", "-p:ProxyFixerPackage=" + Path.Combine(folder.Path, "package"), "-v:m"];
        var run = ExternalTool.Run(BuiltProgram.Dotnet, [.. command, project, "-nodeReuse:false", "-tl:off", .. more], folder.Path, environment);
        return new(run.ExitCode, run.Output, run.Error);
    }

    private static (int ExitCode, string Level) Level(CommandRun run) => (run.ExitCode, LevelOf().Match(run.Output).Groups[1].Value);

    private static IEnumerable<string> Codes(string output) => Code().Matches(output).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("(error|warning|message) PXF0201:")]
    private static partial Regex LevelOf();

    [GeneratedRegex("PXF[0-9]{4}(?=: )")]
    private static partial Regex Code();

    [GeneratedRegex("(?m)^.*: error .*$")]
    private static partial Regex ErrorLine();
}
