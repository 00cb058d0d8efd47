using System.CommandLine;
using System.Globalization;
using ProxyFixer.Baselines;
using ProxyFixer.Text;

namespace ProxyFixer.Cli.Commands;

/// <summary>The options about findings that were there before.</summary>
/// <param name="accepted">What of a run a new baseline accepts.</param>
internal sealed class BaselineOptions(string accepted)
{
    private readonly Option<string?> baseline = new("--baseline") { Description = "Report only what is not in this baseline", HelpName = "FILE" };
    private readonly Option<string?> written = new("--write-baseline") { Description = $"Accept what is {accepted}: write it to this baseline", HelpName = "FILE" };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(baseline);
        command.Add(written);
    }

    /// <summary>Where the baseline is to be written.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <returns>As the user named it, <c>-</c> for standard output; null where none is written.</returns>
    public string? Target(ParseResult parsed) => parsed.GetValue(written);

    /// <summary>Makes sure that no report takes the place of a baseline.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="targets">Where reports go.</param>
    /// <param name="here">The working folder.</param>
    /// <exception cref="ProxyFixerException">One does (exit status 2).</exception>
    public void RequireOwnPlace(ParseResult parsed, IEnumerable<OutputTarget> targets, ProgramContext here)
    {
        string[] own = [.. new[] { parsed.GetValue(written), parsed.GetValue(baseline) }.OfType<string>().Where(file => file != "-").Select(file => Real(file, here))];
        if (targets.FirstOrDefault(target => target.File is { } file && own.Contains(Real(file, here))) is { } same)
        {
            throw ProxyFixerException.WrongInput($"--output: {same.File} is the baseline");
        }
    }

    /// <summary>Writes the baseline that accepts all that a run found, where the user wants one, and says so.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="isQuiet">Whether remarks are unwanted.</param>
    /// <param name="here">Streams and working folder.</param>
    /// <returns>The baseline as it was written; null where none is.</returns>
    /// <exception cref="ProxyFixerException">It could not be written (exit status 3).</exception>
    public Baseline? Write(LintResult found, ParseResult parsed, bool isQuiet, ProgramContext here)
    {
        if (Target(parsed) is not { } target)
        {
            return null;
        }

        var next = found.NextBaseline!.Value;
        var text = BaselineWriter.Write(next);
        var read = BaselineReader.Parse(target, SourceText.FromString(next.Source.Path, text));
        OutputOptions.Write(new("", target == "-" ? null : target), here, text);
        here.Remark(isQuiet ? "" : $"The baseline{(target == "-" ? "" : " " + target)} accepts {Accepted(next, here.Clock)}.\n");
        return read;
    }

    // The finding of an entry whose last day has gone by is reported again, whoever writes the baseline anew.
    private static string Accepted(Baseline next, TimeProvider clock)
    {
        var (over, accepted) = (Count(next, entry => entry.IsOver(clock)), Count(next, entry => !entry.IsOver(clock)));
        return $"{LintClosing.Number(accepted, "finding")} now{(over == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; the last day of {over} has gone by"))}";
    }

    private static int Count(Baseline baseline, Func<BaselineEntry, bool> counts) => baseline.Entries.Where(counts).Sum(entry => entry.Count);

    /// <summary>Reads the baseline: what <c>--baseline</c> names, else the settings; one that is to be written is read for what people added to it.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="host">The machine.</param>
    /// <param name="here">The working folder.</param>
    /// <returns>The baseline, null where there is none; and the machine, which knows its place.</returns>
    /// <exception cref="ProxyFixerException">The file is missing or wrong (exit status 2).</exception>
    public (Baseline? Baseline, Host Host) Read(ParseResult parsed, Host host, ProgramContext here)
    {
        var (target, named) = (Target(parsed), parsed.GetValue(baseline) ?? OfSettings(host));
        if (named is not null && Read(named, host, here) is var (read, knowing) && (read is not null || target is null || Real(named, here) != Real(target, here)))
        {
            var shown = here.Shown(Real(named, here));
            return (read ?? throw ProxyFixerException.WrongInput($"there is no baseline {shown}; proxyfixer lint --write-baseline {shown} makes one"), knowing);
        }

        if (target is null)
        {
            return (null, host);
        }

        var (old, all) = Read(target, host, here);
        return (old ?? new(SourceText.FromString(PathOf(target, host, here, out _), ""), [], [], []), all);
    }

    private static string? OfSettings(Host host) =>
        host is { SettingsFile: { } settings, Settings.Baseline: { } relative } ? Path.Combine(Path.GetDirectoryName(settings)!, relative) : null;

    private static (Baseline? Baseline, Host Host) Read(string file, Host host, ProgramContext here)
    {
        var path = PathOf(file, host, here, out var knowing);
        return (Baseline.Read(Real(file, here), path), knowing);
    }

    private static string Real(string file, ProgramContext here) => Path.GetFullPath(Path.Combine(here.WorkingFolder, file));

    private static string PathOf(string file, Host host, ProgramContext here, out Host knowing)
    {
        var real = Real(file, here);
        knowing = host.WithOwn(real, here.Shown(real), out var path);
        return path;
    }
}
