using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.Services;
using ProxyFixer.Settings;

namespace ProxyFixer.Advice;

/// <summary>Tells what is to be run so that changed files count. It looks at files and services alone, so that undoing a change gives the same advice.</summary>
public sealed class Advisor
{
    private readonly Host host;
    private readonly CommandUser user;

    /// <summary>Looks at a machine.</summary>
    /// <param name="host">The machine as it is after the change.</param>
    /// <param name="user">Login name of who will run the commands; null where each block is run by its own user (below <c>--root</c>).</param>
    public Advisor(Host host, string? user) => (this.host, this.user) = (host, new(host.HasRoot ? null : user));

    /// <summary>Finds the commands.</summary>
    /// <param name="paths">The files that were changed, made or removed; absolute as seen from the root.</param>
    /// <returns>One block for each user and manager, in the order of the managers; at the end what no service is known to read.</returns>
    public ImmutableArray<AdviceBlock> For(IEnumerable<string> paths)
    {
        ImmutableArray<string> own = [.. paths.Where(path => MachinePath.Name(path) != ProjectSettings.FileName)]; // not our settings
        var changed = new ChangedFiles(host.Files, own);
        var finder = new GatewayFinder(host with { HomePaths = [.. host.HomePaths.Concat(HomesOf(own)).Distinct(StringComparer.Ordinal)] });
        var found = finder.Find(unit: null, scope: null);
        ImmutableArray<Gateway> gateways = [.. found, .. Unread(finder, changed, found).SelectMany(path => DefinedBy(path, finder)).DistinctBy(gateway => (gateway.Service.Path, gateway.Service.Name))];
        var concerned = gateways.Where(gateway => changed.Any(path => Reads(gateway, path, changed))).Select(gateway => gateway.Service).ToArray();
        var unread = Unread(finder, changed, gateways).Select(path => $"# restart what reads {ShellText.OneLine(host.Display(path))}").ToImmutableArray();
        return
        [
            .. finder.Managers.SelectMany(manager => manager.Advise(changed, concerned, user)),
            .. unread.IsEmpty ? Array.Empty<AdviceBlock>() : [new AdviceBlock("no known service reads these", unread)],
        ];
    }

    // Root may have fixed the services of somebody else, and restores them without naming his home.
    private IEnumerable<string> HomesOf(ImmutableArray<string> changed) => UserAccounts.Read(host.Files).All
        .Where(account => account.Home.Length > 1 && changed.Any(path => path.StartsWith(account.Home.TrimEnd('/') + "/", StringComparison.Ordinal)))
        .Select(account => MachinePath.Join("/", account.Home));

    // A service in a folder where nobody looks without being told.
    private IEnumerable<Gateway> DefinedBy(string path, GatewayFinder finder) =>
        host.Files.TryRead(path, out _) is { } text && FormatCatalog.Recognise(text)?.Kind is { } kind ? finder.DefinedBy(text, kind) : [];

    // Those of the files that neither a service nor a manager is known to read.
    private static IEnumerable<string> Unread(GatewayFinder finder, ChangedFiles changed, ImmutableArray<Gateway> gateways) =>
        changed.Paths.Where(given => changed.Resolve(given) is var path
            && !finder.Managers.Any(manager => manager.Reads(path, changed)) && !gateways.Any(gateway => Reads(gateway, path, changed)));

    private static bool Reads(Gateway gateway, string path, ChangedFiles changed) =>
        gateway.Service.MayRead(path, changed)
        || gateway.Late.Files.Any(file => changed.Resolve(file.Path) == path)
        || changed.IsBelow(path, gateway.State.Path)
        || gateway.State.ConfigPath == path
        || (gateway.Install is { } install ? changed.IsBelow(path, install.Package.Folder) : path.Contains("/node_modules/", StringComparison.Ordinal));
}
