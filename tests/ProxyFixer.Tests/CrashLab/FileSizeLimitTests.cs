using System.Collections.Concurrent;
using System.Globalization;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.CrashLab;

/// <summary>Under a limit on the size of files (<c>ulimit -f</c>) every write beyond it is refused, or kills (SIGXFSZ).</summary>
[Collection(SharedLab.Name)]
public sealed class FileSizeLimitTests(LabProgram program)
{
    [SkippableTheory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(400)]
    [InlineData(1000)]
    [InlineData(2000)]
    [InlineData(3000)]
    public void A_limit_on_the_size_of_files_leaves_whole_files_and_a_true_word(int bytes)
    {
        LabProgram.Require();
        ExternalTool.Require("prlimit");
        using var here = new Workspace(program);
        var scenario = Scenario.Prepare("fix", here);
        scenario.Reset(here);
        var run = Limited(here, bytes);
        var aftermath = new Aftermath(scenario, here, run, wasKilled: run.ExitCode > 128);
        aftermath.LookAround();
        aftermath.GoOn(turn: bytes, new ConcurrentDictionary<string, bool>());
        Assert.True(aftermath.Faults.Count == 0, string.Join('\n', aftermath.Faults));
    }

    private static CommandRun Limited(Workspace here, int bytes)
    {
        // The runtime maps a file of its own to keep code unwritable; it would not start under the limit.
        string[] limit = ["prlimit", "--fsize=" + bytes.ToString(CultureInfo.InvariantCulture), "/usr/bin/env", "DOTNET_EnableWriteXorExecute=0"];
        using var process = here.Start(Scenario.Fix(here), limit);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }
}
