using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Gateways;
using ProxyFixer.OpenClaw.Sessions;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>The session logs of one state folder of OpenClaw.</summary>
/// <param name="name">How a report calls it: the service that writes them, or the folder.</param>
/// <param name="log">What they say.</param>
/// <param name="gateway">The service that writes them; null where there is none.</param>
/// <param name="now">The time.</param>
public sealed class SessionSubject(string name, SessionLog log, Gateway? gateway, DateTimeOffset now) : Subject
{
    /// <summary>What the logs say; the last request failed, or there is a log that was not read.</summary>
    public SessionLog Log => log;

    /// <summary>The service that writes them; null where there is none.</summary>
    public Gateway? Gateway => gateway;

    /// <summary>The time at which the machine is looked at.</summary>
    public DateTimeOffset Now => now;

    /// <summary>Whether another service has the same name, as those of two users.</summary>
    public bool HasNamesake { get; init; }

    /// <inheritdoc/>
    public override SubjectKind Kind => SubjectKind.Sessions;

    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override Location Anchor => log.Answers is [var last, ..] ? last.Where : ModelAnswer.Place(log.NotRead[0].Path, 1);

    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, Fact> Facts { get; } = Collect(log, gateway);

    /// <inheritdoc/>
    public override FixProposal Propose(ImmutableArray<(string Path, string Value)> wanted) =>
        new FixProposal.Impossible("a log tells what happened; changing it would fix nothing");

    private static ImmutableSortedDictionary<string, Fact> Collect(SessionLog log, Gateway? gateway)
    {
        var facts = new FactSheet(SubjectKind.Sessions);
        facts.Add(FactCatalog.ServiceName, gateway?.Service.Name);
        facts.Add(FactCatalog.OpenClawVersion, gateway?.Version?.ToString());
        if (log.Answers is [var last, ..])
        {
            facts.Add(FactCatalog.LastFailure, last.Failure?.Kind, last.Where);
        }

        return facts.ToFacts();
    }
}
