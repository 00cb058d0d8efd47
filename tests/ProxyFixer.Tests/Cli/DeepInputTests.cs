using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>Whoever may write one of the files must not be able to end the run of root by depth or length.</summary>
public sealed class DeepInputTests : IDisposable
{
    private const int Many = 50_000;
    private readonly FakeMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void A_model_that_is_chosen_in_a_choice_is_none()
    {
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw", "2026.9.6");
        machine.AddService("/usr/lib/node_modules/openclaw/dist/index.js");
        machine.Write("~/.openclaw/openclaw.json", $"{{ agents: {{ defaults: {{ model: {Chain("{primary:", "'openai-codex/x'", "}")} }} }} }}");
        Assert.DoesNotContain("PXF0306", machine.Run("lint").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_of_many_assignments_is_read()
    {
        machine.Write("/srv/start.sh", $"#!/bin/sh\nexec env -i {Chain("A=", "1", "")} openclaw gateway\n");
        Assert.True(machine.Run("lint", "/srv/start.sh").ExitCode < 2);
    }

    [Theory]
    [InlineData("/srv/start.sh", "cd $(dirname ")]
    [InlineData("/srv/start.sh", "openclaw gateway\n")]
    [InlineData("/srv/start.sh", ". ./more\n")]
    [InlineData("/srv/config.fish", "while :; do \n")]
    [InlineData("/srv/gateway.cmd", "for %%a in (")]
    [InlineData("/srv/start.sh", "", "nohup ")]
    [InlineData("/srv/Dockerfile", "FROM a\n")]
    [InlineData("/srv/openclaw.service", "[Service]\nExecStart=x", " sh")]
    [InlineData("/srv/openclaw.service", "[Service]\nExecStart=node", " --import node")]
    public void What_comes_many_times_is_looked_through_once(string path, string piece, string? more = null)
    {
        var first = path.EndsWith(".sh", StringComparison.Ordinal) ? "#!/bin/sh\nopenclaw gateway\n" : path.EndsWith(".cmd", StringComparison.Ordinal) ? "node a gateway\r\n" : "";
        machine.Write(path, first + (more is null ? Chain(piece, "", "") : piece + Chain(more, "", "")) + "\n");
        string[] kind = path.EndsWith(".fish", StringComparison.Ordinal) ? ["--kind", "shell-profile"] : [];
        Assert.True(machine.Run("lint", [.. kind, path]).ExitCode < 2);
    }

    [Theory]
    [InlineData("/srv/start.sh", "#!/bin/sh\n", "openclaw gateway\n", "", "more than 100 times")]
    [InlineData("/srv/openclaw.service", "[Service]\nExecStart=/usr/bin/node", " --import node", " /usr/lib/node_modules/openclaw/dist/index.js gateway\n", "its start command has more than 1,000 words")]
    public void What_is_too_much_to_follow_is_not_judged(string path, string first, string piece, string last, string reason)
    {
        machine.Write(path, first + string.Concat(Enumerable.Repeat(piece, 2_000)) + last);
        var told = Assert.Single(machine.Run("lint", path).Output.Split('\n'), line => line.Contains("was not judged, because", StringComparison.Ordinal));
        Assert.EndsWith(reason, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("~/.bashrc", ". $A/{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}\n", 1)]
    [InlineData("~/.bashrc", "B=$A$A\nA=$B$B\n", 40)]
    [InlineData("/srv/Dockerfile", "ENV A=$A$A\n", 80)]
    [InlineData("/srv/gateway.cmd", "set A=%A%%A%\r\n", 80)]
    public void What_doubles_itself_ends(string path, string line, int times)
    {
        var (first, last) = path.EndsWith("file", StringComparison.Ordinal) ? ("FROM node\nENV A=x\n", "CMD [\"openclaw\", \"gateway\"]\n")
            : path.EndsWith("cmd", StringComparison.Ordinal) ? ("set A=x\r\n", "node C:\\openclaw\\dist\\index.js gateway\r\n")
            : ("A=/x\n", "");
        machine.Write(path, first + string.Concat(Enumerable.Repeat(line, times)) + last);
        string[] kind = path.StartsWith('~') ? ["--kind", "shell-profile", "/home/claw/.bashrc"] : [path];
        Assert.True(machine.Run("lint", kind).ExitCode < 2);
    }

    [Fact]
    public void Files_that_read_each_the_next_one_twice_are_not_followed_without_end()
    {
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw", "2026.9.6");
        machine.Write("~/.bashrc", ". ~/file0\n");
        for (var i = 0; i < 40; i++)
        {
            machine.Write($"~/file{i}", $". ~/file{i + 1}\n. ~/file{i + 1}\n");
        }

        Assert.True(machine.Run("lint").ExitCode < 2);
    }

    private static string Chain(string open, string inside, string close) =>
        string.Concat(Enumerable.Repeat(open, Many)) + inside + string.Concat(Enumerable.Repeat(close, Many));
}
