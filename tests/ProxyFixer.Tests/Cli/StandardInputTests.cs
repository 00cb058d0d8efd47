using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>A file that comes by standard input.</summary>
public sealed class StandardInputTests : IDisposable
{
    private const string Text = "A=1\nNODE_USE_ENV_PROXY=1\n";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("deploy/.env:2:1: ", "-", "--stdin-filename", "deploy/.env")]
    [InlineData("deploy/.env:2:1: ", "/dev/stdin", "--stdin-filename", "deploy/.env")]
    [InlineData("-:2:1: ", "-", "--kind", "dotenv")]
    [InlineData("srv/.env:2:1: ", "-", "--stdin-filename", "/srv/.env", "--root", ".")]
    public void Lint_reads_it_under_its_name(string place, params string[] arguments)
    {
        var run = Run("lint", ["--format", "concise", "--verbose", "--fail-on", "info", .. arguments]);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(place + "info PXF0202 ", run.Output, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("lint - --kind dotenv")]
    [InlineData("lint /dev/stdin --kind dotenv")]
    [InlineData("inspect - --kind dotenv")]
    [InlineData("diff - --kind dotenv")]
    [InlineData("apply --check -")]
    [InlineData("apply /dev/stdin")]
    public void Where_it_is_closed_nobody_waits(string command)
    {
        var run = ExternalTool.Run("timeout", ["-s", "KILL", "60", "sh", "-c", $"exec {string.Join(' ', BuiltProgram.Command)} {command} <&-"], folder.Path, BuiltProgram.Environment(folder.Path));
        Assert.Equal((3, "proxyfixer: standard input was not read: it is closed\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void What_comes_counts_in_place_of_the_file_of_that_name()
    {
        folder.Write(".env", "A=1\n");
        Assert.Equal(1, Run("lint", "--fail-on", "info", "-", "--stdin-filename", ".env").ExitCode);
        Assert.Equal("A=1\n", File.ReadAllText(Path.Combine(folder.Path, ".env")));
    }

    [Fact]
    public void Inspect_reads_it()
    {
        Assert.Contains("NODE_USE_ENV_PROXY", Run("inspect", "-", "--stdin-filename", ".env").Output, StringComparison.Ordinal);
        Assert.Contains("\"path\": \"-\"", Run("inspect", "/dev/stdin", "--kind", "dotenv", "--format", "json").Output.Replace("\":\"", "\": \"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-: its name does not tell what it is; use --kind", "lint", "-")]
    [InlineData("--stdin-filename names what comes by standard input: give - as PATH", "lint", "--stdin-filename", ".env")]
    [InlineData("--stdin-filename names what comes by standard input: give - as FILE", "inspect", "x.env", "--stdin-filename", ".env")]
    [InlineData("--stdin-filename needs a value", "lint", "-", "--stdin-filename", "")]
    [InlineData("standard input can be read once", "lint", "-", "/dev/stdin")]
    [InlineData("what comes by standard input cannot be written back", "fix", "--yes", "-")]
    [InlineData("what comes by standard input cannot be written back; use diff -", "fix", "-", "--stdin-filename", ".env")]
    [InlineData("-: its name does not tell what it is; use --kind", "diff", "-")]
    public void What_cannot_be_is_2(string message, params string[] arguments)
    {
        var run = Run(arguments[0], arguments[1..]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("diff")]
    [InlineData("fix", "--dry-run")]
    public void The_patch_is_that_of_the_file_of_its_name(params string[] command)
    {
        const string before = "HTTPS_PROXY=http://10.0.0.1:7890\n";
        string[] options = ["--select", "PXF0205", "--fail-on", "info"];
        var path = folder.Write("deploy/a.systemd.env", before);
        var file = CommandRun.Of([.. command, "deploy/a.systemd.env", .. options], folder.Path);
        Assert.Equal(1, file.ExitCode);
        Assert.Contains("+++ b/deploy/a.systemd.env\n", file.Output, StringComparison.Ordinal);

        CommandRun OfInput() => CommandRun.Of([.. command, "-", "--stdin-filename", "deploy/a.systemd.env", .. options], folder.Path, input: before);
        File.WriteAllText(path, "A=1\n");
        Assert.Equal(file, OfInput());
        Assert.Equal("A=1\n", File.ReadAllText(path));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        Assert.Equal(file, OfInput());
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void The_end_of_a_report_names_only_what_can_be_done()
    {
        var run = CommandRun.Of(["lint", "-", "--stdin-filename", "a.systemd.env", "--select", "PXF0205", "--fail-on", "info"], folder.Path, input: "HTTPS_PROXY=http://10.0.0.1:7890\n");
        Assert.Contains("1 can be fixed: proxyfixer diff --stdin-filename a.systemd.env --select PXF0205 --fail-on info - shows how.", run.Error, StringComparison.Ordinal);
    }

    private CommandRun Run(string command, params string[] arguments) => CommandRun.Of([command, .. arguments], folder.Path, input: Text);
}
