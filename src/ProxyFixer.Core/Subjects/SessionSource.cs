using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.OpenClaw.State;

namespace ProxyFixer.Subjects;

/// <summary>The session logs of OpenClaw: those of the services, and those in homes that have no service.</summary>
public sealed class SessionSource : ISubjectSource
{
    /// <inheritdoc/>
    public ScanResult Find(ScanContext context)
    {
        if (!context.Request.Paths.IsEmpty)
        {
            return ScanResult.Empty;
        }

        // A node host sends no request, and a gateway beside it has the same state folder.
        var gateways = context.Gateways.Where(gateway => !gateway.IsNodeHost && !gateway.Service.IsManual).DistinctBy(gateway => gateway.State.Path).ToArray();
        var folders = context.Request.Unit is null && context.Request.Scope is null ? Homes(context.Host).Except(gateways.Select(gateway => gateway.State.Path)) : [];
        return gateways.Select(gateway => Describe(context, gateway.State.Path, gateway))
            .Concat(folders.Select(folder => Describe(context, folder, gateway: null)))
            .Aggregate(ScanResult.Empty, (scan, one) => scan.With(one));
    }

    // What the user says about OpenClaw on the command line counts for one's own home.
    private static IEnumerable<string> Homes(Host host) => host.HomePaths.Select((home, index) =>
        (index == 0
            ? StateFolder.Find(host.Files, home, host.Environment.Remove("HOME"), CliProfile.Asked(host.Environment))
            : StateFolder.Find(host.Files, home, ImmutableSortedDictionary<string, string>.Empty, profile: null)).Path).Distinct();

    private static ScanResult Describe(ScanContext context, string folder, Gateway? gateway)
    {
        var log = context.Host.Sessions.Of(context.Host.Files, folder);
        var read = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, log.FilesRead.Concat(log.NotRead.Select(file => file.Path)));
        if (log.Answers is not [{ Failure: not null }, ..] && log.NotRead.IsEmpty)
        {
            return ScanResult.Empty with { FilesRead = read };
        }

        var subject = new SessionSubject(gateway?.Service.Name ?? context.Host.Display(folder), log, gateway, context.Host.Clock.GetUtcNow())
        {
            HasNamesake = context.Gateways.Count(other => other.Service.Name == gateway?.Service.Name) > 1,
        };
        return new([subject], read, []);
    }
}
