using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProxyFixer.Reports;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Releases;

/// <summary>What docs/ci.md offers, run as it stands there, with the sources' program in place of the one from npm.</summary>
public sealed class ContinuousIntegrationTests : IDisposable
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs/ci.md"));
    private readonly TemporaryFolder folder = new();

    public ContinuousIntegrationTests()
    {
        folder.Write("deploy/compose.yml", "services:\n  openclaw-gateway:\n    image: ghcr.io/openclaw/openclaw:2026.3.8\n    environment:\n      HTTPS_PROXY: http://10.0.0.1:7890\n");
        folder.Write("deploy/gateway.env", "HTTPS_PROXY=http://10.0.0.1:7890\n");
    }

    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public void Step_of_the_action_starts_the_program_with_its_inputs()
    {
        var run = Step(("PATHS", "deploy/compose.yml\ndeploy/gateway.env\n"), ("SARIF", "a b.sarif"));
        Assert.Equal(
            (0, "<--yes><proxyfixer@0.1.0><lint><--format><github><--fail-on><warning><--output><sarif=a b.sarif><--><deploy/compose.yml><deploy/gateway.env>", ""),
            run);
        Assert.EndsWith("<--root><images/a b><-->", Step(("ROOT", "images/a b")).Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Step_without_anything_to_look_at_is_2() => Assert.Equal((2, "::error title=ProxyFixer::name paths or root\n", ""), Step());

    [Fact]
    public void What_the_action_starts_says_and_writes_the_findings()
    {
        var run = CommandRun.Of(["lint", "--format", "github", "--fail-on", "warning", "--output", "sarif=proxyfixer.sarif", "--", "deploy/compose.yml", "deploy/gateway.env"], folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("::error file=deploy/compose.yml,line=5,", run.Output, StringComparison.Ordinal);
        Assert.Equal("2.1.0", (string)JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "proxyfixer.sarif")))!["version"]!);
    }

    [Fact]
    public void Job_for_gitlab_writes_its_report()
    {
        var line = Regex.Match(Guide, @"npx --yes proxyfixer@\S+ (lint .*)").Groups[1].Value;
        Assert.Equal(1, CommandRun.Of(line.Split(' '), folder.Path).ExitCode);
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "gl-code-quality-report.json")))!.AsArray();
        Assert.Contains(report, one => (string)one!["location"]!["path"]! == "deploy/compose.yml");
        Assert.Contains("codequality: gl-code-quality-report.json", Guide, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deploy/compose.yml", true)]
    [InlineData("docker-compose.prod.yaml", true)]
    [InlineData("deploy/.env", true)]
    [InlineData(".env.example", true)]
    [InlineData("units/openclaw-gateway.service", true)]
    [InlineData("units/openclaw-gateway.service.d/10-proxy.conf", true)]
    [InlineData("units/service.d/10-proxy.conf", true)]
    [InlineData("quadlet/openclaw.container.d/10.conf", true)]
    [InlineData("home/.config/environment.d/50-proxy.conf", true)]
    [InlineData("config/openclaw.json5", true)]
    [InlineData("image/Dockerfile", true)]
    [InlineData("Containerfile.gateway", true)]
    [InlineData("image/gateway.dockerfile", true)]
    [InlineData("start.sh", true)]
    [InlineData("home/.bashrc", true)]
    [InlineData("home/.config/fish/config.fish", true)]
    [InlineData("gateway.cmd", true)]
    [InlineData("etc/nginx/conf.d/10.conf", false)]
    [InlineData("src/environment.ts", false)]
    [InlineData("docs/compose.md", false)]
    public void Hook_takes_the_files_that_the_program_reads(string file, bool taken)
    {
        var hook = File.ReadAllText(Path.Combine(Repository.Root, ".pre-commit-hooks.yaml"));
        Assert.True(!taken || ProxyFixer.Formats.FormatCatalog.Recognise("/x/" + file, "") is not null, "what the hook takes has a name that tells what it is");
        Assert.Equal(taken, Regex.IsMatch(file, Regex.Match(hook, "files: '(.*)'").Groups[1].Value));
    }

    [Fact]
    public void Guides_name_the_version_of_the_sources()
    {
        string[] files = ["docs/ci.md", "action.yml", "src/ProxyFixer.MSBuild/README.md", "samples/msbuild/README.md"];
        Assert.All(files, file => Assert.All(
            Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, file)), @"(?<=[@v/""-])[0-9]+\.[0-9]+\.[0-9]+").Select(match => match.Value),
            version => Assert.Equal(JsonReport.ToolVersion, version)));
    }

    // npx says what it was started with.
    private (int ExitCode, string Output, string Error) Step(params (string Name, string Value)[] inputs)
    {
        ExternalTool.Require("bash");
        File.SetUnixFileMode(folder.Write("bin/npx", "#!/bin/sh\nprintf '<%s>' \"$@\"\n"), (UnixFileMode)0x1ED);
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{folder.Path}/bin:{Environment.GetEnvironmentVariable("PATH")}",
            ["PATHS"] = "",
            ["ROOT"] = "",
            ["SARIF"] = "",
            ["FAIL_ON"] = "warning",
            ["VERSION"] = JsonReport.ToolVersion,
        };
        foreach (var (name, value) in inputs)
        {
            environment[name] = value;
        }

        return ExternalTool.Run(Path.Combine(Repository.Root, "eng/action/lint"), [], folder.Path, environment);
    }
}
