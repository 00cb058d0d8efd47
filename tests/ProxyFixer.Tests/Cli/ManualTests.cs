using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>The manual pages, as man and mandoc read them.</summary>
public sealed class ManualTests : IDisposable
{
    private static readonly string[] Commands = ["apply", "completion", "diff", "env", "fix", "guard", "help", "inspect", "lint", "restore", "rules", "set", "verify"];
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Page_of_a_command_tells_its_options_and_the_day_it_was_made()
    {
        var page = CommandRun.Of(["man", "lint"], folder.Path, new Dictionary<string, string> { ["SOURCE_DATE_EPOCH"] = "1790000000" }).Output;
        Assert.StartsWith(".TH PROXYFIXER\\-LINT 1 \"2026-09-21\" \"ProxyFixer ", page, StringComparison.Ordinal);
        Assert.Contains("\n.TP\n\\fB\\-\\-changed\\fR[=\\fIREF\\fR]\nOnly files", page, StringComparison.Ordinal);
        Assert.Contains("\n.TP\n\\fB\\-\\-root\\fR \\fIDIR\\fR\nTreat this folder as /", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_of_the_program_names_every_command()
    {
        var named = CommandRun.Of(["man"], folder.Path).Output.Split('\n').Where(line => line.StartsWith(".BR proxyfixer", StringComparison.Ordinal));
        Assert.Equal(Commands.Select(command => $".BR proxyfixer\\-{command} (1)"), named);
    }

    [Fact]
    public void Page_of_an_unknown_command_is_2() => Assert.Equal(2, CommandRun.Of(["man", "lnt"], folder.Path).ExitCode);

    [SkippableTheory]
    [InlineData("man", "--warnings", "-l")]
    [InlineData("mandoc", "-Tlint", "-Wwarning")]
    public void Pages_are_read_without_a_warning(string program, params string[] arguments)
    {
        ExternalTool.Want(program);
        var environment = new Dictionary<string, string> { ["SOURCE_DATE_EPOCH"] = "1790000000" };
        string[] pages = ["proxyfixer.1", .. Commands.Select(command => $"proxyfixer-{command}.1")];
        foreach (var page in pages)
        {
            folder.Write(page, CommandRun.Of(["man", .. page.Split('-', '.')[1..^1]], folder.Path, environment).Output);
        }

        var run = ExternalTool.Run(program, [.. arguments, .. pages.Select(page => "./" + page)], folder.Path, BuiltProgram.Environment(folder.Path));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.True(program == "man" ? run.Output.Contains("Report what is missing", StringComparison.Ordinal) : run.Output.Length == 0, run.Output);
    }
}
