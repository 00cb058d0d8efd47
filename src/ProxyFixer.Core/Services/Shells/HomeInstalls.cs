using System.Collections.Immutable;
using ProxyFixer.OpenClaw.Installs;

namespace ProxyFixer.Services.Shells;

/// <summary>Which of the installs a user starts by hand. They are found once, when they are first asked for: that looks into every home.</summary>
internal sealed class HomeInstalls
{
    private readonly Lazy<ImmutableArray<OpenClawInstall>> all;
    private readonly Lazy<OpenClawInstall?> shared;

    /// <summary>The installs of a machine.</summary>
    /// <param name="host">The machine.</param>
    public HomeInstalls(Host host)
    {
        all = new(() => new InstallFinder(host).Find([]));
        shared = new(() =>
        {
            var homes = host.HomePaths.Where(home => home != "/").Select(IsBelow).ToArray();
            return all.Value.FirstOrDefault(install => !homes.Any(isBelow => isBelow(install)));
        });
    }

    /// <summary>Whether there is none at all.</summary>
    public bool IsEmpty => all.Value.IsEmpty;

    /// <summary>The one that a shell in a home finds first.</summary>
    /// <param name="home">The home, absolute path as seen from the root.</param>
    /// <returns>One in the home itself, else one that is in nobody's; null where there is neither.</returns>
    public OpenClawInstall? Of(string home) => all.Value.FirstOrDefault(IsBelow(home)) ?? shared.Value;

    private static Func<OpenClawInstall, bool> IsBelow(string folder)
    {
        var start = folder.TrimEnd('/') + "/";
        return install => install.Package.Folder.StartsWith(start, StringComparison.Ordinal);
    }
}
