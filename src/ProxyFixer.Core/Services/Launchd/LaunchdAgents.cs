using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Formats;
using ProxyFixer.Formats.PropertyLists;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Launchd;

/// <summary>Finds the agents and daemons of launchd that start OpenClaw, by their names and by what they start.</summary>
public sealed partial class LaunchdAgents
{
    private readonly Host host;
    private readonly GatewayReader reader;

    /// <summary>Looks at a machine.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="reader">Goes on from a definition.</param>
    internal LaunchdAgents(Host host, GatewayReader reader) => (this.host, this.reader) = (host, reader);

    /// <summary>Finds them.</summary>
    /// <param name="label">The label of one; null for all that start OpenClaw.</param>
    /// <param name="scope"><c>user</c>, <c>system</c>, or null for both.</param>
    /// <returns>The agents of each home, then those of the machine; folder by folder, sorted by name.</returns>
    public IEnumerable<Gateway> Find(string? label, string? scope) =>
        from folder in Folders().Where(folder => scope is null || scope == (folder == "/Library/LaunchDaemons" ? "system" : "user"))
        from name in host.Files.List(folder)
        where name.EndsWith(".plist", StringComparison.Ordinal)
        let path = $"{folder}/{name}"
        where host.Files.IsFile(path)
        let text = host.Files.TryRead(path, out _)
        where text is not null && (IsOpenClawName(name) || Mention().IsMatch(text.Text))
        let gateway = Describe(text)
        where label is null ? gateway.StartsOpenClaw : gateway.Service.Name == label
        select gateway;

    /// <summary>Describes one.</summary>
    /// <param name="text">Its property list.</param>
    /// <returns>The gateway; also where something else is started.</returns>
    public Gateway Describe(SourceText text)
    {
        var list = PropertyList.Read(text);
        var given = list.Variables.Effective().Where(member => member.Value is ScalarNode { Value: string })
            .ToImmutableSortedDictionary(member => member.Name, member => ((ScalarNode)member.Value).AsString!, StringComparer.Ordinal);
        var words = list.ProgramArguments.Select(word => word.AsString ?? "").ToImmutableArray();
        var command = words.IsEmpty ? StartCommand.Unknown("it has no ProgramArguments") : new StartCommandReader(host.Files, given).Read(words);
        var home = host.HomePaths.FirstOrDefault(home => text.Path.StartsWith(home.TrimEnd('/') + "/", StringComparison.Ordinal));
        var user = text.Path.StartsWith("/Library/LaunchDaemons/", StringComparison.Ordinal) ? null : MachinePath.Name(home ?? host.HomePaths[0]);
        var exports = command.EnvFile is { } path && host.Files.IsFile(path) && host.Files.TryRead(path, out _) is { } file
            ? FormatCatalog.OfKind("shell-profile").Parse(file)
            : null;
        var fallback = user is not null ? home ?? host.HomePaths[0] : list.UserName?.AsString is { } name ? "/Users/" + name : "/var/root";
        return reader.Read(new(new LaunchdDefinition(list, user, exports), given, command, fallback, list.WorkingDirectory?.AsString ?? "/", null));
    }

    /// <summary>Tells by its name whether a property list is one of OpenClaw's; every name it has used, with and without profile.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>True for <c>ai.openclaw.gateway.plist</c> and the like.</returns>
    public static bool IsOpenClawName(string name) => FileName().IsMatch(name);

    private IEnumerable<string> Folders() =>
        host.HomePaths.Select(home => home.TrimEnd('/') + "/Library/LaunchAgents").Append("/Library/LaunchAgents").Append("/Library/LaunchDaemons");

    [GeneratedRegex(@"^(?:ai\.openclaw|com\.openclaw|bot\.molt|com\.clawdbot|com\.clawdis)\..+\.plist$")]
    private static partial Regex FileName();

    [GeneratedRegex("openclaw|clawdbot|moltbot|moldbot", RegexOptions.IgnoreCase)]
    private static partial Regex Mention();
}
