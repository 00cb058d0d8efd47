using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Gateways;

namespace ProxyFixer.Subjects;

/// <summary>The <c>models.json</c> files in the state folders of the services.</summary>
public sealed class ModelsCacheSource : ISubjectSource
{
    /// <inheritdoc/>
    public Survey Find(Scene scene) =>
        (scene.Request.Paths.IsEmpty ? scene.Gateways : []).Aggregate(Survey.Empty, (survey, gateway) => survey.With(Find(scene, gateway)));

    // A node host has no models, even where it shares a state folder with a gateway.
    private static Survey Find(Scene scene, Gateway gateway)
    {
        var (files, agents) = (scene.Host.Files, gateway.State.Path + "/agents");
        var survey = Survey.Empty;
        foreach (var path in (gateway.IsNodeHost ? [] : files.List(agents)).Select(agent => $"{agents}/{agent}/agent/models.json").Where(files.IsFile))
        {
            survey = survey.With(files.TryRead(path, out var reason) is { } text
                ? new(
                    [new ModelsCacheSubject(scene.Host.Display(path), FormatCatalog.OfKind("openclaw-config").Parse(text), gateway)],
                    ImmutableSortedSet.Create(StringComparer.Ordinal, path),
                    [])
                : Survey.Empty with { Unreadable = [new(path, reason!)] });
        }

        return survey;
    }
}
