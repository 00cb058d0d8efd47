using System.Diagnostics;

namespace ProxyFixer.Tests.Support;

/// <summary>Runs programs of the machine that tests compare with.</summary>
public static class ExternalTool
{
    /// <summary>True where a missing tool is a failure, not a reason to skip.</summary>
    public static bool IsContinuousIntegration => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Skips the test where a program is missing; fails it in continuous integration.</summary>
    public static void Require(string program)
    {
        if (!IsInstalled(program) && IsContinuousIntegration)
        {
            Assert.Fail($"{program} is missing");
        }

        Want(program);
    }

    /// <summary>Skips the test where a program is missing that continuous integration installs only to try a release.</summary>
    public static void Want(string program) => Skip.IfNot(IsInstalled(program), $"{program} is not installed");

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs a program to its end.</summary>
    public static (int ExitCode, string Output, string Error) Run(
        string program, IEnumerable<string> arguments, string workingFolder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        if (environment is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
