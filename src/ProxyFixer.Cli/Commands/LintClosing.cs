using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.Reports;
using ProxyFixer.Subjects;

namespace ProxyFixer.Cli.Commands;

/// <summary>The sentence that ends a report for people: what was found, and what was looked at, so that silence is not taken for health.</summary>
/// <param name="report">The report.</param>
/// <param name="request">What was looked at.</param>
/// <param name="failOn">The lowest severity that makes the exit status 1; null for none.</param>
/// <param name="parsed">The parsed command line: the same options fix it.</param>
internal sealed class LintClosing(LintReport report, ScanRequest request, Severity? failOn, ParseResult parsed)
{
    private const int MostNames = 4;
    private const string Unsafe = "--unsafe-fixes";
    private static readonly string[] OfReports = ["--format", "--output", "--write-baseline", "--statistics", "--color", "--quiet", "--verbose", "--reveal"];

    /// <summary>Makes it.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="here">The environment.</param>
    /// <returns>One or two lines.</returns>
    public string Write(Host host, ProgramContext here) =>
        (report.Result.ScanResult.FileCount > 0 ? Found()
        : report.Result.ScanResult.Unreadable.Length is > 0 and var count ? $"Nothing could be checked: {Number(count, "file")} could not be read.\n"
        : request.IsSelection ? "No file that git says changed is one that is checked here.\n"
        : request.Paths.IsEmpty ? NothingOnMachine(host, here)
        : Printable.Of($"Nothing that is checked here was found in {string.Join(", ", request.Paths.Take(MostNames).Select(host.Display))}{More(request.Paths.Length)}, and nothing else was looked at; --kind says what a file is.\n")) + Suppressed();

    private static string NothingOnMachine(Host host, ProgramContext here)
    {
        var homes = string.Join(", ", host.HomePaths.Take(MostNames));
        var user = here.Environment.GetValueOrDefault("SUDO_USER", "");
        return Printable.Of($"Nothing of OpenClaw was found here, so there is nothing to check. The home {(host.HomePaths.Length == 1 ? "folder" : "folders")} {homes} and the services of "
            + $"the system were looked at; {(user.Length > 0 && user != "root" ? $"--home ~{user} (you came by sudo), " : "")}--home DIR, --root DIR or a PATH look elsewhere.\n");
    }

    private string Found()
    {
        var scan = report.Result.ScanResult;
        var (errors, warnings, infos) = (report.Count(Severity.Error), report.Count(Severity.Warning), report.Count(Severity.Info));
        var hidden = report.Diagnostics.Length - report.Shown.Count();
        var where = $"{Number(scan.FileCount, "file")}{LookedAt()}{NotRead()}";
        var counted = failOn == Severity.Info ? infos : 0;
        return Printable.Of(errors + warnings + counted == 0
            ? $"No {(report.Result.Known > 0 ? "new " : "")}problem found in {where}{NotJudged()}.{Known()}{Hint(hidden)}\n"
            : $"{Counts(errors, warnings, counted)} in {where}; {Fixable()}{NotJudged()}.{Known()}{Hint(hidden)}\n");
    }

    private string Fixable()
    {
        var (safe, other) = (report.CountFixes(Applicability.Safe), report.CountFixes(Applicability.Unsafe));
        return safe == 0 && other == 0 ? "none can be fixed automatically"
            : safe == 0 ? $"{other} can be fixed only with {Unsafe}: {Command("diff", parsed)} {Unsafe} shows how"
            : $"{safe} can be fixed: {Command("diff", parsed)} shows how{(report.CommandFor is null ? "" : $", {Command("fix", parsed)} does it")}{(other == 0 ? "" : $"; {other} more with {Unsafe}")}";
    }

    // Services with the releases they were judged for.
    private string LookedAt()
    {
        var gateways = report.Result.ScanResult.Subjects.OfType<ServiceSubject>().Select(service => service.Gateway).ToArray();
        var shared = gateways.GroupBy(gateway => gateway.Service.Name).Where(same => same.Select(OwnerOf).Distinct().Count() > 1).Select(same => same.Key).ToHashSet();
        string[] services =
        [
            .. from gateway in gateways
               group shared.Contains(gateway.Service.Name) ? OwnerOf(gateway) : ""
               by (gateway.Service.Name, Versions: Versions(gateway.Version?.ToString(), gateway.Node?.Version?.ToString(), gateway.StartsOpenClaw)) into same
               select Printable.Line(same.Key.Name) + string.Join(" and", same.Distinct()) + same.Key.Versions,
        ];
        return services.Length == 0 ? "" : $", for {string.Join(", ", services.Take(MostNames))}{More(services.Length)}";
    }

    private string OwnerOf(Gateway gateway) => gateway.Service.Path is { } path && report.UserOf(path) is { } user ? $" of {user}" : " of the system";

    private static string More(int count) => count > MostNames ? $" and {count - MostNames} more" : "";

    private static string Versions(string? openClaw, string? node, bool startsOpenClaw) => !startsOpenClaw ? ""
        : $" (OpenClaw {openClaw ?? "of unknown version"}, Node {node ?? "of unknown version"})";

    private string NotRead() => report.Result.ScanResult.Unreadable.Length is > 0 and var count
        ? string.Create(CultureInfo.InvariantCulture, $"; {count} more could not be read") : "";

    // Silence about these is no health.
    private string NotJudged()
    {
        var names = report.Result.ScanResult.NotJudged.Where(one => !one.IsPartly).Select(one => Printable.Line(one.Name)).Distinct().ToArray();
        return names.Length == 0 ? "" : $"; {string.Join(" and ", names)} {(names.Length == 1 ? "was" : "were")} not judged";
    }

    /// <summary>The command line by which another command does something about the same machine by the same rules.</summary>
    /// <param name="name">The command.</param>
    /// <param name="parsed">The parsed command line of this one; what is about the report is left out.</param>
    /// <returns>A line for a shell.</returns>
    public static string Command(string name, ParseResult parsed)
    {
        var words = new List<string> { "proxyfixer", name };
        var tokens = parsed.CommandResult.Children.OfType<OptionResult>().Where(option => !option.Implicit && !OfReports.Contains(option.Option.Name))
            .SelectMany(option => option.Tokens.Count == 0 ? [option.Option.Name] : option.Tokens.SelectMany(token => new[] { option.Option.Name, token.Value }));
        var paths = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);
        return string.Join(' ', words.Concat(GitOptions.Join(tokens)).Concat(paths).Select(RootAdvice.Quote));
    }

    private static string Counts(int errors, int warnings, int infos) => string.Join(" and ", new[]
    {
        errors == 0 ? "" : Number(errors, "error"),
        warnings == 0 ? "" : Number(warnings, "warning"),
        infos == 0 ? "" : Number(infos, "note"),
    }.Where(count => count.Length > 0));

    private string Suppressed() =>
        report.IsVerbose && report.Result.Suppressed > 0 ? $"{Number(report.Result.Suppressed, "finding")} suppressed.\n" : "";

    // What is accepted is no health.
    private string Known() => report.Result.Known is > 0 and var known ? $" {Number(known, "finding")} of the baseline {(known == 1 ? "is" : "are")} still there." : "";

    private static string Hint(int hidden) => hidden == 0 ? "" : $" {Number(hidden, "note")} more with --verbose.";

    internal static string Number(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
