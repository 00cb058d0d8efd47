using System.Collections.Immutable;
using ProxyFixer.Gateways;

namespace ProxyFixer.Subjects;

/// <summary>The session logs of OpenClaw: those of the services, and those in homes that have no service.</summary>
public sealed class SessionSource : ISubjectSource
{
    /// <inheritdoc/>
    public Survey Find(Scene scene)
    {
        if (!scene.Request.Paths.IsEmpty)
        {
            return Survey.Empty;
        }

        // A node host sends no request, and a gateway beside it has the same state folder.
        var gateways = scene.Gateways.Where(gateway => !gateway.IsNodeHost).DistinctBy(gateway => gateway.State.Path).ToArray();
        var folders = scene.Request.Unit is null && scene.Request.Scope is null ? Homes(scene.Host).Except(gateways.Select(gateway => gateway.State.Path)) : [];
        return gateways.Select(gateway => Describe(scene, gateway.State.Path, gateway))
            .Concat(folders.Select(folder => Describe(scene, folder, gateway: null)))
            .Aggregate(Survey.Empty, (survey, one) => survey.With(one));
    }

    // What the user says about OpenClaw on the command line counts for one's own home.
    private static IEnumerable<string> Homes(Host host) => host.HomePaths.Select((home, index) =>
        StateFolder.Find(host.Files, home, index == 0 ? host.Environment.Remove("HOME") : ImmutableSortedDictionary<string, string>.Empty).Path).Distinct();

    private static Survey Describe(Scene scene, string folder, Gateway? gateway)
    {
        var log = scene.Host.Sessions.Of(scene.Host.Files, folder);
        var read = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, log.FilesRead.Concat(log.NotRead.Select(file => file.Path)));
        if (log.Answers is not [{ Failure: not null }, ..] && log.NotRead.IsEmpty)
        {
            return Survey.Empty with { FilesRead = read };
        }

        var subject = new SessionSubject(gateway?.Service.Name ?? scene.Host.Display(folder), log, gateway, scene.Host.Clock.GetUtcNow())
        {
            HasNamesake = scene.Gateways.Count(other => other.Service.Name == gateway?.Service.Name) > 1,
        };
        return new([subject], read, []);
    }
}
