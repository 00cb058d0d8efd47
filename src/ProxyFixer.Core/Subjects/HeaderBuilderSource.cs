using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Gateways;
using ProxyFixer.Installs;

namespace ProxyFixer.Subjects;

/// <summary>The functions of installed packages that build the headers of Codex requests, and those in files the user named.</summary>
public sealed class HeaderBuilderSource : ISubjectSource
{
    /// <inheritdoc/>
    public Survey Find(Scene scene)
    {
        var survey = Survey.Empty;
        foreach (var (file, install) in scene.Request.Paths.IsEmpty ? Installed(scene) : Named(scene))
        {
            survey = survey.With(Describe(scene, file, install));
        }

        return survey;
    }

    private static IEnumerable<(HeaderCodeFile File, OpenClawInstall? Install)> Installed(Scene scene)
    {
        var files = scene.Host.Files;
        var own = scene.Installs.SelectMany(install => HeaderCode.Of(files, install).Select(file => (file, (OpenClawInstall?)install)));
        var loose = new InstallFinder(scene.Host).FindLoosePackages()
            .SelectMany(package => HeaderCode.Of(files, package)).Select(file => (file, (OpenClawInstall?)null));
        return own.Concat(loose).DistinctBy(pair => pair.Item1.Path);
    }

    private static IEnumerable<(HeaderCodeFile File, OpenClawInstall? Install)> Named(Scene scene)
    {
        var finder = new InstallFinder(scene.Host);
        foreach (var text in scene.NamedFiles("javascript"))
        {
            var package = finder.PackageAbove(text.Path);
            var install = package?.Name == "openclaw" ? package
                : package is null ? null : finder.PackageAbove(Machine.MachinePath.Folder(package.Folder));
            yield return (new(text.Path, package ?? new(Machine.MachinePath.Folder(text.Path), Machine.MachinePath.Name(text.Path), null)),
                install?.Name == "openclaw" ? new(install) : null);
        }
    }

    private static Survey Describe(Scene scene, HeaderCodeFile file, OpenClawInstall? install)
    {
        if (scene.Host.Files.TryRead(file.Path, out var reason) is not { } text)
        {
            return Survey.Empty with { Unreadable = [new(file.Path, reason!)] };
        }

        var document = FormatCatalog.OfKind("javascript").Parse(text);
        var builders = HeaderBuilderReader.Read(text).Builders;
        return new(
            [.. builders.Select(builder => new HeaderBuilderSubject(document, builder, file.Package, install, Gateways(scene, install)))],
            ImmutableSortedSet.Create(StringComparer.Ordinal, file.Path),
            []);
    }

    // Those that run this OpenClaw; where none does, any of the machine's may.
    private static ImmutableArray<Gateway> Gateways(Scene scene, OpenClawInstall? install)
    {
        if (!scene.Request.Paths.IsEmpty)
        {
            return [];
        }

        var own = scene.Gateways.Where(gateway => gateway.Install?.Package.Folder == install?.Package.Folder).ToImmutableArray();
        return install is null || own.IsEmpty ? scene.Gateways : own;
    }
}
