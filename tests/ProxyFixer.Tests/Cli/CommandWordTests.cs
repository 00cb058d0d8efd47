using System.Text.Json.Nodes;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>Names of commands, options and rules as people type them.</summary>
public sealed class CommandWordTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("there is no command 'lnt'; did you mean 'lint'?", "lnt")]
    [InlineData("there is no command 'lnt'; did you mean 'lint'?", "lnt", "--help")]
    [InlineData("there is no command 'lnt'; did you mean 'lint'?", "--help", "lnt")]
    [InlineData("there is no command 'lnt'; did you mean 'lint'?", "help", "lnt")]
    [InlineData("there is no command 'lnit'; did you mean 'lint'?", "lnit")]
    [InlineData("there is no command 'insp'; did you mean 'inspect'?", "insp")]
    [InlineData("there is no command 'frobnicate'", "frobnicate")]
    [InlineData("unknown option '--quite'; did you mean '--quiet'?", "lint", "--quite")]
    [InlineData("unknown option '--formt'; did you mean '--format'?", "lint", "--formt")]
    [InlineData("completion 'zhs' is none of bash, zsh, fish, pwsh; did you mean 'zsh'?\n", "completion", "zhs")]
    [InlineData("--fail-on 'warn' is none of error, warning, info, never; did you mean 'warning'?\n", "lint", "--fail-on", "warn")]
    [InlineData("--keep 'x': write a whole number\n", "restore", "--prune", "--keep", "x")]
    [InlineData("--format needs a value\n", "lint", "--format")]
    [InlineData("--select needs a value\n", "lint", "--select=", "--format", "concise")]
    [InlineData("--select needs a value\n", "lint", "--select:", "--format", "concise")]
    [InlineData("--select needs a value\n", "lint", "--select", "")]
    [InlineData("--select needs a value\n", "lint", "--select", ",")]
    [InlineData("--ignore needs a value\n", "lint", "--ignore=", "PXF01")]
    [InlineData("--severity needs a value\n", "lint", "--severity=")]
    [InlineData("--unit needs a value\n", "env", "--unit=", "--format=json")]
    [InlineData("--home needs a value\n", "env", "--home", "")]
    [InlineData("--root needs a value\n", "fix", "--root=", "--yes")]
    [InlineData("--root needs a value\n", "lint", "--root", "")]
    [InlineData("--format needs a value\n", "lint", "--format=")]
    [InlineData("--changed needs a value\n", "lint", "--changed=")]
    [InlineData("--output needs a value\n", "diff", "--output=", "--unsafe-fixes")]
    [InlineData("--write-baseline needs a value\n", "lint", "--write-baseline=")]
    [InlineData("--older-than needs a value\n", "restore", "--prune", "--older-than=")]
    [InlineData("--command needs a value\n", "guard", "install", "--yes", "--command", "")]
    [InlineData("-v goes behind a command, as in proxyfixer lint -v (--verbose); proxyfixer --version tells the version\nRun proxyfixer --help ", "-v")]
    [InlineData("--format goes behind a command, as in proxyfixer lint --format\n", "--format=json", "lint")]
    [InlineData("--root goes behind a command, as in proxyfixer lint --root\n", "--root", "m", "fix")]
    [InlineData("--yes goes behind a command, as in proxyfixer fix --yes\n", "--yes")]
    [InlineData("unknown option '--versoin'; did you mean '--version'?\n", "--versoin")]
    [InlineData("inspect needs FILE\n", "inspect")]
    [InlineData("--root is given more than once\n", "lint", "--root", "a", "--root", "b")]
    [InlineData("'B' is one word too many\n", "rules", "A", "B")]
    [InlineData("there is no rule 'node-env-proxy-of'; did you mean 'node-env-proxy-off'? proxyfixer rules lists them\n", "lint", "--select", "node-env-proxy-of")]
    [InlineData("there is no rule 'node-env-proxy-of'; did you mean 'node-env-proxy-off'?", "rules", "node-env-proxy-of")]
    [InlineData("there is no rule 'frobnicate'; proxyfixer rules lists them\n", "rules", "frobnicate")]
    [InlineData("guard has no action 'instal'; did you mean 'install'? it has install, status", "guard", "instal")]
    [InlineData("there is no service nobody here; proxyfixer env lists those that start OpenClaw\n", "env", "nobody")]
    [InlineData("there is no service nobody here; proxyfixer env lists those that start OpenClaw\n", "verify", "nobody")]
    [InlineData("UNIT and --unit exclude each other\n", "env", "a", "--unit", "b")]
    [InlineData("UNIT and --unit exclude each other\n", "verify", "a", "--unit", "b")]
    [InlineData("UNIT and --unit exclude each other\n", "guard", "status", "a", "--unit", "b")]
    [InlineData("--kind says what the files of PATH are: give a PATH\n", "lint", "--kind", "dotenv")]
    [InlineData("'PXF01' is the beginning of several ids", "rules", "PXF01")]
    public void A_wrong_word_is_2_and_asks_back(string said, params string[] arguments)
    {
        var run = CommandRun.Of(arguments, folder.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("proxyfixer: " + said, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bare_name_shows_what_there_is()
    {
        var run = CommandRun.Of([], folder.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("\n  lint [PATH…]  ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_shows_the_help_of_a_command()
    {
        Assert.Equal(CommandRun.Of(["lint", "--help"], folder.Path), CommandRun.Of(["help", "lint"], folder.Path));
        Assert.Equal(CommandRun.Of(["--help"], folder.Path), CommandRun.Of(["help"], folder.Path));
        Assert.Contains("\n  --changed[=REF]  ", CommandRun.Of(["help", "lint"], folder.Path).Output, StringComparison.Ordinal);
        var rows = CommandRun.Of(["help"], folder.Path).Output.Split("Commands:\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(rows, row => row.StartsWith("  set <FILE> <TARGET=VALUE>  ", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("  restore [ID]  ", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("|status] [UNIT]  ", StringComparison.Ordinal));
    }

    [Fact]
    public void Version_says_name_and_version() => Assert.Matches("^ProxyFixer [0-9]+\\.[0-9]+\\.[0-9]+\n$", CommandRun.Of(["--version"], folder.Path).Output);

    [Fact]
    public void A_slash_and_h_is_a_path()
    {
        folder.Write("m/h/gateway.env", "A=1\n");
        var run = CommandRun.Of(["lint", "--root", "m", "/h"], folder.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public void A_file_whose_name_looks_like_an_option_without_value_goes_behind_two_dashes()
    {
        folder.Write("--kind=/.env", "NODE_USE_ENV_PROXY=1\n");
        Assert.Equal((0, ""), (CommandRun.Of(["lint", "--", "--kind="], folder.Path).ExitCode, CommandRun.Of(["lint", "--quiet", "--", "--kind="], folder.Path).Error));
    }

    [Theory]
    [InlineData("PXF0101")]
    [InlineData("pxf0101")]
    [InlineData("node-env-proxy-off")]
    [InlineData("Node-Env-Proxy-Off")]
    public void A_rule_has_an_id_and_a_name_in_any_case(string word)
    {
        Assert.StartsWith("# PXF0101 node-env-proxy-off\n", CommandRun.Of(["rules", word], folder.Path).Output, StringComparison.Ordinal);
        using var machine = new ReportedMachine();
        Assert.Matches("^[^\n]+: error PXF0101 [^\n]+\n$", machine.Run("lint", "--select", word, "--format", "concise").Output);
        Assert.DoesNotContain("PXF0101", machine.Run("lint", "--ignore", word, "--format", "concise").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_are_listed_for_programs()
    {
        var rules = JsonNode.Parse(CommandRun.Of(["rules", "--format", "json"], folder.Path).Output)!["rules"]!.AsArray();
        Assert.Equal(ProxyFixer.Rules.RuleCatalog.All.Length, rules.Count);
        var first = rules.Single(rule => (string?)rule!["id"] == "PXF0101")!;
        Assert.Equal(("start", "error"), ((string?)first["category"], (string?)first["severity"]));
        Assert.EndsWith("/docs/rules/PXF0101.md", (string?)first["helpUri"], StringComparison.Ordinal);
    }
}
