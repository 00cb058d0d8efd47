using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Subjects;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.Checks;

/// <summary>A line of /etc/environment that a login and a service of the user read differently.</summary>
public sealed class EtcEnvironmentReadTwice : IRule
{
    private static readonly string[] Names =
    [
        "https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY",
        "NODE_USE_ENV_PROXY", "NODE_OPTIONS", "NODE_EXTRA_CA_CERTS",
    ];

    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0208",
        "etc-environment-read-twice",
        "A login and the services of a user get different values from a line of /etc/environment",
        Severity.Warning,
        """
        /etc/environment has two readers. pam_env gives it to logins (and on Debian to cron); systemd gives it to the services of users, by
        way of the link /usr/lib/environment.d/99-environment.conf, and by the rules of environment.d: `export` makes it ignore the line, a #
        behind the value is part of the value, $ is expanded even in single quotes, and an empty value is none. A service of the system gets
        neither.
        """,
        ["pam_env of Linux-PAM 1.5.2 and environment.d of systemd 252, the same lines given to both"])
    {
        Versions = "systemd from 233 on, which has environment.d; all releases of OpenClaw.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: which of the two readings is meant cannot be told.",
        HasFix: false,
        [
            new(
                Reporting.Files(("etc/environment", "export HTTPS_PROXY=http://127.0.0.1:7890\nexport NODE_USE_ENV_PROXY=1\n")),
                Reporting.Files(("etc/environment", "HTTPS_PROXY=http://127.0.0.1:7890\nNODE_USE_ENV_PROXY=1\n"))),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject is not StartFileSubject { Document: { Format.Kind: "etc-environment" } document })
        {
            return [];
        }

        var services = (ObjectNode)FormatCatalog.OfKind("environment-d").Parse(document.Text).Root;
        return from login in ((ObjectNode)document.Root).Effective()
               let name = login.Name
               where Names.Contains(name) && login.Value is ScalarNode { Value: string }
               let service = services.Find(name)?.Value
               let value = ((ScalarNode)login.Value).AsString!
               where service is null ? value.Length > 0 : service is not ScalarNode { AsString: { } other } || other != value
               select this.Report(subject, Severity.Warning, new Location(document.Text, login.NameSpan),
                   service is null
                       ? $"{name} in {subject.Name} reaches logins, but not the services of users: systemd ignores the line."
                       : $"{name} in {subject.Name} has another value for the services of users than for logins: systemd reads the line by other rules.",
                   "which of the two readings is meant cannot be told",
                   $"Write the line as {name}=VALUE: no export, no blanks around the =, nothing behind the value, no $.");
    }
}
