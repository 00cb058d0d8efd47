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
            var (gateway, planner) = LoneUnit.Describe(scene, text);
            survey = survey.With(Survey.Empty with { Subjects = [new ServiceSubject(gateway, text, planner, scene.Host.Files)] });
        }

        return survey;
    }

    private static Survey Describe(Scene scene, Gateway gateway)
    {
        var service = gateway.Service;
        var paths = new[] { service.Fragment }.Concat(service.DropIns).OfType<string>()
            .Concat(service.EnvironmentFiles.SelectMany(use => use.Files).Select(file => file.Path));
        var read = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, paths);
        if (service.Fragment is null)
        {
            return Survey.Empty with { FilesRead = read };
        }

        return scene.Host.Files.TryRead(service.Fragment, out var reason) is { } text
            ? new([new ServiceSubject(gateway, text, scene.Finder.Systemd, scene.Host.Files)], read, [])
            : new([], read, [new(service.Fragment, reason!)]);
    }
}
