using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Reports;
using ProxyFixer.Reports.Prose;

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
internal sealed record ProgramContext(
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

    /// <summary>Tells whether <see cref="Error"/> is a terminal.</summary>
    public Func<bool> IsErrorTerminal { get; init; } = () => false;

    /// <summary>Gives the columns of the terminal that <see cref="Error"/> is; 0 where it is none.</summary>
    public Func<int> ErrorWidth { get; init; } = () => 0;

    /// <summary>Which signal ended the run; null in tests.</summary>
    public Interruption? Interruption { get; init; }

    /// <summary>Finds who runs the program, which few runs ask; null where that must not matter.</summary>
    public Func<string?> FindUser { get; init; } = () => null;

    /// <summary>The words that started this program: its file, maybe behind that of its runtime; absolute paths, empty where they are unknown.</summary>
    public ImmutableArray<string> Program { get; init; } = [];

    /// <summary>Standard input; it is opened by who reads it.</summary>
    public Func<Stream> Input { get; init; } = () => Stream.Null;

    /// <summary>What the run has opened and is closed at its end.</summary>
    public List<IDisposable> Opened { get; } = [];

    /// <summary>Those of the running process.</summary>
    /// <param name="interruption">Listens for Ctrl-C.</param>
    /// <param name="streams">Standard output and standard error.</param>
    /// <returns>The program.</returns>
    /// <exception cref="ProxyFixerException">The working folder is gone (exit status 3).</exception>
    public static ProgramContext OfThisProcess(Interruption interruption, StandardStreams streams)
    {
        var variables = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry pair in System.Environment.GetEnvironmentVariables())
        {
            variables[(string)pair.Key] = (string?)pair.Value ?? "";
        }

        var keys = Console.IsInputRedirected || Console.IsOutputRedirected ? null : new TerminalKeys(interruption.Token);
        var program = new ProgramContext(streams.Output, streams.Error, variables.ToImmutable(), FindWorkingFolder(), TimeProvider.System, keys, !Console.IsOutputRedirected, interruption.Token)
        {
            Width = Console.IsOutputRedirected ? 0 : TerminalSize.Columns(1),
            IsErrorTerminal = () => !Console.IsErrorRedirected,
            ErrorWidth = StandardStreams.FindErrorWidth,
            Interruption = interruption,
            FindUser = () => System.Environment.UserName,
            Program = FindProgram(),
            Input = streams.HasInput ? Console.OpenStandardInput : () => throw new IOException("it is closed"),
        };
        program.Opened.AddRange(keys is null ? [] : [keys]);
        return program;
    }

    /// <summary>Says something that is no report; on a terminal its lines are broken between words.</summary>
    /// <param name="text">Whole lines, or nothing; those that begin with a blank are commands and are not broken.</param>
    public void Remark(string text) => Error.Write(LineBreaks.Wrap(Printable.Of(text), text.Length == 0 ? 0 : ErrorWidth()));

    /// <summary>How a file of this machine is shown: relative to the working folder where it lies below it, else absolute.</summary>
    /// <param name="real">A real absolute path.</param>
    /// <returns>The path to print.</returns>
    public string Shown(string real) =>
        real.StartsWith(WorkingFolder.TrimEnd('/') + "/", StringComparison.Ordinal) ? real[(WorkingFolder.TrimEnd('/').Length + 1)..] : real;

    // "dotnet proxyfixer.dll" names the runtime as the program.
    private static ImmutableArray<string> FindProgram() => System.Environment.ProcessPath is not { } path ? []
        : Path.GetFileNameWithoutExtension(path) != "dotnet" ? [path]
        : [path, Path.GetFullPath(System.Environment.GetCommandLineArgs()[0])];

    private static string FindWorkingFolder()
    {
        try
        {
            return System.Environment.CurrentDirectory;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw ProxyFixerException.CouldNotFinish("the working folder is gone or may not be looked at; change into another one first", e);
        }
    }

    /// <summary>Whether to use colours.</summary>
    /// <param name="wish"><c>auto</c>, <c>always</c> or <c>never</c>.</param>
    /// <returns>The decision: NO_COLOR (no-color.org) beats FORCE_COLOR and CLICOLOR_FORCE (bixense.com/clicolors), those the terminal.</returns>
    public bool UseColor(string wish) => wish switch
    {
        "always" => true,
        "never" => false,
        _ when IsSet("NO_COLOR") => false,
        _ when IsSet("FORCE_COLOR") || IsSet("CLICOLOR_FORCE") => Environment.GetValueOrDefault("FORCE_COLOR") is not ("0" or "false") && Environment.GetValueOrDefault("CLICOLOR_FORCE") != "0",
        _ => IsTerminal && Environment.GetValueOrDefault("TERM", "") != "dumb",
    };

    /// <summary>Whether the terminal knows links (OSC 8): only what is known to, because others print them.</summary>
    public bool HasLinks => IsSet("FORCE_HYPERLINK")
        ? Environment["FORCE_HYPERLINK"] != "0"
        : IsTerminal && (IsSet("KITTY_WINDOW_ID") || IsSet("WT_SESSION") || IsSet("KONSOLE_VERSION")
            || (int.TryParse(Environment.GetValueOrDefault("VTE_VERSION"), NumberStyles.None, CultureInfo.InvariantCulture, out var vte) && vte >= 5000)
            || Environment.GetValueOrDefault("TERM_PROGRAM") is "iTerm.app" or "WezTerm" or "vscode" or "ghostty");

    private bool IsSet(string name) => Environment.GetValueOrDefault(name, "").Length > 0;
}
