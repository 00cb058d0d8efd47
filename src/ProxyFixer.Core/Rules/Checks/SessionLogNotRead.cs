using ProxyFixer.OpenClaw.Sessions;
using ProxyFixer.Subjects;

namespace ProxyFixer.Rules.Checks;

/// <summary>A session log that could not be read.</summary>
public sealed class SessionLogNotRead : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<CheckResult> Find(Subject subject) =>
        subject is not SessionSubject sessions ? [] : sessions.Log.NotRead.Select(file =>
            new CheckResult(ModelAnswer.Place(file.Path, 1), ("reason", file.Reason)));
}
