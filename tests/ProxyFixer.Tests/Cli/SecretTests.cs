using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>No command shows a secret, whatever file it is in and whatever the command says of it.</summary>
public sealed class SecretTests : IDisposable
{
    private readonly SecretMachine machine = new();

    public static TheoryData<string> Paths => [.. SecretMachine.Files.Select(file => file.Path)];

    public void Dispose() => machine.Dispose();

    [Theory]
    [InlineData("lint", "--verbose")]
    [InlineData("lint", "--format", "msbuild")]
    [InlineData("lint", "--format", "json")]
    [InlineData("diff", "--fail-on", "never", "--unsafe-fixes")]
    [InlineData("fix", "--dry-run", "--fail-on", "never", "--unsafe-fixes")]
    [InlineData("diff", "--fail-on", "never", "--headers", "config")]
    [InlineData("env")]
    [InlineData("env", "--verbose")]
    [InlineData("env", "--format", "json")]
    [InlineData("verify")]
    [InlineData("verify", "--format", "json")]
    public void Commands_on_the_whole_machine_show_none(params string[] arguments) => Check(arguments);

    [Fact]
    public void Fixing_and_restoring_show_none_and_name_none()
    {
        Check("fix", "--yes", "--fail-on", "never", "--unsafe-fixes", "--format", "json");
        Assert.All(machine.NamesInState, name => Assert.DoesNotContain(SecretMachine.Secret, name, StringComparison.Ordinal));
        CheckNone(machine.Restore("--list"), "restore --list");
        CheckNone(machine.Restore("nothing-of-this-id"), "restore");
        CheckNone(machine.Restore("--format", "json"), "restore");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Reading_a_file_shows_none(string path)
    {
        foreach (var format in new[] { "text", "json" })
        {
            Check("inspect", path, "--format", format);
            Check("inspect", path, "--format", format, "--resolve");
            Check("lint", path, "--verbose", "--format", format);
        }

        Check("diff", path, "--fail-on", "never");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Setting_something_in_a_file_shows_none(string path)
    {
        foreach (var target in SecretMachine.Files.Single(file => file.Path == path).Targets)
        {
            Check("set", path, target + "=http://new:1", "--dry-run");
            Check("set", path, target + "=http://new:1");
            Check("set", path, target + "=http://newer:1", "--format", "json");
        }
    }

    [Theory]
    [InlineData("set", "/home/claw/.openclaw/.env", "NEW_TOKEN=" + SecretMachine.Secret)]
    [InlineData("set", "/home/claw/.openclaw/.env", "HTTP_PROXY=http://new:" + SecretMachine.Secret + "@p:1")]
    [InlineData("set", "/home/claw/broken/openclaw.json", "/env/TOKEN=" + SecretMachine.Secret)]
    [InlineData("set", "/home/claw/.openclaw/openclaw.json", "/gateway/auth/token=" + SecretMachine.Secret)]
    public void A_value_given_on_the_command_line_is_not_repeated(params string[] arguments)
    {
        Check([.. arguments, "--dry-run"]);
        Check(arguments);
    }

    [Fact]
    public void The_text_of_a_fix_shows_none() => Check("fix", "--yes", "--fail-on", "never", "--unsafe-fixes", "--verbose");

    [Fact]
    public void What_a_hunk_changes_is_seen_beside_what_it_hides()
    {
        var run = machine.Run("diff");
        Assert.Contains("     headers.set(\"X-Api-Key\", \"***\"); // ***\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("+    if (!headers.has(\"Origin\")) headers.set(\"Origin\", \"https://chatgpt.com\");\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Revealing_shows_it()
    {
        var run = machine.Run("inspect", "/home/claw/.openclaw/.env", "--reveal");
        Assert.Contains(SecretMachine.Secret, run.Output, StringComparison.Ordinal);
    }

    private void Check(params string[] arguments) => CheckNone(machine.Run(arguments), string.Join(' ', arguments));

    private static void CheckNone(CommandRun run, string command) => Assert.All((run.Output + run.Error).Split('\n'), line => Assert.False(
        line.Contains(SecretMachine.Secret, StringComparison.Ordinal), $"{command}: {line}"));
}
