using System.Collections;
using System.Collections.Immutable;

namespace ProxyFixer.Cli;

/// <summary>Everything the program has from outside; tests bring their own.</summary>
/// <param name="Output">Reports.</param>
/// <param name="Error">Everything else.</param>
/// <param name="Environment">Environment variables.</param>
/// <param name="WorkingFolder">The real working folder.</param>
/// <param name="Clock">Tells the time.</param>
/// <param name="Keys">Asks the user for a key; null where there is no terminal.</param>
/// <param name="IsTerminal">Whether <paramref name="Output"/> is a terminal.</param>
/// <param name="Cancellation">Is cancelled by Ctrl-C.</param>
internal sealed record Surroundings(
    TextWriter Output,
    TextWriter Error,
    ImmutableSortedDictionary<string, string> Environment,
    string WorkingFolder,
    TimeProvider Clock,
    IKeys? Keys,
    bool IsTerminal,
    CancellationToken Cancellation)
{
    /// <summary>Columns of the terminal; 0 where there is none.</summary>
    public int Width { get; init; }

    /// <summary>Standard input; it is opened by who reads it.</summary>
    public Func<Stream> Input { get; init; } = () => Stream.Null;

    /// <summary>Those of the running process.</summary>
    /// <param name="interruption">Listens for Ctrl-C.</param>
    /// <returns>The surroundings.</returns>
    public static Surroundings OfThisProcess(Interruption interruption)
    {
        var output = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        var error = new StreamWriter(Console.OpenStandardError(), new System.Text.UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        var variables = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry pair in System.Environment.GetEnvironmentVariables())
        {
            variables[(string)pair.Key] = (string?)pair.Value ?? "";
        }

        var keys = Console.IsInputRedirected || Console.IsOutputRedirected ? null : new TerminalKeys(interruption.Token);
        return new(output, error, variables.ToImmutable(), System.Environment.CurrentDirectory, TimeProvider.System, keys, !Console.IsOutputRedirected, interruption.Token)
        {
            Width = Console.IsOutputRedirected ? 0 : Console.WindowWidth,
            Input = Console.OpenStandardInput,
        };
    }

    /// <summary>Where a reader closed our output (<c>proxyfixer lint | head</c>) there is nobody left to tell.</summary>
    /// <param name="failure">What was caught.</param>
    /// <returns>True for a closed pipe.</returns>
    public static bool IsOutputFailure(IOException failure) => failure.Message.Contains("Broken pipe", StringComparison.Ordinal);

    /// <summary>Whether to use colours.</summary>
    /// <param name="wish"><c>auto</c>, <c>always</c> or <c>never</c>.</param>
    /// <returns>The decision (no-color.org for <c>NO_COLOR</c>).</returns>
    public bool UseColor(string wish) => wish switch
    {
        "always" => true,
        "never" => false,
        _ => IsTerminal && Environment.GetValueOrDefault("NO_COLOR", "") == "" && Environment.GetValueOrDefault("TERM", "") != "dumb",
    };
}
