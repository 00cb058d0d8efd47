using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats.Shell;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>Whom a file gives its variables to, and what follows from that.</summary>
/// <param name="Name">The role in a rule: a kind of the command line, or <c>launchd-env-file</c>.</param>
/// <param name="Readers">Who starts with the variables: an object for "gives".</param>
/// <param name="SeverityLimit">The most that a finding can weigh.</param>
/// <param name="IsShared">Whether it reaches more than the service that was meant.</param>
internal sealed record StartFileRole(string Name, string Readers, Severity SeverityLimit, bool IsShared)
{
    private static readonly ImmutableArray<StartFileRole> All =
    [
        new("systemd-env-file", "the services that read it", Severity.Warning, IsShared: false),
        new("environment-d", "every service of a user", Severity.Warning, IsShared: true),
        new("etc-environment", "every login and every service of a user", Severity.Warning, IsShared: true),
        new("shell-profile", "what is started from a shell", Severity.Info, IsShared: true),
    ];

    /// <summary>What OpenClaw's launchd agent reads; not dotenv but shell, and written by releases that need no switch.</summary>
    private static readonly StartFileRole Launchd = new("launchd-env-file", "OpenClaw's launchd agent", Severity.Warning, IsShared: false);

    /// <summary>The kinds of file that have a role.</summary>
    public static ImmutableArray<string> Kinds { get; } = [.. All.Select(role => role.Name)];

    /// <summary>All that <see cref="Name"/> can be.</summary>
    public static IEnumerable<string> Names => All.Append(Launchd).Select(role => role.Name);

    /// <summary>The rules of systemd for lines of environment files hold here.</summary>
    public bool IsSystemd => Name is "systemd-env-file" or "environment-d";

    /// <summary>Tells the role of a file.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="text">The file.</param>
    /// <returns>The role.</returns>
    public static StartFileRole Of(string kind, SourceText text) =>
        kind == "shell-profile" && LaunchdEnvironmentFile.Is(text.Path, text.Text.AsSpan(0, Math.Min(text.Text.Length, 4096)))
            ? Launchd
            : All.First(role => role.Name == kind);

    /// <summary>Whether the release that reads the file needs the switch, where only the file's name tells the release.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The answer; null where the name tells nothing.</returns>
    public Fact<Answer>? NeedsSwitch(string path) =>
        Name == "launchd-env-file" ? OpenClawRelease.NeedsSwitchWith(ServiceFile.Launchd)
        : MachinePath.Name(path) is "gateway.systemd.env" or "node.systemd.env" ? OpenClawRelease.NeedsSwitchWith(ServiceFile.Systemd)
        : null;
}
