using System.Text;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

public sealed class MemoryLimitTests
{
    [Fact]
    public void Too_little_memory_is_told_in_one_line()
    {
        using var machine = new ReportedMachine();
        machine.Folder.Write("machine/home/claw/.openclaw/openclaw.json", "{ list: [" + new StringBuilder().Insert(0, "{a:1,b:'c'},", 2_500_000) + "] }");
        var environment = BuiltProgram.Environment(machine.Folder.Path);
        environment["DOTNET_GCHeapHardLimit"] = "4000000"; // 64 MiB, in hexadecimal
        var run = ExternalTool.Run(BuiltProgram.Command[0], [.. BuiltProgram.Command[1..], "lint", "--root", machine.Root], machine.Folder.Path, environment);
        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("proxyfixer: there is not enough memory to finish.", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
