using System.Collections.Immutable;
using System.CommandLine;
using ProxyFixer.Backups;
using ProxyFixer.Patches;
using ProxyFixer.Reports.Prose;
using ProxyFixer.Text;

namespace ProxyFixer.Cli.Commands;

/// <summary>The options that say what a report looks like and where it goes.</summary>
/// <param name="formats">The forms the command knows; the first is the default.</param>
internal sealed class OutputOptions(params string[] formats)
{
    private const int StandardOutput = 1;
    private const int StandardError = 2;
    private readonly Option<string> format = MakeFormat(formats);
    private readonly Option<string[]> output = new("--output")
    {
        Description = "Write the report there (mode 0600) instead of to standard output, which is -; a form in front says which report",
        HelpName = "[FORMAT=]FILE",
        DefaultValueFactory = _ => [],
    };

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

    /// <summary>Whether the command writes one run in several forms.</summary>
    public bool MayBeMany { get; init; }

    /// <summary>Which form the user wants.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>One of the forms given to the constructor.</returns>
    public string Format(ParseResult parsed) => Targets(parsed)[0].Format;

    /// <summary>The reports the user wants, and where they go.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>At least one; exactly one unless <see cref="MayBeMany"/>.</returns>
    /// <exception cref="ProxyFixerException">Something is wrong with them (exit status 2).</exception>
    public ImmutableArray<OutputTarget> Targets(ParseResult parsed)
    {
        var isAsked = parsed.GetResult(format) is { Implicit: false };
        var targets = OutputTarget.Read(parsed.GetValue(format)!, isAsked, parsed.GetValue(output)!, formats);
        return targets.Length == 1 || MayBeMany ? targets
            : throw ProxyFixerException.WrongInput("this command writes one report; only lint writes several");
    }

    /// <summary>Whether values are shown that are hidden otherwise: on request, or because the output is a file.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>True where nothing is hidden.</returns>
    public bool ShowsAll(ParseResult parsed) => parsed.GetValue(reveal);

    /// <summary>Whether the report goes to a file, which the user alone will read: exact, without colours.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">The working folder.</param>
    /// <returns>True with <c>--output</c>, but for a name of a standard stream.</returns>
    /// <exception cref="ProxyFixerException">Nothing can be written there (exit status 2 or 3).</exception>
    public bool HasFile(ParseResult parsed, ProgramContext here) =>
        HasFile(Targets(parsed)[0], here);

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
    public bool UseColor(ParseResult parsed, ProgramContext here) => UseColor(Targets(parsed)[0], parsed, here);

    /// <summary>Whether to use colours in one of the reports.</summary>
    /// <param name="target">The report.</param>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">The terminal.</param>
    /// <returns>Never for a file.</returns>
    public bool UseColor(OutputTarget target, ParseResult parsed, ProgramContext here) => !HasFile(target, here) && here.UseColor(parsed.GetValue(color)!);

    /// <summary>The columns that the report has.</summary>
    /// <param name="target">The report.</param>
    /// <param name="here">The terminal.</param>
    /// <returns>Those of the terminal; 0 for a file or a pipe, whose lines are not broken.</returns>
    public static int Width(OutputTarget target, ProgramContext here) => target.File is null && here.IsTerminal ? here.Width : 0;

    /// <summary>Breaks the lines of a report about changes between words where a terminal shows it.</summary>
    /// <param name="report">Lines; those that begin with a blank are commands and are not broken.</param>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">The terminal.</param>
    /// <returns>The report; one for programs as it is.</returns>
    public string Wrap(string report, ParseResult parsed, ProgramContext here) => Format(parsed) == "text" ? LineBreaks.Wrap(report, Width(Targets(parsed)[0], here)) : report;

    /// <summary>Writes a report to the file the user named, or to standard output.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">Streams and working folder.</param>
    /// <param name="report">The whole report.</param>
    /// <exception cref="ProxyFixerException">The file could not be written (exit status 3).</exception>
    /// <exception cref="OutputException">The stream could not be written.</exception>
    public void Write(ParseResult parsed, ProgramContext here, string report) => Write(Targets(parsed)[0], here, report);

    /// <summary>Writes one of the reports.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="here">Streams and working folder.</param>
    /// <param name="report">The whole report.</param>
    /// <exception cref="ProxyFixerException">The file could not be written (exit status 3).</exception>
    /// <exception cref="OutputException">The stream could not be written.</exception>
    public static void Write(OutputTarget target, ProgramContext here, string report)
    {
        switch (Place(target, here))
        {
            case OutputPlace.Descriptor { Number: StandardOutput }:
                here.Output.Write(report);
                break;
            case OutputPlace.Descriptor { Number: StandardError }:
                here.Error.Write(report);
                break;
            case OutputPlace.Descriptor other:
                using (var stream = new DescriptorStream(other.Number, target.File!, here.Cancellation) { IsClosed = !Descriptor.WasInherited(other.Number) })
                {
                    stream.Write(Bytes(report));
                }

                break;
            case OutputPlace.Special special:
                using (var stream = DescriptorStream.Open(special.Path, here.Cancellation))
                {
                    stream.Write(Bytes(report));
                }

                break;
            case OutputPlace.RegularFile file:
                PrivateFile.Write(file.Path, Bytes(report));
                break;
        }
    }

    /// <summary>Writes the report about changes that are on disk already: whatever happens now, the user learns where the former files are.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="here">Streams and working folder.</param>
    /// <param name="done">What was done, a clause (see <see cref="Kept"/>); null where nothing was changed.</param>
    /// <param name="report">Makes the whole report.</param>
    /// <exception cref="ProxyFixerException">The report could not be written (exit status 3).</exception>
    public void WriteAfterChange(ParseResult parsed, ProgramContext here, string? done, Func<string> report)
    {
        try
        {
            Write(parsed, here, report());
        }
        catch (Exception e) when (done is not null && e is ProxyFixerException or OutputException)
        {
            throw ProxyFixerException.CouldNotFinish($"{done}, but the report was lost: {e.Message}", e);
        }
        catch (OperationCanceledException) when (done is not null)
        {
            throw new InterruptedException($"{done}; only the report is not complete");
        }
        catch (Exception) when (done is not null)
        {
            here.Remark($"proxyfixer: {done}; then something went wrong:\n");
            throw;
        }
    }

    /// <summary>Says where the former files are.</summary>
    /// <param name="store">Where they are kept; null where nothing was changed.</param>
    /// <param name="backup">Id of the backup; null where nothing was changed.</param>
    /// <returns>A clause, or null.</returns>
    public static string? Kept(BackupStore? store, string? backup) => store is null || backup is null ? null : $"the changes are written, and {store.RestoreCommand(backup)} takes them back";

    // A byte that is not UTF-8 is one again.
    private static byte[] Bytes(string report) => SourceText.FromString("", report).ToBytes();

    /// <summary>Whether one of the reports goes to a file.</summary>
    /// <param name="target">The report.</param>
    /// <param name="here">The working folder.</param>
    /// <returns>False for standard output and standard error, by whatever name.</returns>
    /// <exception cref="ProxyFixerException">Nothing can be written there (exit status 2 or 3).</exception>
    public static bool HasFile(OutputTarget target, ProgramContext here) =>
        Place(target, here) is not (OutputPlace.Descriptor { Number: StandardOutput or StandardError });

    private static OutputPlace Place(OutputTarget target, ProgramContext here)
    {
        var place = target.File is { } file ? OutputPlace.Find(Path.Combine(here.WorkingFolder, file)) : new OutputPlace.Descriptor(StandardOutput);
        return place is OutputPlace.RegularFile regular && JudgedFile.KindOf(regular.Path) is { } kind
            ? throw ProxyFixerException.WrongInput($"--output: {target.File} is a file that is judged ({kind}), and would be lost; name another file, or move this one away")
            : place;
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
