using ProxyFixer.Diagnostics;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>Lines that systemd reads otherwise than they look.</summary>
public sealed class SystemdLosesValue : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0110",
        "systemd-loses-value",
        "systemd ignores a line, or reads another value than it seems",
        Severity.Warning,
        """
        In an environment file `export NAME=value` is ignored, a # behind a value belongs to it, and a quote that is never closed swallows
        the rest of the file; in environment.d bytes that are not UTF-8 lose every file. In a unit a percent sign is a specifier (write %%), and an open quote loses the rest of the line. Most of it
        happens without a word.
        """,
        ["systemd.exec(5), systemd.unit(5); measured with systemd 252"])
    {
        Versions = "All releases; read by the rules of the systemd that is installed.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: what was meant cannot be told for sure.",
        HasFix: false,
        [
            new(
                Reporting.Unit("2026.5.28", "EnvironmentFile=/etc/proxy.env").Add("etc/proxy.env", "export HTTPS_PROXY=http://127.0.0.1:7890\n"),
                Reporting.Unit("2026.5.28", "EnvironmentFile=/etc/proxy.env").Add("etc/proxy.env", "HTTPS_PROXY=http://127.0.0.1:7890\n")),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
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
               select this.Report(subject, warning.Kind == ServiceWarningKind.GeneratorCrash || Reporting.IsAboutProxies(warning.Location) ? Severity.Warning : Severity.Info, warning.Location,
                   $"{subject.Name}: {Words(warning, subject.Name)}.",
                   "what was meant cannot be told for sure",
                   Advice(warning.Kind));
    }

    // systemd quotes the line, which may hold a secret: its words end where the quotation begins.
    private static string Words(ServiceWarning warning, string unit)
    {
        var message = warning.Message.StartsWith(unit + ": ", StringComparison.Ordinal) ? warning.Message[(unit.Length + 2)..] : warning.Message;
        message = warning.IsSystemd ? Secrets.MaskLine(message) : message;
        var end = warning.IsSystemd ? message.AsSpan().IndexOfAny(['\'', '"', ':']) : -1;
        return end < 0 ? message.TrimEnd('.') : $"systemd says \"{message[..end].TrimEnd()}\" of this line";
    }

    private static string Advice(ServiceWarningKind kind) => kind switch
    {
        ServiceWarningKind.SpecifierInUrl => "Write %% for a percent sign in a unit.",
        ServiceWarningKind.LostRestOfLine => "Close the quote, or double the backslash.",
        ServiceWarningKind.OpenQuote => "Close the quote.",
        ServiceWarningKind.CarriageReturnAfterBackslash => "Save the file with Unix line ends.",
        ServiceWarningKind.Export => "Take export out of the line.",
        ServiceWarningKind.InlineComment => "Put the comment on a line of its own.",
        ServiceWarningKind.SwallowedByComment => "Take the backslash at the end of the comment away.",
        ServiceWarningKind.GeneratorCrash => "Save the file as UTF-8; systemctl --user show-environment shows what is left.",
        ServiceWarningKind.WrittenWhileStarting => "What stands in the file now may not be what the service gets.",
        _ => "systemd-analyze verify shows the same.",
    };
}
