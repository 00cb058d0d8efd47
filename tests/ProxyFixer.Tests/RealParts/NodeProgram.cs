using System.Diagnostics;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.RealParts;

/// <summary>Runs Node 22.22.0, the version for which the behaviour was measured.</summary>
internal static class NodeProgram
{
    /// <summary>Runs it to its end, without anything of our environment but the path.</summary>
    public static (int ExitCode, string Output, string Errors) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(NpmCache.Node("22.22.0"), arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromSeconds(90)))
        {
            process.Kill();
        }

        process.WaitForExit();
        return (process.ExitCode, output.Result, errors.Result);
    }
}
