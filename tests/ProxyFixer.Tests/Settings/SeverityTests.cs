using System.Text.Json.Nodes;
using ProxyFixer.Settings.EditorConfigs;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Settings;

/// <summary>Severities from <c>.proxyfixer.yaml</c>, <c>.editorconfig</c> and <c>.globalconfig</c>: which counts, and where <c>rules</c> says it comes from.</summary>
public sealed class SeverityTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SeverityTests() => folder.Write("top/work/deploy/provider.js", FakeMachine.Shape("S4"));

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("error", "error PXF0401", 1)]
    [InlineData("warning", "warning PXF0401", 1)]
    [InlineData("suggestion", "info PXF0401", 0)]
    [InlineData("Silent", "", 0)]
    [InlineData("none", "", 0)]
    [InlineData("refactoring", "", 0)]
    [InlineData("default", "warning PXF0401", 1)]
    public void Words_of_dotnet_have_their_meaning(string word, string shown, int status)
    {
        folder.Write("top/.editorconfig", $"root = true\n[*.js]\nindent_style = space\ndotnet_diagnostic.PXF0401.severity = {word} # ours\n");
        var run = Lint();
        Assert.Equal(status, run.ExitCode);
        Assert.Contains(shown, run.Output, StringComparison.Ordinal);
        Assert.Equal(shown.Length > 0, run.Output.Contains("PXF0401", StringComparison.Ordinal));
        Assert.Equal(1, Lint("--no-config").ExitCode);
        Assert.Equal(1, Lint("--severity", "PXF0401=warning").ExitCode);
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData("*.{ts,js}", true)]
    [InlineData("deploy/**", true)]
    [InlineData("/deploy/*.js", true)]
    [InlineData("**/provider.[jt]s", true)]
    [InlineData("*.ts", false)]
    [InlineData("provider", false)]
    [InlineData("other/*.js", false)]
    [InlineData("*.{js", false)]
    public void A_section_is_about_the_files_of_its_pattern(string glob, bool matches)
    {
        folder.Write("top/work/.editorconfig", $"[{glob}]\ndotnet_diagnostic.pxf0401.severity = none\n");
        Assert.Equal(matches ? 0 : 1, Lint().ExitCode);
    }

    [Theory]
    [InlineData("a{1..3}.env", "a2.env", true)]
    [InlineData("a{1..3}.env", "a4.env", false)]
    [InlineData("{single}.env", "{single}.env", true)]
    [InlineData("[!ab].env", "x/c.env", true)]
    [InlineData("[!ab].env", "a.env", false)]
    [InlineData("a?.env", "ab.env", true)]
    [InlineData("a*b/c", "ax/b/c", false)]
    [InlineData("a**b/c", "ax/b/c", true)]
    [InlineData(@"a\*", "ab", false)]
    [InlineData("{a,b{c,d}}.x", "bd.x", true)]
    [InlineData("(.*", "(.x", true)]
    public void Patterns_are_those_of_editorconfig(string glob, string path, bool matches) => Assert.Equal(matches, new SectionPattern(glob).IsMatch(path));

    [Fact]
    public void The_nearest_file_and_in_it_the_last_section_wins()
    {
        folder.Write("top/.editorconfig", "[*]\ndotnet_diagnostic.PXF0401.severity = error\n");
        folder.Write("top/work/deploy/.editorconfig", "[*.js]\ndotnet_diagnostic.PXF0401.severity = none\n[*]\ndotnet_diagnostic.PXF0401.severity = suggestion\n");
        Assert.Contains("info PXF0401", Lint().Output, StringComparison.Ordinal);

        // A root has nothing above it, and what is no folder of ours has nothing to say.
        folder.Write("top/work/deploy/.editorconfig", "root = true\n");
        Assert.Contains("warning PXF0401", Lint().Output, StringComparison.Ordinal);
        folder.Write("top/work/deploy/.editorconfig", "[*]\ndotnet_diagnostic.PXF0401.severity = none\n");
        folder.Write("top/other/.editorconfig", "root = true\n");
        Assert.Contains("warning PXF0401", CommandRun.Of(["lint", "--format", "concise", "../work/deploy"], Path.Combine(folder.Path, "top/other")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_below_a_root_is_one_of_the_project()
    {
        folder.Write("top/work/image/srv/provider.js", FakeMachine.Shape("S4"));
        folder.Write("top/work/.editorconfig", "[image/srv/*.js]\ndotnet_diagnostic.PXF0401.severity = none\n");
        Assert.Equal(0, CommandRun.Of(["lint", "--root", "image", "/srv"], Path.Combine(folder.Path, "top/work")).ExitCode);
    }

    [Fact]
    public void A_file_beside_the_working_folder_is_one_of_the_project_where_a_file_above_is_about_both()
    {
        folder.Write("top/project/a", "");
        folder.Write("top/.editorconfig", "root = true\n[work/**.js]\ndotnet_diagnostic.PXF0401.severity = none\n");
        Assert.Equal(0, CommandRun.Of(["lint", "../work/deploy"], Path.Combine(folder.Path, "top/project")).ExitCode);
        folder.Write("top/work/.editorconfig", "root = true\n[*]\ndotnet_diagnostic.PXF0401.severity = error\n");
        Assert.Contains("error PXF0401", CommandRun.Of(["lint", "--format", "concise", "../work/deploy"], Path.Combine(folder.Path, "top/project")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_nearer_to_the_program_counts_first()
    {
        folder.Write("top/.globalconfig", "is_global = true\ndotnet_diagnostic.PXF0401.severity = none\n[/x.js]\ndotnet_diagnostic.PXF0401.severity = error\n");
        Assert.Equal(0, Lint().ExitCode);
        folder.Write("top/.editorconfig", "[*]\ndotnet_diagnostic.PXF0401.severity = error\n");
        Assert.Contains("error PXF0401", Lint().Output, StringComparison.Ordinal);
        folder.Write("top/work/.proxyfixer.yaml", "severity:\n  codex-headers-not-browser-like: info\n  PXF04: error\n");
        Assert.Contains("info PXF0401", Lint().Output, StringComparison.Ordinal);
        Assert.Contains("warning PXF0401", Lint("--severity", "PXF0401=warning").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_shows_what_is_in_force_and_who_says_it()
    {
        folder.Write("top/.globalconfig", "dotnet_diagnostic.PXF0101.severity = suggestion\n");
        folder.Write("top/.editorconfig", "root = true\n[deploy/**]\ndotnet_diagnostic.PXF0401.severity = none\n");
        folder.Write("top/work/.proxyfixer.yaml", "severity:\n  PXF05: off\n");
        folder.Write("top/other.yaml", "severity: { PXF0903: error }\n");
        var list = Run("rules").Output;
        Assert.Contains($"PXF0101  info     ", list, StringComparison.Ordinal);
        Assert.Contains($" ({folder.Path}/top/.globalconfig:1; by itself error)\n", list, StringComparison.Ordinal);
        Assert.Contains($"PXF0401  warning  Codex requests are sent without browser headers\n         off      in deploy/** ({folder.Path}/top/.editorconfig:3)\n", list, StringComparison.Ordinal);
        Assert.Contains(" (.proxyfixer.yaml:2; by itself ", list, StringComparison.Ordinal);
        Assert.Contains("PXF0903  error    A suppression is about a finding that is not there (", Run("rules", "--config", "../other.yaml").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("by itself", Run("rules", "--no-config").Output, StringComparison.Ordinal);

        var rule = JsonNode.Parse(Run("rules", "PXF0501", "--format", "json").Output)!["rules"]![0]!;
        Assert.Equal(("error", "off", ".proxyfixer.yaml:2"), ((string?)rule["severity"], (string?)rule["inForce"]!["severity"], (string?)rule["inForce"]!["from"]));
    }

    [Theory]
    [InlineData("top/.editorconfig", "[*]\n dotnet_diagnostic.PXF0401.severity = warn\n", "top/.editorconfig(2,39): a severity must be one of ")]
    [InlineData("top/.editorconfig", "[*]\n dotnet_diagnostic.PXF9999.severity = error\n", "top/.editorconfig(2,20): there is no rule 'PXF9999'")]
    [InlineData("top/.globalconfig", "dotnet_diagnostic.pxf04011.severity = error\ndotnet_diagnostic.PXF0491.severity = error\n", "top/.globalconfig(2,19): there is no rule 'PXF0491'; did you mean 'PXF0401'? proxyfixer rules lists them")]
    [InlineData("top/.globalconfig", "dotnet_diagnostic.PXF0401.severity = eror\n", "did you mean 'error'?")]
    [InlineData("top/work/.proxyfixer.yaml", "severity:\n  PXF0101: eror\n", ".proxyfixer.yaml(2,12): 'PXF0101' must be one of error, info, off, warning; did you mean 'error'?")]
    [InlineData("top/work/.proxyfixer.yaml", "severity:\n  PXF01: info\n  node-env-proxy-of: info\n", ".proxyfixer.yaml(3,3): there is no rule 'node-env-proxy-of'; did you mean 'node-env-proxy-off'?")]
    [InlineData("top/work/.proxyfixer.yaml", "fail-on: warnin\n", ".proxyfixer.yaml(1,10): 'fail-on' must be one of error, info, never, warning; did you mean 'warning'?")]
    [InlineData("top/work/.proxyfixer.yaml", "fail_on: info\n", ".proxyfixer.yaml(1,1): unknown key 'fail_on'; did you mean 'fail-on'?")]
    [InlineData("top/work/.proxyfixer.yaml", "fail-on: warn\n", ".proxyfixer.yaml(1,10): 'fail-on' must be one of error, info, never, warning; did you mean 'warning'?\n")]
    [InlineData("top/work/.proxyfixer.yaml", "fail-on: a: b\n", ".proxyfixer.yaml(1,11): ': ' stands within a value; quote the value, or begin a new line\n")]
    [InlineData("top/work/.proxyfixer.yaml", "rules: [1\n", ".proxyfixer.yaml(2,1): a list in [ ] lacks a comma or its end\n")]
    [InlineData("top/work/.proxyfixer.yaml", "versions: {node: '22.1.0'\nrules: x\n", ".proxyfixer.yaml(1,16): the text cannot be read as YAML from here\n")]
    [InlineData("top/work/.proxyfixer.yaml", "versions: {node: 22.1.0]\n", ": a mapping in { } lacks a comma or its end\n")]
    [InlineData("top/work/.proxyfixer.yaml", "rules: 'x\n", ": a quoted text is not closed\n")]
    [InlineData("top/work/.proxyfixer.yaml", "rules: \"\\q\"\n", ": the quoted text has an escape that YAML does not know; in single quotes a backslash is a backslash\n")]
    [InlineData("top/work/.proxyfixer.yaml", "rules: x\n fail-on: info\n", ": ': ' stands")]
    [InlineData("top/work/.proxyfixer.yaml", "versions:\n  node: 22.1.0\n openclaw: 2026.3.8\n", ".proxyfixer.yaml(3,2): this line is no 'key: value', or is not indented as the keys above it\n")]
    [InlineData("top/work/.proxyfixer.yaml", "fail-on: info\nrules\n", ".proxyfixer.yaml(2,1): this line is no 'key: value', or is not indented as the keys above it\n")]
    [InlineData("top/work/.proxyfixer.yaml", "rules: @x\n", ".proxyfixer.yaml(1,8): a value cannot begin with this character; quote the value\n")]
    [InlineData("top/work/.proxyfixer.yaml", "versions:\n\tnode: 22.1.0\n", "a tab cannot indent a line; use blanks\n")]
    [InlineData("top/work/.proxyfixer.yaml", "fail-on: info\nfail-on: error\n", ".proxyfixer.yaml(2,1): the key is already defined in this mapping\n")]
    [InlineData("top/work/.proxyfixer.yaml", "rules: [more]\n", "rules: there is no folder ")]
    [InlineData("top/work/.proxyfixer.yaml", "proxies: [http://ok:1, proxy:8080x]\n", ".proxyfixer.yaml(1,24): 'proxies' must be addresses")]
    [InlineData("top/work/.proxyfixer.yaml", "proxies: http://user:geheim@ok:1\n", ".proxyfixer.yaml(1,10): write the proxy without user and password")]
    public void What_is_wrong_is_named_with_its_place(string file, string text, string message)
    {
        folder.Write(file, text);
        var run = Lint();
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_say_when_to_fail_and_where_more_rules_are()
    {
        folder.Write("top/work/.proxyfixer.yaml", "fail-on: error\nrules: more\n");
        folder.Write("top/work/more/PXF9901-mine.yaml", """
            id: PXF9901
            name: mine
            title: A rule of ours
            severity: error
            subject: header-builder
            expect:
              - { path: Headers.Origin, equals: "https://ours.example" }
            message: "{subject} lacks our header."
            why: Because.
            no-fix: it is ours
            source: [a manual]
            """);
        Assert.Equal((1, true), (Lint().ExitCode, Lint().Output.Contains("error PXF9901", StringComparison.Ordinal)));
        Assert.Equal(0, Lint("--ignore", "mine").ExitCode);
        Assert.Equal(1, Lint("--ignore", "mine", "--fail-on", "warning").ExitCode);
        Assert.Contains("PXF9901  error    A rule of ours\n", Run("rules").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proxy_that_is_not_expected_is_told_without_its_password()
    {
        folder.Write("top/work/gateway.env", "NODE_USE_ENV_PROXY=1\nHTTPS_PROXY=http://u:geheim@PROXY.example:80\nHTTP_PROXY=http://u:geheim@old.example:8080\n");
        folder.Write("top/work/.proxyfixer.yaml", "proxies: [http://proxy.example]\n");
        var run = Run("lint", "--kind", "systemd-env-file", "gateway.env", "--format", "concise", "--select", "PXF0515");
        Assert.Equal("gateway.env:3:1: warning PXF0515 HTTP_PROXY of gateway.env names another proxy than .proxyfixer.yaml expects.\n", run.Output);
    }

    private CommandRun Lint(params string[] more) => Run("lint", ["--format", "concise", "--verbose", "deploy", .. more]);

    private CommandRun Run(string command, params string[] arguments) => CommandRun.Of([command, .. arguments], Path.Combine(folder.Path, "top/work"));
}
