using ProxyFixer.Diagnostics;
using ProxyFixer.OpenClaw.Sessions;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A session log that could not be read.</summary>
public sealed class SessionLogNotRead : IRule
{
    /// <inheritdoc/>
    public RuleDescriptor Descriptor { get; } = new(
        "PXF0609",
        "session-log-not-read",
        "A session log could not be read",
        Severity.Info,
        """
        Session logs are read for signs of failed requests. One that is damaged, encrypted, too large or in the middle of a change is passed
        over: nothing else depends on it, so it is for information and does not change the exit status. Databases are never opened in
        place, which would lock them and leave files beside them: a copy in memory is read.
        """,
        ["SQLite, Database File Format"])
    {
        Versions = "Session files up to OpenClaw 2026.7, databases from 2026.8.1 on.",
    };

    /// <inheritdoc/>
    public RuleGuide Guide { get; } = new(
        "None: there is nothing to mend for ProxyFixer.",
        HasFix: false,
        [
            new(
                Reporting.Unit("2026.9.6").Add("root/.openclaw/agents/main/agent/openclaw-agent.sqlite", "no database\n"),
                Reporting.Unit("2026.9.6")),
        ]);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(Subject subject) =>
        subject is not SessionSubject sessions ? [] : sessions.Log.NotRead.Select(file => this.Report(
            subject, Severity.Info, ModelAnswer.Place(file.Path, 1),
            $"A session log of {subject.Name} was not read: {file.Reason}. Failed requests in it are not known.",
            "there is nothing to mend"));
}
