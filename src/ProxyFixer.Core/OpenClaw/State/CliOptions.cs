using System.Collections.Immutable;

namespace ProxyFixer.OpenClaw.State;

/// <summary>The options of <c>openclaw</c> itself, which stand in front of its subcommand.</summary>
/// <remarks><c>openclaw --help</c> and the code that skips them, 2026.3.8 to 2026.9.6.</remarks>
internal static class CliOptions
{
    /// <summary>Those that take the next word, unless they have their value behind <c>=</c>.</summary>
    public static ImmutableArray<string> WithValue { get; } = ["--profile", "--log-level", "--container"];

    /// <summary>Counts the words in front of the subcommand.</summary>
    /// <param name="arguments">The words behind OpenClaw's script.</param>
    /// <returns>Their number; that of all where there is no subcommand.</returns>
    public static int Count(ImmutableArray<string> arguments)
    {
        var at = 0;
        while (at < arguments.Length && arguments[at].StartsWith('-'))
        {
            at += WithValue.Contains(arguments[at]) ? 2 : 1;
        }

        return Math.Min(at, arguments.Length);
    }
}
