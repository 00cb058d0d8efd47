using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.Services;
using ProxyFixer.Services.Files;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>The services of OpenClaw.</summary>
public sealed class ServiceSource : ISubjectSource
{
    /// <inheritdoc/>
    public ScanResult Find(ScanContext context)
    {
        var scan = ScanResult.Empty;
        foreach (var gateway in context.Request.Paths.IsEmpty ? context.Gateways : [])
        {
            scan = scan.With(Describe(context, gateway));
        }

        foreach (var (gateway, text, place) in Named(context))
        {
            scan = scan.With(ScanResult.Empty with { Subjects = [new ServiceSubject(gateway, text, place, context.Host.Files)] });
        }

        return scan;
    }

    private static IEnumerable<(Gateway Gateway, SourceText Text, IStartPlace Place)> Named(ScanContext context)
    {
        foreach (var text in context.NamedFiles("systemd-unit").Where(text => text.Path.EndsWith(".service", StringComparison.Ordinal)))
        {
            var (gateway, place) = StandaloneUnit.Describe(context, text);
            yield return (gateway, text, place);
        }

        foreach (var text in context.NamedFiles("compose"))
        {
            foreach (var gateway in context.Finder.Projects.Describe(text))
            {
                yield return (gateway, text, StartPlaces.Of(context, gateway));
            }
        }

        foreach (var gateway in context.Finder.Named.Kinds.SelectMany(kind => context.NamedFiles(kind).SelectMany(text => context.Finder.Named.Describe(text, kind))))
        {
            yield return (gateway, ((FileDefinition)gateway.Service).Text, StartPlaces.Of(context, gateway));
        }

        foreach (var text in context.NamedFiles("launchd"))
        {
            var gateway = context.Finder.Agents.Describe(text);
            yield return (gateway, text, StartPlaces.Of(context, gateway));
        }
    }

    private static ScanResult Describe(ScanContext context, Gateway gateway)
    {
        var read = ImmutableSortedSet.CreateRange(StringComparer.Ordinal, gateway.Service.Files);
        if (gateway.Service.Path is not { } path)
        {
            return ScanResult.Empty with { FilesRead = read };
        }

        return context.Host.Files.TryRead(path, out var reason) is { } text
            ? new([new ServiceSubject(gateway, text, StartPlaces.Of(context, gateway), context.Host.Files)], read, [])
            : new([], read, [new(path, reason!)]);
    }
}
