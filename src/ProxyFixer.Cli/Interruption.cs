using System.Runtime.InteropServices;

namespace ProxyFixer.Cli;

/// <summary>
/// Turns Ctrl-C, a polite kill and the end of the terminal into a cancellation, so that a write that has begun is finished or undone first.
/// Further signals change nothing. SIGPIPE is ignored by .NET: writing fails instead.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private const int FirstSignalStatus = 128;
    private static readonly (PosixSignal Signal, int Number, string Name)[] Known =
        [(PosixSignal.SIGHUP, 1, "SIGHUP"), (PosixSignal.SIGINT, 2, "Ctrl-C"), (PosixSignal.SIGQUIT, 3, "SIGQUIT"), (PosixSignal.SIGTERM, 15, "SIGTERM")];

    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private int first = -1;

    public Interruption()
    {
        // A signal that whoever started us ignores (nohup, a job in the background) stays ignored.
        registrations = [.. Enumerable.Range(0, Known.Length).Where(i => !SignalAction.IsIgnored(Known[i].Number))
            .Select(i => PosixSignalRegistration.Create(Known[i].Signal, context => Cancel(context, i)))];
    }

    /// <summary>Is cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The exit status that the first signal asks for: 128 and its number; that of Ctrl-C where none came.</summary>
    public int Status => First is { } signal ? FirstSignalStatus + signal.Number : ExitCode.Interrupted;

    /// <summary>What the first signal is called; null where none came.</summary>
    public string? Name => First?.Name;

    private (PosixSignal Signal, int Number, string Name)? First => Volatile.Read(ref first) is >= 0 and var index ? Known[index] : null;

    public void Dispose()
    {
        Array.ForEach(registrations, registration => registration.Dispose());
        source.Dispose();
    }

    private void Cancel(PosixSignalContext context, int index)
    {
        context.Cancel = true;
        Interlocked.CompareExchange(ref first, index, -1);
        source.Cancel();
    }
}
