using ProxyFixer.Diagnostics;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A service that cannot be loaded or started.</summary>
public sealed class UnitDoesNotLoad : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0111",
        "unit-does-not-start",
        "The service cannot be loaded or started",
        Severity.Error,
        """
        A unit with contradictory settings is not loaded, and one that needs an environment file which is not there, or cannot be read,
        does not start. The same goes for a project that Compose refuses, and for a service whose node or script is gone, as after an update
        that moved the folder of nvm or pnpm. Nothing else matters before that is fixed.
        """,
        ["systemd.service(5), systemd.exec(5); states compared with systemctl of systemd 252"])
    {
        Versions = "All releases.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: what is missing cannot be made up.",
        HasFix: false,
        [
            Reporting.Units(
                "2026.5.28",
                ["EnvironmentFile=/etc/missing.env"],
                ["EnvironmentFile=-/etc/missing.env"]),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject)
    {
        if (subject is not ServiceSubject { Gateway: { Failure: { } failure } gateway })
        {
            yield break;
        }

        if (gateway.Service.Failure is null)
        {
            yield return this.Report(subject, Severity.Error, failure.Location, $"{subject.Name} does not start: {failure.Message}.",
                "which program was meant is unknown", "Where OpenClaw or Node moved, run openclaw gateway install --force, which writes the service anew; else correct the path.");
            yield break;
        }

        if (gateway.Systemd is not { } service)
        {
            // The syntax of the file itself is PXF0901.
            if (gateway.Service.FailureHelp is { } help)
            {
                yield return this.Report(subject, Severity.Error, failure.Location, $"{subject.Name} does not start: {failure.Message}.",
                    "what was meant cannot be told", help);
            }

            yield break;
        }

        var missing = service.EnvironmentFiles.FirstOrDefault(file => !file.IsOptional && file.Failure is not null);
        yield return service.LoadState == UnitLoadState.Masked
            ? this.Report(subject, Severity.Info, failure.Location, $"{subject.Name} is masked, so it cannot be started.", "somebody masked it on purpose", "systemctl unmask takes that back.")
            : missing is not null
            ? this.Report(subject, Severity.Error, missing.Location, $"{subject.Name} does not start: its environment file {missing.Path} cannot be read ({missing.Failure}).",
                "what belongs into the file cannot be made up", "Create the file, correct the path, or put a hyphen in front of the path if it may be missing.")
            : this.Report(subject, Severity.Error, failure.Location, $"{subject.Name} does not start: {Secrets.MaskCredentials(failure.Message).TrimEnd('.')}.",
                "what was meant cannot be told", "systemctl status and systemd-analyze verify show the same.");
    }
}
