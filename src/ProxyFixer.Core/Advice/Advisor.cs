using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Compose;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.Services.Compose;
using ProxyFixer.Services.Files;
using ProxyFixer.Services.Launchd;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Settings;
using ProxyFixer.Text;

namespace ProxyFixer.Advice;

/// <summary>Tells what is to be run so that changed files count. It looks at files and services alone, so that undoing a change gives the same advice.</summary>
public sealed class Advisor
{
    private readonly Host host;
    private readonly Operator user;

    /// <summary>Looks at a machine.</summary>
    /// <param name="host">The machine as it is after the change.</param>
    /// <param name="user">Login name of who will run the commands; null where each block is run by its own user (below <c>--root</c>).</param>
    public Advisor(Host host, string? user) => (this.host, this.user) = (host, new(host.HasRoot ? null : user));

    /// <summary>Finds the commands.</summary>
    /// <param name="paths">The files that were changed, made or removed; absolute as seen from the root.</param>
    /// <returns>One block for each user and manager: users of systemd, its system, launchd, Compose, and what no service is known to read.</returns>
    public ImmutableArray<AdviceBlock> For(IEnumerable<string> paths)
    {
        ImmutableArray<string> changed = [.. paths.Where(path => MachinePath.Name(path) != ProjectSettings.FileName)]; // our own
        var finder = new GatewayFinder(host with { HomePaths = [.. host.HomePaths.Concat(HomesOf(changed)).Distinct(StringComparer.Ordinal)] });
        var found = finder.Find(unit: null, scope: null);
        ImmutableArray<Gateway> gateways = [.. found, .. new ChangedFiles(host.Files, changed, found).Unread.SelectMany(path => DefinedBy(path, finder)).DistinctBy(gateway => (gateway.Service.Path, gateway.Service.Name))];
        var readers = new ChangedFiles(host.Files, changed, gateways);
        var blocks = finder.Scopes(null).Select(scope => OfSystemd(scope, readers))
            .Concat(gateways.Where(readers.Concern).Select(gateway => gateway.Service).OfType<LaunchdDefinition>().GroupBy(agent => agent.User).Select(OfLaunchd))
            .Concat(gateways.Where(readers.Concern).Select(gateway => gateway.Service).OfType<ComposeDefinition>().GroupBy(container => container.Path).Select(OfCompose))
            .Concat(gateways.Where(readers.Concern).Select(gateway => gateway.Service).OfType<FileDefinition>().Select(file => file.Advice).DistinctBy(block => (block.Title, block.Commands[0])))
            .Append(OfOthers(readers));
        return [.. blocks.OfType<AdviceBlock>()];
    }

    // Root may have mended the services of somebody else, and restores them without naming his home.
    private IEnumerable<string> HomesOf(ImmutableArray<string> changed) => UserAccounts.Read(host.Files).All
        .Where(account => account.Home.Length > 1 && changed.Any(path => path.StartsWith(account.Home.TrimEnd('/') + "/", StringComparison.Ordinal)))
        .Select(account => MachinePath.Join("/", account.Home));

    // A project or an agent in a folder where nobody looks without being told; an override file belongs to the project beside it.
    private IEnumerable<Gateway> DefinedBy(string path, GatewayFinder finder) =>
        host.Files.TryRead(path, out _) is not { } text ? []
        : FormatCatalog.Recognise(text)?.Kind switch
        {
            "launchd" => [finder.Agents.Describe(text)],
            "compose" => ProjectEnvironment.FileNames.Select(name => $"{MachinePath.Folder(path).TrimEnd('/')}/{name}").Where(host.Files.IsFile).Take(1)
                .Select(main => host.Files.TryRead(main, out _)).OfType<SourceText>().SelectMany(finder.Projects.Describe)
                .Where(gateway => gateway.Service.Files.Contains(path)).ToArray() is { Length: > 0 } ofProject ? ofProject : finder.Projects.Describe(text),
            { } kind => finder.Named.Describe(text, kind),
            null => [],
        };

    private AdviceBlock? OfSystemd(SystemdScope scope, ChangedFiles changed)
    {
        var units = changed.Gateways.Where(gateway => gateway.Systemd?.Scope == scope && changed.Concern(gateway)).Select(gateway => gateway.Systemd!).ToArray();
        var restarts = units.Where(unit => unit.LoadState is not (UnitLoadState.Masked or UnitLoadState.NotFound)).Select(unit => $"restart {ShellText.Quote(unit.Unit)}");
        var isReload = changed.AreOwnOf(scope) || (units.Length > 0 && changed.AreReadBy(scope));
        var verbs = isReload ? restarts.Prepend("daemon-reload") : restarts;
        ImmutableArray<string> commands = [.. verbs.Select(verb => $"{user.Systemctl(scope)} {verb}").Distinct(StringComparer.Ordinal)];
        return commands.IsEmpty ? null : new(scope.User is { } owner ? $"systemd of the user {owner.Name}" : "systemd of the system", commands);
    }

    // bootout and bootstrap: kickstart keeps the old definition.
    private AdviceBlock OfLaunchd(IGrouping<string?, LaunchdDefinition> agents)
    {
        var (launchctl, domain) = user.Launchctl(agents.Key);
        return new(
            agents.Key is null ? "launchd of the system" : $"launchd of the user {agents.Key}",
            [.. agents.SelectMany(agent => new[] { $"{launchctl} bootout {domain}/{ShellText.Quote(agent.Name)}", $"{launchctl} bootstrap {domain} {ShellText.Quote(agent.Path)}" })]);
    }

    // With -f an override file beside the first one would not count.
    private static AdviceBlock OfCompose(IGrouping<string, ComposeDefinition> containers)
    {
        var compose = containers.First().Project.IsPickedByItself
            ? $"cd {ShellText.Quote(MachinePath.Folder(containers.Key))} && docker compose"
            : $"docker compose -f {ShellText.Quote(containers.Key)}";
        return new($"Docker Compose, {ShellText.OneLine(containers.Key)}", [.. containers.Select(container => $"{compose} up -d {ShellText.Quote(container.Service.Name)}")]);
    }

    private AdviceBlock? OfOthers(ChangedFiles changed) => changed.Unread is { IsEmpty: false } unread
        ? new("no known service reads these", [.. unread.Select(path => $"# restart what reads {ShellText.OneLine(host.Display(path))}")])
        : null;
}
