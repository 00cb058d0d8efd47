using ProxyFixer.Diagnostics;
using ProxyFixer.Subjects;
using ProxyFixer.Text;

namespace ProxyFixer.Rules.BuiltIn;

/// <summary>Syntax errors of the files that OpenClaw reads itself; those of units are PXF0110.</summary>
public sealed class SyntaxIsBroken : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0901",
        "syntax-error",
        "A file has a syntax error",
        Severity.Error,
        """
        A config that is no valid JSON5 is refused as a whole. In a .env file the reader passes over a line that it does not understand, and
        what was meant by it is not set. Other findings about such a file may be missing.
        """,
        ["json5 2.2.3 and dotenv 17.3.1, the readers that OpenClaw uses"]);

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: what was meant cannot be told.",
        HasFix: false,
        [
            new(
                Reporting.Files(("srv/openclaw.json", "{ gateway: { mode: 'local' }\n")),
                Reporting.Files(("srv/openclaw.json", "{ gateway: { mode: 'local' } }\n"))),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject) =>
        subject is not LateFileSubject { Errors: var errors }
            ? []
            : errors.Select(found => this.Report(
                subject, found.Error.IsFatal ? Severity.Error : Severity.Info, new Location(found.Text, found.Error.Span),
                $"{subject.Name}: {found.Error.Message}.",
                "what was meant cannot be told",
                found.Error.IsFatal ? "OpenClaw refuses the file until this is mended." : "The reader passes over this line."));
}
