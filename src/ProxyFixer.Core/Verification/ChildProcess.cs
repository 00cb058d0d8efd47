using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

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
    /// <returns>Its exit status and what it wrote to standard error; null where it did not start, or not end as it should.</returns>
    public static (int Status, string Error)? Run(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, TimeSpan limit)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            return Wait(process, limit);
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            return null;
        }
    }

    private static (int Status, string Error)? Wait(Process process, TimeSpan time)
    {
        using var limit = new CancellationTokenSource(time);
        try
        {
            var output = Read(process.StandardOutput, limit.Token);
            var error = Read(process.StandardError, limit.Token);
            Task.WhenAll(output, error, process.WaitForExitAsync(limit.Token)).GetAwaiter().GetResult();
            return (process.ExitCode, error.Result);
        }
        catch (OperationCanceledException)
        {
            // With all it started: its number is that of its group, and is given to no other while any of them lives.
            _ = SendSignal(-process.Id, Kill);
            return null;
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

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int process, int signal);
}
