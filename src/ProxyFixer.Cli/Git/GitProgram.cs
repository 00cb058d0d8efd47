using System.ComponentModel;
using System.Diagnostics;

namespace ProxyFixer.Cli.Git;

/// <summary>Runs git, so that it neither writes nor starts a program that a checkout names.</summary>
/// <param name="here">Where programs are, and the environment that git goes by.</param>
internal sealed class GitProgram(ProgramContext here)
{
    private static readonly string[] Harmless = ["--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"];

    // The checkout says which files go through a filter, and may say which program that is (gitattributes(5)).
    private string[]? filters;

    /// <summary>Runs a command of git to its end, without the filters that are configured.</summary>
    /// <param name="option">The option that asks, for messages.</param>
    /// <param name="folder">The real folder to run it in.</param>
    /// <param name="arguments">The command.</param>
    /// <returns>What it said.</returns>
    /// <exception cref="ProxyFixerException">There is no git (exit status 2).</exception>
    public GitAnswer RunUnfiltered(string option, string folder, params IEnumerable<string> arguments)
    {
        filters ??= [.. Run(option, folder, "config", "--null", "--name-only", "--get-regexp", @"^filter\.").Output is var names
            ? System.Text.Encoding.UTF8.GetString(names).Split('\0', StringSplitOptions.RemoveEmptyEntries).SelectMany(WithoutFilter) : []];
        return Run(option, folder, filters.Concat(arguments));
    }

    private static string[] WithoutFilter(string name) => ["-c", name.EndsWith(".required", StringComparison.OrdinalIgnoreCase) ? name + "=false" : name + "="];

    /// <summary>Runs a command of git to its end.</summary>
    /// <param name="option">The option that asks, for messages.</param>
    /// <param name="folder">The real folder to run it in.</param>
    /// <param name="arguments">The command.</param>
    /// <returns>What it said.</returns>
    /// <exception cref="ProxyFixerException">There is no git (exit status 2).</exception>
    public GitAnswer Run(string option, string folder, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Find() ?? throw Missing(option), [.. Harmless, "-C", folder, .. arguments])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in here.Environment.SetItem("LC_ALL", "C"))
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            return Hear(process);
        }
        catch (Win32Exception e)
        {
            throw ProxyFixerException.WrongInput($"{option} asks git, and git did not start", e);
        }
    }

    private GitAnswer Hear(Process process)
    {
        try
        {
            using var output = new MemoryStream();
            var copy = process.StandardOutput.BaseStream.CopyToAsync(output, here.Cancellation);
            var error = process.StandardError.ReadToEndAsync(here.Cancellation);
            Task.WhenAll(copy, error, process.WaitForExitAsync(here.Cancellation)).GetAwaiter().GetResult();
            return new(process.ExitCode, output.ToArray(), error.Result);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // Not that of the working folder, whatever PATH says: it comes with the checkout.
    private string? Find() => here.Environment.GetValueOrDefault("PATH", "").Split(':').Where(folder => folder.StartsWith('/'))
        .Select(folder => Path.Combine(folder, "git")).FirstOrDefault(File.Exists);

    private static ProxyFixerException Missing(string option) => ProxyFixerException.WrongInput($"{option} asks git, and there is no git in PATH");
}

/// <summary>What git said.</summary>
/// <param name="Status">Its exit status.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record GitAnswer(int Status, byte[] Output, string Error)
{
    /// <summary>The first thing that it says is wrong, a clause.</summary>
    public string Failure =>
        Error.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) is { } line ? $"git says: {line}" : $"git ended with {Status}";
}
