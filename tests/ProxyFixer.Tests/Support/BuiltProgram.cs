using System.Diagnostics;
using System.Globalization;

namespace ProxyFixer.Tests.Support;

/// <summary>
/// The program started as a process of its own: as it was built beside the tests, or the one that PROXYFIXER_PROGRAM names, which is a
/// published <c>proxyfixer.dll</c> or the native program.
/// </summary>
public static class BuiltProgram
{
    /// <summary>The program or its assembly.</summary>
    public static string Path { get; } = Published ?? System.IO.Path.Combine(AppContext.BaseDirectory, "proxyfixer.dll");

    /// <summary>The one that PROXYFIXER_PROGRAM names; null for none.</summary>
    public static string? Published => System.Environment.GetEnvironmentVariable("PROXYFIXER_PROGRAM") is { Length: > 0 } path ? path : null;

    /// <summary>The words that start it.</summary>
    public static string[] Command => CommandOf(Path);

    /// <summary>The words that start a program or an assembly.</summary>
    public static string[] CommandOf(string path) => path.EndsWith(".dll", StringComparison.Ordinal) ? [Dotnet, path] : [path];

    /// <summary>Runs it to its end, without a terminal.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="workingFolder">The working folder; also home and state folder.</param>
    public static CommandRun Run(IEnumerable<string> arguments, string workingFolder)
    {
        var run = ExternalTool.Run(Command[0], [.. Command[1..], .. arguments], workingFolder, Environment(workingFolder));
        return new(run.ExitCode, run.Output, run.Error);
    }

    /// <summary>Starts it and goes on, all streams redirected.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="workingFolder">The working folder; also home and state folder.</param>
    public static Process Start(IEnumerable<string> arguments, string workingFolder) => StartIn(Command[0], [.. Command[1..], .. arguments], workingFolder);

    /// <summary>Starts another program that starts it. Signals that whoever started the tests ignores, as a script does in the background, come through.</summary>
    /// <param name="program">The other program.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="workingFolder">The working folder; also home and state folder.</param>
    public static Process StartIn(string program, IEnumerable<string> arguments, string workingFolder)
    {
        var start = new ProcessStartInfo("env", ["--default-signal=HUP,INT,QUIT", program, .. arguments])
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
