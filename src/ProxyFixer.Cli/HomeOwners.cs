using ProxyFixer.Machine;

namespace ProxyFixer.Cli;

/// <summary>Tells whose home folder a path lies in.</summary>
/// <param name="host">The machine.</param>
internal sealed class HomeOwners(Host host)
{
    private readonly Lazy<(string Home, string Name)[]> homes = new(() =>
    [
        .. UserAccounts.Read(host.Files).All.Select(user => (Home: user.Home.TrimEnd('/') + "/", user.Name))
            .Where(user => user.Home.Length > 1).OrderByDescending(user => user.Home.Length),
    ]);

    /// <summary>Looks a path up.</summary>
    /// <param name="path">Absolute as seen from the root.</param>
    /// <returns>The user's name, or null for a path in no home folder.</returns>
    public string? Find(string path) => homes.Value.FirstOrDefault(user => path.StartsWith(user.Home, StringComparison.Ordinal)).Name;
}
