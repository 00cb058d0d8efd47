using System.Collections.Immutable;
using ProxyFixer.Machine;

namespace ProxyFixer.Services.Systemd;

/// <summary>The managers of a machine.</summary>
internal static class SystemdScopes
{
    private const uint FirstUserId = 1000; // login.defs(5), UID_MIN

    /// <summary>Lists them: that of each home's user, then the system's.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="accounts">Its users.</param>
    /// <param name="scope"><c>user</c>, <c>system</c>, or null for all.</param>
    /// <returns>The scopes.</returns>
    public static IEnumerable<SystemdScope> Of(Host host, UserAccounts accounts, string? scope)
    {
        var users = host.HomePaths.Select(home => new SystemdScope(UserOf(host, accounts, home)));
        return (scope == "system" ? [] : users).Concat(scope == "user" ? [] : [SystemdScope.System]);
    }

    // A home without an account (an unpacked image, a directory server): what its owner is usually called, and the first free id.
    private static UserAccount UserOf(Host host, UserAccounts accounts, string home) =>
        accounts.OfHome(home)
        ?? (home == "/root" ? UserAccount.Root : Assume(host, home));

    private static UserAccount Assume(Host host, string home)
    {
        var name = MachinePath.Name(home);
        var owner = host.Files.Status(home)?.Owner is > 0 and var uid ? uid : FirstUserId + (uint)host.HomePaths.Where(path => path != "/root").ToImmutableArray().IndexOf(home);
        return new(name, owner, owner, home, "/bin/bash", [owner], name);
    }
}
