using System.Diagnostics;
using System.Globalization;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.CrashLab;

/// <summary>A run that strace holds at the door of one call, so that others come in between.</summary>
internal sealed class PausedRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly Task<string> error;
    private readonly Task<string> output;

    private PausedRun(Process process) => (this.process, error, output) = (process, process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());

    /// <summary>Starts a run and returns when it waits before a call.</summary>
    /// <param name="here">Where.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="call">The call of an undisturbed run.</param>
    /// <param name="pause">How long it waits.</param>
    public static PausedRun At(Workspace here, string[] arguments, TracedCall call, TimeSpan pause)
    {
        var trace = Path.Combine(here.Path, "paused-" + Guid.NewGuid().ToString("n"));
        var micros = ((long)pause.TotalMicroseconds).ToString(CultureInfo.InvariantCulture);
        var run = new PausedRun(here.Start(
            arguments, "strace", "-f", "-qq", "-o", trace, "-e", "trace=" + call.Name, "-e", $"inject={call.Name}:delay_enter={micros}:when={call.Number}"));
        var clock = Stopwatch.StartNew();
        while (!File.Exists(trace) || Count(trace, call.Name) < call.Number)
        {
            Assert.True(clock.Elapsed < Patience && !run.process.HasExited, $"the run never came to {call.Text}: {(run.process.HasExited ? run.error.Result : "")}");
            Thread.Sleep(20);
        }

        return run;
    }

    /// <summary>Waits for the end.</summary>
    public CommandRun Finish()
    {
        process.WaitForExit();
        return new(process.ExitCode, output.Result, error.Result);
    }

    public void Dispose() => process.Dispose();

    // A line of a call is begun when the call is entered.
    private static int Count(string trace, string name)
    {
        using var reader = new StreamReader(new FileStream(trace, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n').Count(line => line.Contains(name + "(", StringComparison.Ordinal));
    }
}
