using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Unicode;

namespace ProxyFixer.Cli;

/// <summary>
/// The command line before anybody has read it: as bytes, which .NET reads as UTF-8 and replaces where they are none, so that such a file name
/// would lead to another file, or make one; and as words, of which the library forgets an empty value.
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

    /// <summary>
    /// Finds the options that are given nothing, most often a variable of a script that is not set. For <c>--select=</c> the library takes
    /// the next word, and <c>--select ""</c> would choose all.
    /// </summary>
    /// <param name="parsed">The same, as the library reads it.</param>
    /// <param name="args">The command line without the program's name.</param>
    /// <returns>Their names, each once.</returns>
    public static IEnumerable<string> WithoutValue(ParseResult parsed, IReadOnlyList<string> args)
    {
        var words = args.TakeWhile(word => word != "--").ToHashSet(StringComparer.Ordinal);
        var cut = parsed.CommandResult.Command.Options.Where(option => option.Aliases.Prepend(option.Name).Any(name => words.Contains(name + "=") || words.Contains(name + ":")));
        var empty = parsed.CommandResult.Children.OfType<OptionResult>().Where(result => result.Tokens.Any(token => token.Value.Length == 0)).Select(result => result.Option);
        return cut.Concat(empty).Select(option => option.Name).Distinct();
    }
}
