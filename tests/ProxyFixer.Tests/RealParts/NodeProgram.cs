using System.Diagnostics;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.RealParts;

/// <summary>Runs Node to its end, without anything of our environment but the path.</summary>
internal static class NodeProgram
{
    /// <summary>Runs Node 22.22.0, the version for which the behaviour was measured.</summary>
    public static (int ExitCode, string Output, string Errors) Run(params string[] arguments) => RunWith("22.22.0", arguments);

    /// <summary>Runs a version of Node.</summary>
    public static (int ExitCode, string Output, string Errors) RunWith(string version, params string[] arguments) =>
        RunWithin(TimeSpan.FromSeconds(90), version, arguments);

    /// <summary>Runs a version of Node that ends in time; the errors say so where it was killed.</summary>
    public static (int ExitCode, string Output, string Errors) RunWithin(TimeSpan limit, string version, params string[] arguments)
    {
        var start = new ProcessStartInfo(NpmCache.Node(version), arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var isKilled = !process.WaitForExit(limit);
        if (isKilled)
        {
            process.Kill(entireProcessTree: true);
        }

        process.WaitForExit();
        return (process.ExitCode, output.Result, errors.Result + (isKilled ? $"\nkilled after {limit.TotalSeconds} s" : ""));
    }
}
