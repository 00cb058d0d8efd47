using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.Checks;

/// <summary>What the reader of a file refuses or passes over; for units and the environment of a service that is PXF0110 and PXF0111.</summary>
public sealed class SyntaxIsBroken : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0901",
        "syntax-error",
        "A file has a syntax error",
        Severity.Error,
        """
        A config that is no valid JSON5, a Compose file that is no YAML and a property list that is no XML are refused as a whole. In a .env
        file, an environment file of systemd or /etc/environment the reader passes over a line that it does not understand, and what was
        meant by it is not set. A shell stops where it does not understand, and so does Node. Other findings about such a file may be missing.
        """,
        [
            "json5 2.2.3 and dotenv 17.3.1, the readers that OpenClaw uses", "systemd.exec(5) and environment.d(5), measured with systemd 252",
            "pam_env of Linux-PAM 1.5.2; dash and bash; the Compose specification; plist(5)",
        ])
    {
        Versions = "All releases.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: what was meant cannot be told.",
        HasFix: false,
        [
            new(
                Reporting.Files(("srv/openclaw.json", "{ gateway: { mode: 'local' }\n")),
                Reporting.Files(("srv/openclaw.json", "{ gateway: { mode: 'local' } }\n"))),
            new(
                Reporting.Files(("srv/compose.yaml", "services: [\n")),
                Reporting.Files(("srv/compose.yaml", "services: {}\n"))),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        var (kind, errors) = Read(subject);
        return errors.Select(found => new Location(found.Text, found.Error.Span) is var where && found.Error.IsFatal
            ? Report(subject, kind == "shell-profile" ? Severity.Warning : Severity.Error, where, found.Error, Refusal(kind))
            : Report(subject, kind != "dotenv" && Reporting.IsAboutProxies(where) ? Severity.Warning : Severity.Info, where, found.Error, "The reader passes over this line."));
    }

    // What PXF0110 says of a line, this rule does not say again.
    private static (string Kind, IEnumerable<LocatedError> Errors) Read(Subject subject) => subject switch
    {
        LateFileSubject late => (late.Kind == SubjectKind.Config ? "openclaw-config" : "dotenv", late.Errors),
        NamedFileSubject { Document: var document } => (document.Format.Kind, Untold(document, [])),
        StartFileSubject { Document: var document, Hints: var hints } =>
            (document.Format.Kind, Untold(document, [.. hints.Select(hint => hint.Location.Start.Line)])),
        _ => ("", []),
    };

    private static IEnumerable<LocatedError> Untold(Document document, ImmutableHashSet<int> told) =>
        from error in document.Errors
        where told.IsEmpty || !told.Contains(document.Text.PositionAt(error.Span.Start).Line)
        select new LocatedError(document.Text, error);

    private Diagnostic Report(Subject subject, Severity severity, Location where, SyntaxError error, string help) =>
        Reporting.Report(this, subject, severity, where, $"{subject.Name}: {error.Message}.", "what was meant cannot be told", help);

    private static string Refusal(string kind) => kind switch
    {
        "compose" => "Compose refuses the file until this is mended.",
        "dockerfile" => "A build stops here until this is fixed.",
        "kubernetes" => "kubectl or the API server refuses the file until this is fixed.",
        "environment-d" => "The services of users get nothing from the file until this is mended; where a value is not UTF-8, nothing from any file of environment.d.",
        "javascript" => "Node refuses the file if it is what it looks like.",
        "launchd" => "launchd does not load the agent until this is mended.",
        "shell-profile" => "The shell stops here, and what stands below does not count.",
        "systemd-env-file" => "A service that needs the file does not start, and one that may do without gets nothing from it.",
        "systemd-unit" => "What stands above counts; mend the line, and the rest counts too.",
        _ => "OpenClaw refuses the file until this is mended.",
    };
}
