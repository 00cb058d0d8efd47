namespace ProxyFixer.Cli.Progress;

/// <summary>
/// A line on standard error that says that work is being done, from the second second on; only where somebody sees it, and gone before
/// anything else is written.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ProgramContext here;
    private readonly long began;
    private readonly ITimer? timer;
    private readonly Lock gate = new();
    private readonly ManualResetEventSlim done = new();
    private Task drawing = Task.CompletedTask;

    /// <summary>Begins to wait.</summary>
    /// <param name="here">The clock, and standard error.</param>
    /// <param name="isQuiet">Whether remarks are unwanted.</param>
    public ProgressLine(ProgramContext here, bool isQuiet)
    {
        (this.here, began) = (here, here.Clock.GetTimestamp());
        timer = isQuiet || !here.IsErrorTerminal() || here.Environment.GetValueOrDefault("TERM", "") is "dumb" or "" ? null
            : here.Clock.CreateTimer(_ => Show(), null, Patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Does some work; the line is gone when it is done, however it ends.</summary>
    /// <param name="here">The clock, and standard error.</param>
    /// <param name="isQuiet">Whether remarks are unwanted.</param>
    /// <param name="work">The work; writes nothing itself.</param>
    /// <returns>What it gives.</returns>
    public static T While<T>(ProgramContext here, bool isQuiet, Func<T> work)
    {
        using var line = new ProgressLine(here, isQuiet);
        return work();
    }

    /// <summary>Takes the line away for good. May be called again.</summary>
    public void End()
    {
        timer?.Dispose();
        lock (gate)
        {
            done.Set();
        }

        drawing.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        End();
        done.Dispose();
    }

    private void Show()
    {
        lock (gate)
        {
            if (!done.IsSet)
            {
                drawing = Task.Factory.StartNew(Draw, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
        }
    }

    private void Draw() => ProgressSpinner.Show(here, done, () => here.Clock.GetElapsedTime(began));
}
