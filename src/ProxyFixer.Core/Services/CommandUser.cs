using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Services;

/// <summary>Who runs the commands, and how they reach a manager.</summary>
/// <param name="Name">Login name; null where each manager's own user runs them.</param>
public sealed record CommandUser(string? Name)
{
    private bool IsRoot => Name == UserAccount.Root.Name;

    /// <summary>The command that reaches a manager of systemd.</summary>
    /// <param name="scope">The manager.</param>
    /// <returns>The start of a command line. <c>-M USER@</c> is for systemd from 248 on (systemctl(1)).</returns>
    public string Systemctl(SystemdScope scope) => (scope.User?.Name, Name) switch
    {
        (null, null) => "systemctl",
        (null, _) => IsRoot ? "systemctl" : "sudo systemctl",
        (_, null) => "systemctl --user",
        var (owner, own) when owner == own || (!IsRoot && scope.User!.Uid == EffectiveRights.OfThisProcess().User) => "systemctl --user",
        var (owner, _) => $"{(IsRoot ? "" : "sudo ")}systemctl --user -M {ShellText.Quote(owner + "@")}",
    };

    /// <summary>The command and the domain of launchd.</summary>
    /// <param name="owner">Whose agents; null for daemons.</param>
    /// <returns>Two pieces of a command line.</returns>
    public (string Command, string Domain) Launchctl(string? owner) =>
        owner is null ? (IsRoot ? "launchctl" : "sudo launchctl", "system")
        : Name is null || Name == owner ? ("launchctl", "gui/$(id -u)")
        : (IsRoot ? "launchctl" : "sudo launchctl", $"gui/$(id -u {ShellText.Quote(owner)})");
}
