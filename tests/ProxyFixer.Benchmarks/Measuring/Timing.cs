using System.Diagnostics;

namespace ProxyFixer.Benchmarks.Measuring;

/// <summary>Times other programs: the median of several runs after one that does not count.</summary>
internal static class Timing
{
    /// <summary>Runs another program several times.</summary>
    /// <param name="runs">How many runs count.</param>
    /// <param name="command">Its path, or a name on the search path, and its arguments.</param>
    /// <param name="environment">Variables to add.</param>
    /// <returns>Median seconds from start to end of the process.</returns>
    public static double OfProgram(int runs, string[] command, params (string Name, string Value)[] environment)
    {
        Once(command[0], command[1..], environment);
        return Median(Enumerable.Range(0, runs).Select(_ => Once(command[0], command[1..], environment).Seconds).ToArray());
    }

    /// <summary>Runs another program several times, each time from a fresh start that is not timed.</summary>
    /// <param name="runs">How many runs count.</param>
    /// <param name="prepare">Makes the fresh start.</param>
    /// <param name="command">Its path, or a name on the search path, and its arguments.</param>
    /// <param name="environment">Variables to add.</param>
    /// <returns>Median seconds from start to end of the process.</returns>
    public static double OfProgram(int runs, Action prepare, string[] command, params (string Name, string Value)[] environment)
    {
        double Run()
        {
            prepare();
            return Once(command[0], command[1..], environment).Seconds;
        }

        Run();
        return Median(Enumerable.Range(0, runs).Select(_ => Run()).ToArray());
    }

    /// <summary>Runs another program once.</summary>
    /// <param name="program">Its path, or a name on the search path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to add.</param>
    /// <returns>Seconds from start to end of the process, and what it wrote to standard output.</returns>
    public static (double Seconds, string Output) Once(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.Result;
        return (clock.Elapsed.TotalSeconds, output);
    }

    /// <summary>The value in the middle.</summary>
    /// <param name="values">At least one; they are sorted.</param>
    public static double Median(Span<double> values)
    {
        values.Sort();
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
