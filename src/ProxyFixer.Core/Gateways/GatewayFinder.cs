using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Services;
using ProxyFixer.Services.Compose;
using ProxyFixer.Services.Files;
using ProxyFixer.Services.Launchd;
using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Gateways;

/// <summary>Finds the services that start OpenClaw, by their names and by what they start.</summary>
public sealed partial class GatewayFinder
{
    private const uint FirstUserId = 1000; // login.defs(5), UID_MIN

    private readonly Host host;
    private readonly GatewayReader reader;

    /// <summary>Looks at a machine.</summary>
    /// <param name="host">The machine.</param>
    public GatewayFinder(Host host)
    {
        this.host = host;
        reader = new(host);
        Agents = new(host, reader);
        Projects = new(host, reader);
        Named = new(reader);
        Systemd = new(host.Files, InstalledSystemd.Find(host.Files));
    }

    /// <summary>The services of Compose projects.</summary>
    public ComposeGateways Projects { get; }

    /// <summary>The agents of launchd.</summary>
    public LaunchdAgents Agents { get; }

    /// <summary>What files start that only a PATH names.</summary>
    public FileGateways Named { get; }

    /// <summary>The services of systemd.</summary>
    public ServiceEnvironment Systemd { get; }

    /// <summary>The managers that are looked at: that of each home's user, then the system's.</summary>
    /// <param name="scope"><c>user</c>, <c>system</c>, or null for all.</param>
    /// <returns>The scopes.</returns>
    public IEnumerable<SystemdScope> Scopes(string? scope)
    {
        var users = host.HomePaths.Select(UserOf).Select(user => new SystemdScope(user));
        return (scope == "system" ? [] : users).Concat(scope == "user" ? [] : [SystemdScope.System]);
    }

    /// <summary>Finds services.</summary>
    /// <param name="unit">The name of one, a unit's with or without <c>.service</c>; null for all that start OpenClaw.</param>
    /// <param name="scope"><c>user</c>, <c>system</c>, or null for both.</param>
    /// <returns>The services, scope by scope, sorted by name.</returns>
    public ImmutableArray<Gateway> Find(string? unit, string? scope)
    {
        var found = ImmutableArray.CreateBuilder<Gateway>();
        foreach (var one in Scopes(scope))
        {
            var names = unit is not null ? [unit] : Systemd.ListServices(one).Where(name => !name.Contains("@.", StringComparison.Ordinal) && MayStartOpenClaw(one, name));
            found.AddRange(names.Select(name => Describe(Systemd.Compute(one, name))).Where(gateway => unit is not null || gateway.StartsOpenClaw));
        }

        found.AddRange(Agents.Find(unit, scope));
        found.AddRange(Projects.Find(unit, scope));
        return unit is not null && found.Any(gateway => gateway.Service.LoadState != UnitLoadState.NotFound)
            ? [.. found.Where(gateway => gateway.Service.LoadState != UnitLoadState.NotFound)]
            : found.ToImmutable();
    }

    /// <summary>Describes one service.</summary>
    /// <param name="service">As systemd computes it.</param>
    /// <returns>The gateway; also where the service starts something else.</returns>
    public Gateway Describe(EffectiveService service)
    {
        var given = service.Variables.ToImmutableSortedDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        var command = service.ExecStart.LastOrDefault() is { } line
            ? new StartCommandReader(host.Files, given).Read(line.Value)
            : StartCommand.Unknown("it has no ExecStart=");
        var working = service.WorkingDirectory?.Value.TrimStart('-') ?? (service.Scope.IsUser ? "~" : "/");
        return reader.Read(new(new SystemdDefinition(service), given, command, HomeOf(service), working, VersionInUnit(service)));
    }

    // Most units have nothing to do with OpenClaw; their text tells, so that they need not be computed.
    private bool MayStartOpenClaw(SystemdScope scope, string name) =>
        Gateway.IsOpenClawName(name) || scope.SearchPath.Select(folder => $"{folder}/{name}")
            .SelectMany(path => DropIns(path).Prepend(path)).Where(host.Files.IsFile)
            .Any(path => Mention().IsMatch(host.Files.TryRead(path, out _)?.Text ?? ""));

    private IEnumerable<string> DropIns(string unit) => host.Files.List(unit + ".d").Select(name => $"{unit}.d/{name}");

    // Generated units say it twice; from 2026.9 on only in the description.
    private OpenClawVersion? VersionInUnit(EffectiveService service) =>
        VersionInText().Match(Description(service)) is { Success: true } match ? OpenClawVersion.Parse(match.Groups[1].Value) : null;

    private string Description(EffectiveService service) =>
        service.Fragment is { } path && host.Files.TryRead(path, out _) is { } text
        && UnitFile.Parse(text, SystemdVersion.Default).Assignments.LastOrDefault(a => a.Key == "Description") is { } description
            ? description.Value.ToString()
            : "";

    private string HomeOf(EffectiveService service) =>
        service.Scope.User?.Home ?? Systemd.Accounts.Find(service.User?.Value ?? "root")?.Home ?? "/root";

    // A home without an account (an unpacked image, a directory server): what its owner is usually called, and the first free id.
    private UserAccount UserOf(string home) =>
        Systemd.Accounts.All.FirstOrDefault(user => MachinePath.Join("/", user.Home) == home)
        ?? (home == "/root" ? UserAccount.Root : Assume(home));

    private UserAccount Assume(string home)
    {
        var name = MachinePath.Name(home);
        var owner = host.Files.Status(home)?.Owner is > 0 and var uid ? uid : FirstUserId + (uint)host.HomePaths.Where(path => path != "/root").ToImmutableArray().IndexOf(home);
        return new(name, owner, owner, home, "/bin/bash", [owner], name);
    }

    [GeneratedRegex("openclaw|clawdbot|moltbot|moldbot", RegexOptions.IgnoreCase)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\bv(\d{4}\.\d+\.\d+[\w.-]*)\)")]
    private static partial Regex VersionInText();
}
