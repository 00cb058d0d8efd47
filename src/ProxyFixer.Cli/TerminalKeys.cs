using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Spectre.Console;

namespace ProxyFixer.Cli;

/// <summary>A real terminal.</summary>
internal sealed class TerminalKeys : IKeys, IDisposable
{
    private readonly CancellationToken cancellation;
    private readonly PosixSignalRegistration resumed;
    private CancellationTokenSource wake = new();
    private bool hasRead;

    /// <summary>Begins to listen.</summary>
    /// <param name="cancellation">Is cancelled by Ctrl-C.</param>
    public TerminalKeys(CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        resumed = PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Volatile.Read(ref wake).Cancel());
    }

    /// <inheritdoc/>
    public int Width => Console.WindowWidth;

    /// <inheritdoc/>
    public char Next()
    {
        var woken = Volatile.Read(ref wake);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, woken.Token);
        hasRead = true;
        var key = Read(either.Token);
        cancellation.ThrowIfCancellationRequested();
        if (key is { } pressed)
        {
            // What .NET makes of an input that ended: Ctrl-D between two questions, when the terminal still read whole lines.
            return pressed is { Key: default(ConsoleKey), KeyChar: '\0' } ? IKeys.EndOfInput : pressed.KeyChar;
        }

        // The signal may still be using the old one, so that is not disposed of.
        Volatile.Write(ref wake, new());
        return woken.IsCancellationRequested ? IKeys.Redraw : throw new OperationCanceledException();
    }

    /// <inheritdoc/>
    public int Run(string command, string? file, string? input)
    {
        // As git starts editor and pager: the command may have arguments of its own.
        string[] arguments = file is null ? ["-c", command] : ["-c", command + " \"$@\"", command, file];
        var start = new ProcessStartInfo("/bin/sh", arguments) { RedirectStandardInput = input is not null };
        start.Environment.TryAdd("LESS", "FRX");
        using var process = Process.Start(start)!;
        try
        {
            Feed(process, input);
            process.WaitForExitAsync(cancellation).GetAwaiter().GetResult();
            return process.ExitCode;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }
        }
    }

    public void Dispose()
    {
        // .NET switches the keypad to its application mode before it reads the first key, and never back (terminfo(5), smkx and rmkx).
        if (hasRead && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"))
        {
            _ = Descriptor.Write(1, "\e[?1l\e>"u8);
        }

        resumed.Dispose();
        wake.Dispose();
    }

    // A pager that was left early does not read all. Past the writer, which would try once more to write what is left when it is closed.
    private static void Feed(Process process, string? input)
    {
        if (input is null)
        {
            return;
        }

        using var pipe = process.StandardInput.BaseStream;
        try
        {
            pipe.Write(Encoding.UTF8.GetBytes(input));
        }
        catch (IOException)
        {
            // The pipe is closed below, and nobody waits for the rest.
        }
    }

    private static ConsoleKeyInfo? Read(CancellationToken either)
    {
        try
        {
            return AnsiConsole.Console.Input.ReadKeyAsync(intercept: true, either).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (InvalidOperationException) // the terminal is gone
        {
            return null;
        }
    }
}
