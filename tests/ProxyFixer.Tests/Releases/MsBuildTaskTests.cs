using System.Text.Json.Nodes;
using ProxyFixer.MSBuild;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Releases;

/// <summary>The parts of the MSBuild task that need no build.</summary>
public sealed class MsBuildTaskTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // The right-hand columns are what csc 10.0 makes of CS0219 (a warning) and CA1822 (an error by .editorconfig), in log and error log.
    [Theory]
    [InlineData("warning", "", "", "", "", "", "Warning", "warning")]
    [InlineData("error", "", "", "", "", "", "Error", "error")]
    [InlineData("note", "", "", "PXF0101", "", "true", "Message", "note")]
    [InlineData("warning", "CS1591;PXF0101", "", "", "", "", "Detail", null)]
    [InlineData("warning", "pxf0101", "", "PXF0101", "", "true", "Detail", null)]
    [InlineData("error", "PXF0101", "", "", "", "", "Detail", null)]
    [InlineData("note", "PXF0101", "", "", "", "", "Detail", null)]
    [InlineData("warning", "", "PXF0101", "", "", "", "Detail", "warning")]
    [InlineData("error", "", "PXF0101", "", "", "", "Error", "error")]
    [InlineData("warning", "", "", "CS1, PXF0101", "", "", "Error", "error")]
    [InlineData("warning", "", "", "", "", ";true", "Error", "error")]
    [InlineData("warning", "", "", "", "PXF0101", "true", "Warning", "warning")]
    [InlineData("warning", "", "", "", "", "false;", "Warning", "warning")]
    public void Properties_decide_what_a_finding_becomes(
        string level, string noWarn, string asMessages, string asErrors, string notAsErrors, string allAsErrors, string inLog, string? inErrorLog)
    {
        var settings = new WarningSettings(noWarn, asMessages, asErrors, notAsErrors, allAsErrors);
        Assert.Equal((inLog, inErrorLog), (settings.Of(level, "PXF0101").ToString(), settings.InErrorLog(level, "PXF0101")));
    }

    [Fact]
    public void Error_log_has_the_levels_of_the_build_and_nothing_that_NoWarn_names()
    {
        folder.Write("deploy/gateway.env", "HTTPS_PROXY=http://10.0.0.1:7890\nNODE_USE_ENV_PROXY=1\n");
        var report = CommandRun.Of(["lint", "--format", "sarif", "deploy/gateway.env"], folder.Path).Output;
        string Found(string noWarn, string asErrors) => string.Join(' ', JsonNode.Parse(SarifReport.Join([report, report], new(noWarn, "", asErrors, "", "")))!["runs"]!.AsArray()
            .SelectMany(run => run!["results"]!.AsArray()).Select(result => $"{result!["ruleId"]}={result["level"]}"));
        Assert.Equal("PXF0201=warning PXF0202=note PXF0201=warning PXF0202=note", Found("", ""));
        Assert.Equal("PXF0201=error PXF0201=error", Found("PXF0202", "PXF0201;PXF0202"));
    }

    [Fact]
    public void Findings_have_the_paths_of_the_host_and_a_link()
    {
        folder.Write("images/a b/etc/environment", "HTTPS_PROXY=127.0.0.1\r\n");
        var run = CommandRun.Of(["lint", "--format", "sarif", "--root", "images/a b", "/etc/environment"], folder.Path);
        var found = SarifReport.Read(run.Output, folder.Path)!.Findings.First();
        Assert.Equal(Path.Combine(folder.Path, "images/a b/etc/environment"), found.Place.File);
        Assert.Equal(1, found.Place.Line);
        Assert.EndsWith($"/{found.Code}.md", found.Link, StringComparison.Ordinal);
        Assert.NotNull(found.Category);
    }

    [Theory]
    [InlineData("/srv/project", "/srv/project/images/a", "/srv/project")]
    [InlineData("/srv/project", "/srv/images/a", "/srv/images/a")]
    [InlineData("/srv/project", "/srv/project-2", "/srv/project-2")]
    [InlineData("/", "/images/a", "/")]
    public void Paths_below_a_root_elsewhere_are_relative_to_it(string project, string root, string expected) =>
        Assert.Equal(expected, new LintRun([], []) { Root = root }.Base(project));

    [Fact]
    public void Text_that_is_no_report_is_none() => Assert.Null(SarifReport.Read("", folder.Path) ?? SarifReport.Read("{}", folder.Path) ?? SarifReport.Read("proxyfixer: x", folder.Path));

    [Theory]
    [InlineData("etc/environment", "B=2")]
    [InlineData("etc/new", "A=1")]
    [InlineData("../.proxyfixer.yaml", "ignore: []")]
    [InlineData("../.editorconfig", "root = true")]
    [InlineData("etc/.editorconfig", "root = true")]
    [InlineData("../beside/.editorconfig", "root = true")]
    public void Every_change_is_seen(string file, string content)
    {
        folder.Write("m/etc/environment", "A=1");
        var run = new LintRun(["--root", Path.Combine(folder.Path, "m")], [Path.Combine(folder.Path, "m"), folder.Write("beside/.env", "")]);
        string Look() => Fingerprint.Of([run], "/bin/sh", "", folder.Path);
        var before = Look();
        Assert.Equal(before, Look());

        folder.Write(Path.Combine("m", file), content);
        File.SetLastWriteTimeUtc(Path.Combine(folder.Path, "m", file), DateTime.UnixEpoch);
        Assert.NotEqual(before, Look());
    }

    [Theory]
    [InlineData("rules: more", false)]
    [InlineData("\uFEFFbaseline: b.yaml", false)]
    [InlineData("{ 'baseline': b.yaml }", false)]
    [InlineData("ignore:\n  - paths: [a]\n    rules: [PXF0101]\n    reason: baseline", true)]
    public void Settings_that_name_more_files_are_told(string text, bool all)
    {
        folder.Write("above/.proxyfixer.yaml", text);
        Assert.Equal(all, Fingerprint.SeesAll("", Path.Combine(folder.Path, "above/project")));
        Assert.Equal(all, Fingerprint.SeesAll("above/.proxyfixer.yaml", folder.Path));
        Assert.True(Fingerprint.SeesAll("", folder.Path));
    }

    [Fact]
    public void A_file_that_is_gone_is_seen()
    {
        folder.Write("m/etc/environment", "A=1");
        string Look() => Fingerprint.Of([new([], [Path.Combine(folder.Path, "m")])], "/bin/sh", "", folder.Path);
        var before = Look();
        File.Delete(Path.Combine(folder.Path, "m/etc/environment"));
        Assert.NotEqual(before, Look());
    }

    [Fact]
    public void A_file_that_never_was_is_left_to_the_program() =>
        Assert.NotEmpty(Fingerprint.Of([new([], [Path.Combine(folder.Path, "nothing")])], "/no/program", "", folder.Path));

    [Fact]
    public void Reports_are_said_again_only_for_the_same_files()
    {
        var cache = new ReportCache(Path.Combine(folder.Path, "obj/cache"));
        Assert.Null(cache.Read("1"));
        cache.Write("1", ["{\"a\": 1}\n", "b"]);
        Assert.Equal(["{\"a\": 1}\n", "b"], cache.Read("1")!);
        Assert.Null(cache.Read("2"));
    }
}
