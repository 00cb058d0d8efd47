using ProxyFixer.Diagnostics;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Lines that systemd reads otherwise than they look.</summary>
public sealed class SystemdLosesValue : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject)
    {
        IReadOnlyList<ServiceWarning> warnings = subject is ServiceSubject { Gateway.Systemd: { } service } ? service.Warnings
            : subject is StartFileSubject file ? file.Hints
            : [];

        // Where both we and systemd have something to say of a line, ours says what to do. A file that is not there is PXF0111.
        var told = warnings
            .Where(warning => warning.Kind != ServiceWarningKind.ManagerSystemd && !warning.Message.Contains("Failed to load environment files", StringComparison.Ordinal))
            .GroupBy(warning => (warning.Path, warning.Location.Start.Line))
            .Select(same => same.OrderBy(warning => warning.IsSystemd).First());
        return from warning in told
               select new CheckResult(CaseOf(warning.Kind), warning.Location, ("fault", Words(warning, subject.Name)))
               {
                   AtMost = warning.Kind == ServiceWarningKind.GeneratorCrash || ProxyLine.Is(warning.Location) ? Severity.Error : Severity.Info,
               };
    }

    // systemd quotes the line, which may hold a secret: its words end where the quotation begins.
    private static string Words(ServiceWarning warning, string unit)
    {
        var message = warning.Message.StartsWith(unit + ": ", StringComparison.Ordinal) ? warning.Message[(unit.Length + 2)..] : warning.Message;
        message = warning.IsSystemd ? Secrets.MaskLine(message) : message;
        var end = warning.IsSystemd ? message.AsSpan().IndexOfAny(['\'', '"', ':']) : -1;
        return end < 0 ? message.TrimEnd('.') : $"systemd says \"{message[..end].TrimEnd()}\" of this line";
    }

    private static string? CaseOf(ServiceWarningKind kind) => kind switch
    {
        ServiceWarningKind.SpecifierInUrl => Case.Specifier,
        ServiceWarningKind.LostRestOfLine => Case.RestOfLine,
        ServiceWarningKind.OpenQuote => Case.OpenQuote,
        ServiceWarningKind.CarriageReturnAfterBackslash => Case.CarriageReturn,
        ServiceWarningKind.Export => Case.Export,
        ServiceWarningKind.InlineComment => Case.InlineComment,
        ServiceWarningKind.SwallowedByComment => Case.SwallowedByComment,
        ServiceWarningKind.GeneratorCrash => Case.GeneratorCrash,
        ServiceWarningKind.WrittenWhileStarting => Case.WrittenWhileStarting,
        _ => null,
    };

    private static class Case
    {
        public const string Specifier = "specifier";
        public const string RestOfLine = "rest-of-line";
        public const string OpenQuote = "open-quote";
        public const string CarriageReturn = "carriage-return";
        public const string Export = "export";
        public const string InlineComment = "inline-comment";
        public const string SwallowedByComment = "swallowed-by-comment";
        public const string GeneratorCrash = "generator-crash";
        public const string WrittenWhileStarting = "written-while-starting";
    }
}
