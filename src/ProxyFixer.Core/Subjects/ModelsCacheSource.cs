using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Gateways;

namespace ProxyFixer.Subjects;

/// <summary>The <c>models.json</c> files in the state folders of the services.</summary>
public sealed class ModelsCacheSource : ISubjectSource
{
    /// <inheritdoc/>
    public ScanResult Find(ScanContext context) =>
        (context.Request.Paths.IsEmpty ? context.Gateways : []).Aggregate(ScanResult.Empty, (scan, gateway) => scan.With(Find(context, gateway)));

    // A node host has no models, even where it shares a state folder with a gateway.
    private static ScanResult Find(ScanContext context, Gateway gateway)
    {
        var (files, agents) = (context.Host.Files, gateway.State.Path + "/agents");
        var scan = ScanResult.Empty;
        foreach (var path in (gateway.IsNodeHost ? [] : files.List(agents)).Select(agent => $"{agents}/{agent}/agent/models.json").Where(files.IsFile))
        {
            scan = scan.With(files.TryRead(path, out var reason) is { } text
                ? new(
                    [new ModelsCacheSubject(context.Host.Display(path), FormatCatalog.OfKind("openclaw-config").Parse(text), gateway)],
                    ImmutableSortedSet.Create(StringComparer.Ordinal, path),
                    [])
                : ScanResult.Empty with { Unreadable = [new(path, reason!)] });
        }

        return scan;
    }
}
