using System.Globalization;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>That a run which waits for input that never comes ends with the signal that asks it to.</summary>
public sealed class WaitingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("-TERM", 143, "apply", "--check", "pipe")]
    [InlineData("-INT", 130, "apply", "-")]
    [InlineData("-TERM", 143, "lint", "-", "--stdin-filename", "a.env")]
    public void Ends_by_a_signal(string signal, int status, params string[] arguments)
    {
        Assert.Equal(0, ExternalTool.Run("mkfifo", ["pipe"], folder.Path).ExitCode);
        using var process = BuiltProgram.Start(arguments, folder.Path);
        while (!process.WaitForExit(500))
        {
            ExternalTool.Run("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)], "/");
        }

        Assert.Equal(status, process.ExitCode);
    }

    [Fact]
    public void A_blank_that_only_other_programs_know_ends_no_word()
    {
        folder.Write("a.service", "[Service]\nExecStart=/bin/x a\u00a0b\nEnvironment=B=a\u2028b\n");
        Assert.Equal(0, CommandRun.Of(["inspect", "a.service", "--format", "json"], folder.Path).ExitCode);
    }

    public void Dispose() => folder.Dispose();
}
