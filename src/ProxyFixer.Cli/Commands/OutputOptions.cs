using System.CommandLine;
using ProxyFixer.Patches;
using ProxyFixer.Text;

namespace ProxyFixer.Cli.Commands;

/// <summary>The options that say what a report looks like and where it goes.</summary>
/// <param name="formats">The forms the command knows; the first is the default.</param>
internal sealed class OutputOptions(params string[] formats)
{
    private readonly Option<string> format = MakeFormat(formats);
    private readonly Option<string?> output = new("--output") { Description = "Write the report there (mode 0600) instead of to standard output", HelpName = "FILE" };
    private readonly Option<bool> reveal = new("--reveal") { Description = "Do not hide secret values on standard output" };
    private readonly Option<string> color = MakeColor();
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Only the report, no remarks" };
    private readonly Option<bool> verbose = new("--verbose", "-v") { Description = "Also what is merely good to know" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { format, output, reveal, color, quiet, verbose })
        {
            command.Add(option);
        }
    }

    /// <summary>Which form the user wants.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>One of the forms given to the constructor.</returns>
    public string Format(ParseResult parsed) => parsed.GetValue(format)!;

    /// <summary>Whether values are shown that are hidden otherwise: on request, or because the output is a file.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>True where nothing is hidden.</returns>
    public bool ShowsAll(ParseResult parsed) => parsed.GetValue(reveal);

    /// <summary>Whether the report goes to a file.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>True with <c>--output</c>.</returns>
    public bool HasFile(ParseResult parsed) => parsed.GetValue(output) is not null;

    /// <summary>Whether remarks are unwanted.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>True with <c>--quiet</c>.</returns>
    public bool IsQuiet(ParseResult parsed) => parsed.GetValue(quiet);

    /// <summary>Whether more is wanted.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>True with <c>--verbose</c>.</returns>
    public bool IsVerbose(ParseResult parsed) => parsed.GetValue(verbose);

    /// <summary>Whether to use colours.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">The terminal.</param>
    /// <returns>Never for a file.</returns>
    public bool UseColor(ParseResult parsed, Surroundings here) => !HasFile(parsed) && here.UseColor(parsed.GetValue(color)!);

    /// <summary>Writes a report to the file the user named, or to standard output.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">Streams and working folder.</param>
    /// <param name="report">The whole report.</param>
    /// <exception cref="ProxyFixerException">The file could not be written (exit status 3).</exception>
    public void Write(ParseResult parsed, Surroundings here, string report)
    {
        if (parsed.GetValue(output) is { } file)
        {
            PrivateFile.Write(Path.GetFullPath(Path.Combine(here.WorkingFolder, file)), SourceText.FromString("", report).ToBytes());
        }
        else
        {
            here.Output.Write(report);
        }
    }

    private static Option<string> MakeFormat(string[] formats)
    {
        var option = new Option<string>("--format") { Description = "The form of the report", DefaultValueFactory = _ => formats[0] };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    private static Option<string> MakeColor()
    {
        var option = new Option<string>("--color") { Description = "Terminal colours", DefaultValueFactory = _ => "auto" };
        option.AcceptOnlyFromAmong("auto", "always", "never");
        return option;
    }
}
