using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using ProxyFixer.Machine;

namespace ProxyFixer.Verification;

/// <summary>
/// One run of a program that says what it thinks of a file: without terminal and input, with a bare environment, and ended with all
/// it started when it takes too long or says too much.
/// </summary>
internal static partial class ChildProcess
{
    private const int MostOutput = 256 * 1024; // characters
    private const int Kill = 9;

    /// <summary>How long a program may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="command">The program, a real path, and its arguments. It must lead a session of its own (<c>setsid</c>).</param>
    /// <param name="environment">All it gets.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="input">What stands on its standard input.</param>
    /// <param name="cancellation">Ends it early, as if its time were over.</param>
    /// <returns>Its exit status and what it wrote to its streams; null where it did not start, or not end as it should.</returns>
    public static (int Status, string Output, string Error)? Run(
        IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, TimeSpan limit, string input = "", CancellationToken cancellation = default)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            return Wait(process, limit, input, cancellation);
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return null;
        }
    }

    private static (int Status, string Output, string Error)? Wait(Process process, TimeSpan time, string input, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(time);
        try
        {
            var given = Write(process.StandardInput, input, limit.Token);
            var output = Read(process.StandardOutput, limit.Token);
            var error = Read(process.StandardError, limit.Token);
            Task.WhenAll(given, output, error, process.WaitForExitAsync(limit.Token)).GetAwaiter().GetResult();
            return (process.ExitCode, output.Result, error.Result);
        }
        catch (OperationCanceledException)
        {
            // With all it started: its number is that of its group, and is given to no other while any of them lives.
            _ = SendSignal(-process.Id, Kill);
            return null;
        }
    }

    // It may end, or close its input, before it has read all.
    private static async Task Write(StreamWriter writer, string input, CancellationToken cancellation)
    {
        try
        {
            await using (writer.ConfigureAwait(false))
            {
                await writer.WriteAsync(input.AsMemory(), cancellation).ConfigureAwait(false);
            }
        }
        catch (IOException)
        {
            // What it says, or its exit status, tells.
        }
    }

    private static async Task<string> Read(StreamReader reader, CancellationToken cancellation)
    {
        var (all, buffer) = (new StringBuilder(), new char[4096]);
        while (await reader.ReadAsync(buffer, cancellation).ConfigureAwait(false) is > 0 and var count)
        {
            all.Append(buffer, 0, count);
            if (all.Length > MostOutput)
            {
                throw new OperationCanceledException("it says too much");
            }
        }

        return all.ToString();
    }

    [SameOnUnix]
    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int process, int signal);
}
