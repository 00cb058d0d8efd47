using System.Text.RegularExpressions;
using ProxyFixer.Formats.PropertyLists;
using ProxyFixer.Machine;
using ProxyFixer.Services.Scripts;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Launchd;

/// <summary>The agents and daemons of launchd that start OpenClaw, found by their names and by what they start.</summary>
/// <param name="host">The machine.</param>
public sealed partial class LaunchdAgents(Host host) : IServiceManager
{
    private const string DaemonFolder = "/Library/LaunchDaemons";

    private readonly NamedScripts scripts = new(host.Files);
    private readonly Dictionary<string, LaunchdSession> sessions = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <remarks>The agents of each home, then those of the machine; folder by folder, sorted by name.</remarks>
    public IEnumerable<ServiceDefinition> Find(string? service, string? scope) =>
        from folder in Folders().Where(folder => scope is null || scope == (folder == DaemonFolder ? "system" : "user"))
        from name in host.Files.List(folder)
        where name.EndsWith(".plist", StringComparison.Ordinal)
        let path = $"{folder}/{name}"
        where host.Files.IsFile(path)
        let text = host.Files.TryRead(path, out _)
        where text is not null && (IsOpenClawName(name) || Mention().IsMatch(text.Text) || scripts.Mention(PropertyList.Read(text).ProgramArguments.Select(word => word.AsString ?? ""), ""))
        let agent = Describe(text)
        where service is null || agent.Name == service
        select agent;

    /// <inheritdoc/>
    public IEnumerable<ServiceDefinition> Describe(SourceText text, string kind) => kind == "launchd" ? [Describe(text)] : [];

    /// <inheritdoc/>
    public bool LeavesSyntax(string path, string kind) => kind == "launchd";

    /// <inheritdoc/>
    public IEnumerable<AdviceBlock> Advise(ChangedFiles changed, IReadOnlyCollection<ServiceDefinition> concerned, CommandUser user) =>
        concerned.OfType<LaunchdDefinition>().GroupBy(agent => agent.User).Select(agents => Advise(agents, user));

    /// <summary>Tells by its name whether a property list is one of OpenClaw's; every name it has used, with and without profile.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>True for <c>ai.openclaw.gateway.plist</c> and the like.</returns>
    internal static bool IsOpenClawName(string name) => FileName().IsMatch(name);

    private LaunchdDefinition Describe(SourceText text)
    {
        var list = PropertyList.Read(text);
        var home = host.HomePaths.FirstOrDefault(home => text.Path.StartsWith(home.TrimEnd('/') + "/", StringComparison.Ordinal));
        var isDaemon = text.Path.StartsWith(DaemonFolder + "/", StringComparison.Ordinal);
        var session = Session(isDaemon ? null : home ?? host.HomePaths[0]);
        var given = LaunchdDefinition.Given(list).Concat(session.Variables).ToArray();
        var words = list.ProgramArguments.Select(word => new PlacedText(word.AsString ?? "", new(text, word.Span)));
        var working = list.WorkingDirectory?.AsString ?? "/";
        var command = PropertyList.IsBinary(text) ? StartCommand.Unknown("it is a binary property list; plutil -convert xml1 makes one of it that is read")
            : list.ProgramArguments.IsEmpty
            ? StartCommand.Unknown("it has no ProgramArguments")
            : new StartCommandReader(host.Files, StartVariables.ByName(given)) { WorkingFolder = working }.Read([.. words], "the start command");
        var user = isDaemon ? null : MachinePath.Name(home ?? host.HomePaths[0]);
        var fallback = user is not null ? home ?? host.HomePaths[0] : list.UserName?.AsString is { } name ? "/Users/" + name : "/var/root";
        return new(list, given, command, user) { Home = fallback, WorkingFolder = working, Session = session };
    }

    // A daemon sets variables for daemons, an agent for the agents of its user.
    private LaunchdSession Session(string? home) => sessions.TryGetValue(home ?? "", out var known) ? known
        : sessions[home ?? ""] = LaunchdSession.Of(host.Files, home is null ? [DaemonFolder] : [home.TrimEnd('/') + "/Library/LaunchAgents", "/Library/LaunchAgents"]);

    private IEnumerable<string> Folders() =>
        host.HomePaths.Select(home => home.TrimEnd('/') + "/Library/LaunchAgents").Append("/Library/LaunchAgents").Append(DaemonFolder);

    // bootout and bootstrap: kickstart keeps the old definition.
    private static AdviceBlock Advise(IGrouping<string?, LaunchdDefinition> agents, CommandUser user)
    {
        var (launchctl, domain) = user.Launchctl(agents.Key);
        return new(
            agents.Key is null ? "launchd of the system" : $"launchd of the user {agents.Key}",
            [.. agents.SelectMany(agent => new[] { $"{launchctl} bootout {domain}/{ShellText.Quote(agent.Name)}", $"{launchctl} bootstrap {domain} {ShellText.Quote(agent.Path)}" })]);
    }

    [GeneratedRegex(@"^(?:ai\.openclaw|com\.openclaw|bot\.molt|com\.clawdbot|com\.clawdis)\..+\.plist$")]
    private static partial Regex FileName();

    [GeneratedRegex("openclaw|clawdbot|moltbot|moldbot", RegexOptions.IgnoreCase)]
    private static partial Regex Mention();
}
