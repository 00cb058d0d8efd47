using System.Text.Unicode;

namespace ProxyFixer.Cli;

/// <summary>
/// The command line as bytes. .NET reads it as UTF-8 and replaces what is none, so that such a file name would lead to another file, or make one.
/// </summary>
internal static class RawArguments
{
    private const char Replacement = '\uFFFD';
    private const string CommandLine = "/proc/self/cmdline"; // macOS has none, and its file systems take only UTF-8

    /// <summary>Refuses a command line that .NET could not read.</summary>
    /// <param name="args">As .NET read them.</param>
    /// <exception cref="ProxyFixerException">One is not UTF-8 (exit status 3).</exception>
    public static void Check(IReadOnlyList<string> args)
    {
        // The character itself is allowed.
        if (args.FirstOrDefault(arg => arg.Contains(Replacement, StringComparison.Ordinal)) is { } arg && File.Exists(CommandLine) && !Utf8.IsValid(File.ReadAllBytes(CommandLine)))
        {
            throw ProxyFixerException.CouldNotFinish($"'{arg}' is not valid UTF-8, so no file can be named with it; name its folder, or rename it");
        }
    }
}
