using System.Collections.Immutable;

namespace ProxyFixer.Machine;

/// <summary>A user of the machine.</summary>
/// <param name="Name">The login name.</param>
/// <param name="Uid">User id.</param>
/// <param name="Gid">Id of the primary group.</param>
/// <param name="Home">Absolute path of the home folder as seen from the root; may be empty.</param>
/// <param name="Shell">Absolute path of the login shell; may be empty.</param>
/// <param name="Groups">Ids of all groups, the primary one included.</param>
/// <param name="GroupName">Name of the primary group; its number where /etc/group has no name.</param>
public sealed record UserAccount(
    string Name, uint Uid, uint Gid, string Home, string Shell, ImmutableArray<uint> Groups, string GroupName)
{
    /// <summary>The superuser, as systemd knows it without asking /etc/passwd.</summary>
    public static UserAccount Root { get; } = new("root", 0, 0, "/root", "/bin/bash", [0], "root");

    /// <summary>The user without rights, as systemd knows it without asking /etc/passwd.</summary>
    public static UserAccount Nobody { get; } = new("nobody", 65534, 65534, "/", "/usr/sbin/nologin", [65534], "nogroup");

    /// <summary>Tells whether the shell lets nobody in; systemd then sets no <c>SHELL</c>.</summary>
    internal bool HasNoLogin => Shell.Length == 0 || Shell is "/bin/nologin" or "/sbin/nologin" or "/usr/sbin/nologin"
        or "/usr/bin/nologin" or "/bin/false" or "/usr/bin/false" or "/bin/true" or "/usr/bin/true" or "/dev/null";
}
