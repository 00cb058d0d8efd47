using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>The services of OpenClaw.</summary>
public sealed class ServiceSource : ISubjectSource
{
    /// <inheritdoc/>
    public Survey Find(Scene scene)
    {
        var survey = Survey.Empty;
        foreach (var gateway in scene.Request.Paths.IsEmpty ? scene.Gateways : [])
        {
            survey = survey.With(Describe(scene, gateway));
        }

        foreach (var (gateway, text, place) in Named(scene))
        {
            survey = survey.With(Survey.Empty with { Subjects = [new ServiceSubject(gateway, text, place, scene.Host.Files)] });
        }

        return survey;
    }

    private static IEnumerable<(Gateway Gateway, SourceText Text, IStartPlace Place)> Named(Scene scene)
    {
        foreach (var text in scene.NamedFiles("systemd-unit").Where(text => text.Path.EndsWith(".service", StringComparison.Ordinal)))
        {
            var (gateway, place) = LoneUnit.Describe(scene, text);
            yield return (gateway, text, place);
        }

        foreach (var text in scene.NamedFiles("compose"))
        {
            foreach (var gateway in scene.Finder.Projects.Describe(text))
            {
                yield return (gateway, text, StartPlaces.Of(scene, gateway));
            }
        }

        foreach (var text in scene.NamedFiles("launchd"))
        {
            var gateway = scene.Finder.Agents.Describe(text);
            yield return (gateway, text, StartPlaces.Of(scene, gateway));
        }
    }

    private static Survey Describe(Scene scene, Gateway gateway)
    {
        var read = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, gateway.Service.Files);
        if (gateway.Service.Path is not { } path)
        {
            return Survey.Empty with { FilesRead = read };
        }

        return scene.Host.Files.TryRead(path, out var reason) is { } text
            ? new([new ServiceSubject(gateway, text, StartPlaces.Of(scene, gateway), scene.Host.Files)], read, [])
            : new([], read, [new(path, reason!)]);
    }
}
