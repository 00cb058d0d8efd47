using System.Diagnostics;
using System.Globalization;

namespace ProxyFixer.Tests.Support;

/// <summary>The program as it was built, started as a process of its own.</summary>
public static class BuiltProgram
{
    /// <summary>The assembly beside that of the tests.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "proxyfixer.dll");

    /// <summary>Runs it to its end, without a terminal.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="workingFolder">The working folder; also home and state folder.</param>
    public static CommandRun Run(IEnumerable<string> arguments, string workingFolder)
    {
        var run = ExternalTool.Run(Dotnet, [Path, .. arguments], workingFolder, Environment(workingFolder));
        return new(run.ExitCode, run.Output, run.Error);
    }

    /// <summary>Starts it and goes on, all streams redirected.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="workingFolder">The working folder; also home and state folder.</param>
    public static Process Start(IEnumerable<string> arguments, string workingFolder) => StartIn(Dotnet, [Path, .. arguments], workingFolder);

    /// <summary>Starts another program that starts it, with the same program.</summary>
    /// <param name="program">The other program.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="workingFolder">The working folder; also home and state folder.</param>
    public static Process StartIn(string program, IEnumerable<string> arguments, string workingFolder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in Environment(workingFolder))
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Sends it what Ctrl-C sends.</summary>
    /// <param name="process">A process that this test started.</param>
    public static void Interrupt(Process process) =>
        ExternalTool.Run("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)], "/");

    /// <summary>The .NET host that runs the tests.</summary>
    public static string Dotnet => System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>The environment a run gets.</summary>
    /// <param name="workingFolder">Home and state folder.</param>
    public static Dictionary<string, string> Environment(string workingFolder)
    {
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = workingFolder,
            ["XDG_STATE_HOME"] = System.IO.Path.Combine(workingFolder, "state"),
            ["PATH"] = System.Environment.GetEnvironmentVariable("PATH") ?? "",
        };
        if (System.Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root)
        {
            environment["DOTNET_ROOT"] = root;
        }

        return environment;
    }
}
