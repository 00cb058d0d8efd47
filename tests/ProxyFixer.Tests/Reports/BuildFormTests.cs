using System.Text.Json.Nodes;
using System.Xml.Linq;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Reports;

/// <summary>The forms for CI services and build logs, read as those read them.</summary>
public sealed class BuildFormTests : IDisposable
{
    private const string Unit = "[Service]\nExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890\nEnvironment=OPENCLAW_SERVICE_VERSION=2026.3.8\n";
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Names => ReportMachines.Names;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void All_forms_tell_of_the_same_findings(string name)
    {
        var count = JsonNode.Parse(ReportMachines.Lint(name, "--format", "json").Output)!["diagnostics"]!.AsArray().Count;
        string Run(string format) => ReportMachines.Lint(name, "--format", format, "--verbose").Output;

        var github = Run("github").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(github, line => Assert.Matches("^::(error|warning|notice) (file=[^,:]+,)?(line=[0-9]+,endLine=[0-9]+,(col=[0-9]+,endColumn=[0-9]+,)?)?title=[^,:]+::.+$", line));
        Assert.Equal(count, github.Count(line => line.Contains(",title=PXF", StringComparison.Ordinal)));

        var gitlab = JsonNode.Parse(Run("gitlab"))!.AsArray();
        Assert.Equal(count, gitlab.Count(issue => ((string)issue!["check_name"]!).StartsWith("PXF", StringComparison.Ordinal)));
        Assert.Equal(gitlab.Count, gitlab.Select(issue => (string)issue!["fingerprint"]!).Distinct().Count());
        Assert.All(gitlab, issue => Assert.Contains((string)issue!["severity"]!, new[] { "info", "minor", "major", "critical", "blocker" }));

        var suites = XDocument.Parse(Run("junit")).Root!;
        Assert.Equal(count, suites.Descendants("testcase").Count(one => ((string)one.Attribute("name")!).StartsWith("PXF", StringComparison.Ordinal)));
        Assert.Equal((int)suites.Attribute("failures")!, suites.Descendants("failure").Count());
        Assert.Equal((int)suites.Attribute("tests")!, suites.Descendants("testcase").Count());
        Assert.Null(suites.Attribute("skipped")); // junit-10.xsd
        Assert.All(suites.Elements("testsuite"), suite => Assert.Equal((int)suite.Attribute("skipped")!, suite.Descendants("skipped").Count()));

        Assert.Equal(count, Run("concise").Split('\n').Count(line => System.Text.RegularExpressions.Regex.IsMatch(line, "^.+:[0-9]+:[0-9]+: (error|warning|info) PXF[0-9]{4} ")));
        Assert.Equal(count, Run("msbuild").Split('\n').Count(line => line.Contains("): ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_workflow_command_cannot_be_broken_by_the_name_of_a_file()
    {
        folder.Write("m/srv/a,b:c%0A::error::x/gateway.env", "HTTPS_PROXY=http://p:1\n");
        var run = CommandRun.Of(["lint", "--root", "m", "--kind", "systemd-env-file", "srv/a,b:c%0A::error::x/gateway.env", "--format", "github"], folder.Path);
        Assert.Contains("file=m/srv/a%2Cb%3Ac%250A%3A%3Aerror%3A%3Ax/gateway.env,", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.TrimEnd('\n').Split('\n'), line => Assert.Matches("^::(warning|notice) file=[^,:]+,line=1,[^:]*::", line));
    }

    [Fact]
    public void One_run_feeds_all_forms()
    {
        folder.Write("m/srv/openclaw-gateway.service", Unit);
        string[] forms = ["text", "concise", "msbuild", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html"];
        var run = CommandRun.Of(["lint", "--root", "m", "srv", .. forms.SelectMany(form => new[] { "--output", $"{form}=report.{form}" })], folder.Path);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        foreach (var form in forms)
        {
            var alone = CommandRun.Of(["lint", "--root", "m", "srv", "--format", form], folder.Path);
            Assert.Equal(alone.Output, File.ReadAllText(Path.Combine(folder.Path, "report." + form)));
        }
    }

    [Theory]
    [InlineData(2, "", "--output", "yaml=x")]
    [InlineData(2, "", "--output", "json=")]
    [InlineData(2, "", "--output", "json=x", "--output", "sarif=x")]
    [InlineData(2, "", "--output", "x", "--output", "y")]
    [InlineData(1, "concise", "--format", "concise", "--output", "json=x")]
    [InlineData(1, "concise", "--output", "concise=-", "--output", "json=x")]
    [InlineData(1, "", "--format", "concise", "--output", "x", "--output", "json=y")]
    [InlineData(1, "", "--output", "./yaml=x")]
    public void Where_reports_go(int status, string output, params string[] options)
    {
        folder.Write("m/srv/openclaw-gateway.service", Unit);
        var run = CommandRun.Of(["lint", "--root", "m", "srv", .. options], folder.Path);
        Assert.Equal(status, run.ExitCode);
        Assert.Equal(output.Length > 0, run.Output.Length > 0);
        Assert.Equal(output == "concise", run.Output.Contains("openclaw-gateway.service:3:13: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lint", "--format", "msbuild", "nowhere")]
    [InlineData("lint", "--format", "msbuild", "--select", "PXF99")]
    [InlineData("lint", "--format", "msbuild", "--no-such-option")]
    [InlineData("lint", "--format=msbuild", "--root", "nowhere")]
    public void A_build_log_shows_every_failure_as_an_error(params string[] arguments)
    {
        var run = CommandRun.Of(arguments, folder.Path);
        Assert.Matches("^proxyfixer: error: ", run.Error);
    }

    [Fact]
    public void Statistics_count_the_findings_of_each_rule()
    {
        folder.Write("m/srv/openclaw-gateway.service", Unit);
        CommandRun Run(string format) => CommandRun.Of(["lint", "--root", "m", "srv", "--statistics", "--format", format, "--quiet"], folder.Path);
        Assert.Matches("^1  PXF0101  \\[\\*\\] node-env-proxy-off\n", Run("concise").Output);
        Assert.Equal("PXF0101", (string?)JsonNode.Parse(Run("json").Output)!["statistics"]![0]!["id"]);
        Assert.Contains("1  PXF0101", Run("sarif").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_a_fix_would_write_is_not_in_the_log()
    {
        using var machine = new Cli.SecretMachine();
        foreach (var format in new[] { "text", "concise", "msbuild", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html" })
        {
            var run = machine.Run("lint", "--format", format, "--verbose");
            Assert.DoesNotContain(Cli.SecretMachine.Secret, run.Output + run.Error, StringComparison.Ordinal);
        }
    }
}
