using ProxyFixer.Machine;

namespace ProxyFixer.Gateways;

/// <summary>Finds the account that a gateway runs as.</summary>
internal static class ServiceUser
{
    private const string NoShell = "";

    /// <summary>Looks it up.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="host">The machine.</param>
    /// <returns>The account, without groups but its own where no file of accounts names it; null where that is unknown.</returns>
    public static UserAccount? Of(Gateway gateway, Host host)
    {
        var accounts = UserAccounts.Read(host.Files);
        return gateway.Systemd is { Scope: { IsUser: false } } unit
            ? unit.User is { } named ? accounts.Find(named.Value) : UserAccount.Root
            : OfHome(gateway.Service.Home, accounts, host.Files);
    }

    // Whose home it is: by its account, else by its owner (a directory server has accounts that no file names).
    private static UserAccount? OfHome(string home, UserAccounts accounts, MachineFiles files) =>
        accounts.OfHome(home)
        ?? (home == "/root" ? UserAccount.Root : files.Status(home) is not { } status ? null : ByOwner(status, accounts, home));

    private static UserAccount ByOwner(FileStatus home, UserAccounts accounts, string path) =>
        home.Owner == 0 ? UserAccount.Root
        : accounts.All.FirstOrDefault(user => user.Uid == home.Owner)
            ?? new(MachinePath.Name(path), home.Owner, home.Group == 0 ? home.Owner : home.Group, path, NoShell, [home.Group], MachinePath.Name(path));
}
