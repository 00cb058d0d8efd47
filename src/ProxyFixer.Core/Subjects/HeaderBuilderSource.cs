using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Gateways;
using ProxyFixer.Installs;
using ProxyFixer.Knowledge.OpenClaw;
using ProxyFixer.Machine;

namespace ProxyFixer.Subjects;

/// <summary>The functions of installed packages that build the headers of Codex requests, and those in files the user named.</summary>
public sealed class HeaderBuilderSource : ISubjectSource
{
    /// <inheritdoc/>
    public Survey Find(Scene scene)
    {
        var survey = Survey.Empty;
        foreach (var (path, use) in scene.Request.Paths.IsEmpty ? Installed(scene) : Named(scene))
        {
            survey = survey.With(Describe(scene, path, use with { Mode = scene.Request.Headers, Settings = scene.Host.Settings, Patched = scene.Host.Patched }));
        }

        return scene.Request.Paths.IsEmpty ? survey.With(Survey.Empty with { Subjects = [.. Bundles(scene)] }) : survey;
    }

    private static IEnumerable<(string Path, HeaderUse Use)> Installed(Scene scene)
    {
        var files = scene.Host.Files;
        var finder = new InstallFinder(scene.Host);
        var own = from install in scene.Installs
                  let gateways = Gateways(scene, install)
                  let configs = Configs(scene, gateways, install)
                  let note = Note(scene, install)
                  from file in HeaderCode.Of(files, install)
                  select (file.Path, new HeaderUse(file.Package, install, gateways, configs, note) { Files = files });
        var plugins = Loose(scene, finder.FindPluginCopies(scene.Gateways.Select(gateway => gateway.State.Path)), " This copy was staged for plugins.");
        var loose = Loose(scene, finder.FindLoosePackages(scene.Installs), "");
        return own.Concat(plugins).Concat(loose).DistinctBy(pair => pair.Item1);
    }

    private static IEnumerable<(string, HeaderUse)> Loose(Scene scene, IEnumerable<NpmPackage> packages, string note) =>
        from package in packages
        from file in HeaderCode.Of(scene.Host.Files, package)
        select (file.Path, new HeaderUse(file.Package, null, scene.Gateways, Configs(scene, scene.Gateways, null), note) { Files = scene.Host.Files });

    private static IEnumerable<Subject> Bundles(Scene scene) =>
        scene.Installs.SelectMany(install => HeaderCode.Bundles(scene.Host.Files, install))
            .Select(bundle => new HeaderBundleSubject(bundle.File, bundle.Reason));

    private static IEnumerable<(string, HeaderUse)> Named(Scene scene)
    {
        var finder = new InstallFinder(scene.Host);
        foreach (var text in scene.NamedFiles("javascript"))
        {
            var package = finder.PackageAbove(text.Path);
            var install = package?.Name == "openclaw" ? package
                : package is null ? null : finder.PackageAbove(MachinePath.Folder(package.Folder));
            var assumed = package is null || scene.Host.Settings.OpenClaw is not { } version
                ? null : new OpenClawInstall(new(package.Folder, "openclaw", version.ToString()));
            var owner = package ?? new(MachinePath.Folder(text.Path), MachinePath.Name(text.Path), null);
            yield return (text.Path, new(owner, install?.Name == "openclaw" ? new(install) : assumed, [], [], "") { Files = scene.Host.Files });
        }
    }

    private static Survey Describe(Scene scene, string path, HeaderUse use)
    {
        if (scene.Host.Files.TryRead(path, out var reason) is not { } text)
        {
            return Survey.Empty with { Unreadable = [new(path, reason!)] };
        }

        var document = FormatCatalog.OfKind("javascript").Parse(text);
        var builders = HeaderBuilderReader.Read(text).Builders;
        return new(
            [.. builders.Select(builder => new HeaderBuilderSubject(document, builder, use))],
            ImmutableSortedSet.Create(StringComparer.Ordinal, path),
            []);
    }

    // Those that run this OpenClaw; where none does, any of the machine's may.
    private static ImmutableArray<Gateway> Gateways(Scene scene, OpenClawInstall install)
    {
        var own = scene.Gateways.Where(gateway => gateway.Install?.Package.Folder == install.Package.Folder).ToImmutableArray();
        return own.IsEmpty ? scene.Gateways : own;
    }

    // Those of the services; without any service those that the command line would read.
    private static ImmutableArray<CodexConfig> Configs(Scene scene, ImmutableArray<Gateway> gateways, OpenClawInstall? install)
    {
        if (!gateways.IsEmpty)
        {
            return
            [
                .. from gateway in gateways.DistinctBy(gateway => gateway.State.ConfigPath)
                   let config = gateway.Late.Config
                   where config is { Document.IsBroken: false }
                   select CodexConfig.Of(config, gateway.Release),
            ];
        }

        var (files, environment) = (scene.Host.Files, scene.Host.Environment);
        var release = OpenClawRelease.Of(install?.Version ?? scene.Host.Settings.OpenClaw);
        return
        [
            .. scene.Host.HomePaths.Select(home => StateFolder.Find(files, home, environment.Remove("HOME")).ConfigPath).Distinct()
                .Select(path => CodexConfig.Read(files, path, environment, release)).OfType<CodexConfig>(),
        ];
    }

    // Only where there are several is it worth saying which one a service runs.
    private static string Note(Scene scene, OpenClawInstall install)
    {
        var running = scene.Gateways.Where(gateway => gateway.Install is not null).ToArray();
        if (scene.Installs.Length < 2 || running.Length == 0)
        {
            return "";
        }

        var own = running.Where(gateway => gateway.Install!.Package.Folder == install.Package.Folder).Select(gateway => gateway.Service.Name).ToArray();
        return own.Length > 0
            ? $" {string.Join(", ", own)} runs this one of {scene.Installs.Length} OpenClaws."
            : $" No service runs this OpenClaw in {scene.Host.Display(install.Package.Folder)}; {running[0].Service.Name} runs the one in {scene.Host.Display(running[0].Install!.Package.Folder)}.";
    }
}
