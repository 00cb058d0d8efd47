using System.Diagnostics;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Transactions;

/// <summary>Twenty processes of the built program fix and put back the same files.</summary>
public sealed class ManyAtOnceTests : IDisposable
{
    private const int Processes = 20;
    private readonly FakeMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void Every_file_is_whole_and_every_process_ends_in_order()
    {
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw");
        machine.AddProvider("/usr/lib/node_modules/openclaw/node_modules/@mariozechner/pi-ai");
        machine.Write("~/.config/systemd/user/openclaw-gateway.service", "[Service]\nExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890\n");
        var before = DiskTree.Describe(machine.Root);
        Assert.Equal(0, BuiltProgram.Run(["fix", "--yes", "--root", machine.Root], Home).ExitCode);
        var after = DiskTree.Describe(machine.Root);
        Assert.NotEqual(before, after);

        var running = Enumerable.Range(0, Processes).Select(number => BuiltProgram.Start(
            number % 2 == 0 ? ["restore", "--root", machine.Root] : ["fix", "--yes", "--root", machine.Root], Home)).ToArray();
        Assert.All(running.Select(End).ToArray(), run =>
        {
            Assert.True(run.ExitCode is 0 or 1 or 3, $"{run.ExitCode}: {run.Output}{run.Error}");
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        });

        Assert.Contains("No run is unfinished", BuiltProgram.Run(["restore", "--unfinished"], Home).Output, StringComparison.Ordinal);
        Assert.Contains(DiskTree.Describe(machine.Root), new[] { before, after });
    }

    private string Home => Path.GetDirectoryName(machine.Root)!;

    private static CommandRun End(Process process)
    {
        using (process)
        {
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new(process.ExitCode, output, error.Result);
        }
    }
}
