using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Config;
using ProxyFixer.OpenClaw.Headers;
using ProxyFixer.OpenClaw.Installs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.OpenClaw.State;

namespace ProxyFixer.Subjects;

/// <summary>The functions of installed packages that build the headers of Codex requests, and those in files the user named.</summary>
public sealed class HeaderBuilderSource : ISubjectSource
{
    /// <inheritdoc/>
    public ScanResult Find(ScanContext context)
    {
        var scan = ScanResult.Empty;
        foreach (var (path, use) in context.Request.Paths.IsEmpty ? Installed(context) : Named(context))
        {
            scan = scan.With(Describe(context, path, use with { Mode = context.Request.Headers, Settings = context.Host.Settings, Patched = context.Host.Patched }));
        }

        return context.Request.Paths.IsEmpty ? scan.With(ScanResult.Empty with { Subjects = [.. Bundles(context)] }) : scan;
    }

    private static IEnumerable<(string Path, HeaderUse Use)> Installed(ScanContext context)
    {
        var files = context.Host.Files;
        var finder = new InstallFinder(context.Host);
        var own = from install in context.Installs
                  let gateways = Gateways(context, install)
                  let configs = Configs(context, gateways, install)
                  let note = Note(context, install)
                  from file in HeaderCode.Of(files, install)
                  select (file.Path, new HeaderUse(file.Package, install, gateways, configs, note) { Files = files });
        var plugins = Loose(context, finder.FindPluginCopies(context.Gateways.Select(gateway => gateway.State.Path)), " This copy was staged for plugins.");
        var loose = Loose(context, finder.FindLoosePackages(context.Installs), "");
        return own.Concat(plugins).Concat(loose).DistinctBy(pair => pair.Item1);
    }

    private static IEnumerable<(string, HeaderUse)> Loose(ScanContext context, IEnumerable<NpmPackage> packages, string note) =>
        from package in packages
        from file in HeaderCode.Of(context.Host.Files, package)
        select (file.Path, new HeaderUse(file.Package, null, context.Gateways, Configs(context, context.Gateways, null), note) { Files = context.Host.Files });

    private static IEnumerable<Subject> Bundles(ScanContext context) =>
        context.Installs.SelectMany(install => HeaderCode.Bundles(context.Host.Files, install))
            .Select(bundle => new HeaderBundleSubject(bundle.File, bundle.Reason));

    private static IEnumerable<(string, HeaderUse)> Named(ScanContext context)
    {
        var finder = new InstallFinder(context.Host);
        foreach (var text in context.NamedFiles("javascript"))
        {
            var package = finder.PackageAbove(text.Path);
            var install = package?.Name == "openclaw" ? package
                : package is null ? null : finder.PackageAbove(MachinePath.Folder(package.Folder));
            var assumed = package is null || context.Host.Settings.OpenClaw is not { } version
                ? null : new OpenClawInstall(new(package.Folder, "openclaw", version.ToString()));
            var owner = package ?? new(MachinePath.Folder(text.Path), MachinePath.Name(text.Path), null);
            yield return (text.Path, new(owner, install?.Name == "openclaw" ? new(install) : assumed, [], [], "") { Files = context.Host.Files });
        }
    }

    private static ScanResult Describe(ScanContext context, string path, HeaderUse use)
    {
        if (context.Host.Files.TryRead(path, out var reason) is not { } text)
        {
            return ScanResult.Empty with { Unreadable = [new(path, reason!)] };
        }

        var document = FormatCatalog.OfKind("javascript").Parse(text);
        return new(
            [.. HeaderBuilderReader.Read(text).Builders.Select(builder => new HeaderBuilderSubject(document, builder, use))],
            ImmutableSortedSet.Create(StringComparer.Ordinal, path),
            []);
    }

    // Those that run this OpenClaw; where none does, any of the machine's may.
    private static ImmutableArray<Gateway> Gateways(ScanContext context, OpenClawInstall install)
    {
        var own = context.Gateways.Where(gateway => gateway.Install?.Package.Folder == install.Package.Folder).ToImmutableArray();
        return own.IsEmpty ? context.Gateways : own;
    }

    // Those of the services; without any service those that the command line would read.
    private static ImmutableArray<CodexConfig> Configs(ScanContext context, ImmutableArray<Gateway> gateways, OpenClawInstall? install)
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

        var (files, environment) = (context.Host.Files, context.Host.Environment);
        var release = OpenClawRelease.Of(install?.Version ?? context.Host.Settings.OpenClaw);
        return
        [
            .. context.Host.HomePaths.Select(home => StateFolder.Find(files, home, environment.Remove("HOME"), CliProfile.Asked(environment)).ConfigPath).Distinct()
                .Select(path => CodexConfig.Read(files, path, environment, release)).OfType<CodexConfig>(),
        ];
    }

    // Only where there are several is it worth saying which one a service runs.
    private static string Note(ScanContext context, OpenClawInstall install)
    {
        var running = context.Gateways.Where(gateway => gateway.Install is not null).ToArray();
        if (context.Installs.Length < 2 || running.Length == 0)
        {
            return "";
        }

        var own = running.Where(gateway => gateway.Install!.Package.Folder == install.Package.Folder).Select(gateway => gateway.Service.Name).ToArray();
        return own.Length > 0
            ? $" {string.Join(", ", own)} runs this one of {context.Installs.Length} OpenClaws."
            : $" No service runs this OpenClaw in {context.Host.Display(install.Package.Folder)}; {running[0].Service.Name} runs the one in {context.Host.Display(running[0].Install!.Package.Folder)}.";
    }
}
