using System.Collections.Immutable;
using ProxyFixer.Gateways;

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

        foreach (var text in scene.NamedFiles("systemd-unit").Where(text => text.Path.EndsWith(".service", StringComparison.Ordinal)))
        {
            var (gateway, place) = LoneUnit.Describe(scene, text);
            survey = survey.With(Survey.Empty with { Subjects = [new ServiceSubject(gateway, text, place, scene.Host.Files)] });
        }

        return survey;
    }

    private static Survey Describe(Scene scene, Gateway gateway)
    {
        var read = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, gateway.Service.Files);
        if (gateway.Service.Path is null)
        {
            return Survey.Empty with { FilesRead = read };
        }

        return scene.Host.Files.TryRead(gateway.Service.Path, out var reason) is { } text
            ? new([new ServiceSubject(gateway, text, new DropInPlace(gateway.Systemd!, scene.Finder.Systemd), scene.Host.Files)], read, [])
            : new([], read, [new(gateway.Service.Path, reason!)]);
    }
}
