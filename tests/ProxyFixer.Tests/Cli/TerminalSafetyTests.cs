using System.Text.RegularExpressions;

namespace ProxyFixer.Tests.Cli;

/// <summary>Whoever may write one of the files must not be able to steer the terminal of root, who reads the report.</summary>
public sealed partial class TerminalSafetyTests : IDisposable
{
    private readonly ReportedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Theory]
    [InlineData("lint", "--verbose")]
    [InlineData("lint", "--format", "msbuild")]
    [InlineData("env", "--verbose")]
    [InlineData("diff", "--fail-on", "never")]
    [InlineData("inspect", ReportedMachine.Unit)]
    [InlineData("inspect", "home/claw/.openclaw/.env")]
    [InlineData("fix", "--yes")]
    public void No_control_character_of_a_file_is_printed(params string[] arguments)
    {
        Plant();
        var run = machine.Run(arguments);
        Assert.DoesNotMatch(Control(), run.Output + run.Error);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("jsonl")]
    [InlineData("sarif")]
    [InlineData("gitlab")]
    public void The_name_of_a_file_stays_whole_in_JSON_and_steers_nothing(string form)
    {
        machine.Folder.Write("machine/srv/a\u009B31m\u202Eb/.env", "NODE_USE_ENV_PROXY=1\n");
        var run = machine.Run("lint", "/srv", "--fail-on", "info", "--format", form);
        Assert.DoesNotMatch(Control(), run.Output);
        Assert.Contains(form == "sarif" ? "%C2%9B31m%E2%80%AEb" : "\\u009b31m\\u202eb", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nnnnnnnn")]
    [InlineData("?g\r/e\rwAn")]
    [InlineData("ia reason\rq")]
    public void No_control_character_of_a_file_is_printed_in_a_review(string keys)
    {
        Plant();
        var run = machine.Type(keys, "--fail-on", "info", "--unsafe-fixes");
        Assert.Contains("(1/", run.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(Control(), run.Output + run.Error);
    }

    private void Plant()
    {
        var unit = Path.Combine(machine.Root, ReportedMachine.Unit);
        File.WriteAllText(unit, File.ReadAllText(unit)
            .Replace("Environment=HTTPS_PROXY=", "X\e[8m=\u009B31m\nEnvironment=NODE_USE_ENV_PROXY=\e]0;x\a\u202E\nEnvironment=\e[8mA\u007F=1\nEnvironment=\"HTTPS_PROXY=\e[2J", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(machine.Root, "home/claw/.openclaw/.env"), "HTTP_PROXY=\e[8mhttp://h:1\nA\e[8m=1\n");
    }

    [GeneratedRegex(@"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")]
    private static partial Regex Control();
}
