using System.Collections.Immutable;
using ProxyFixer.Verification;

namespace ProxyFixer.Guard;

/// <summary>Finds the words by which units start this program for years to come.</summary>
public static class GuardProgram
{
    // Where files are made for one run, or until somebody cleans up: folders of the system, and the caches of npx, pnpm dlx, yarn dlx, bunx.
    private static readonly ImmutableArray<string> Passing = ["/tmp/", "/var/tmp/", "/dev/shm/", "/run/", "/proc/"];
    private static readonly ImmutableArray<string> Caches = ["/_npx/", "/dlx-", "/pnpm/dlx/", "/.bun/install/cache/", "/bunx-"];

    /// <summary>Chooses them.</summary>
    /// <param name="named">What the user named, as seen from the root; null for nothing.</param>
    /// <param name="own">How this process was started: the program, maybe behind its runtime; empty where that is unknown.</param>
    /// <param name="host">The machine.</param>
    /// <returns>At least one word, each an absolute path as seen from the root.</returns>
    /// <exception cref="ProxyFixerException">There is no program that lasts (exit status 2).</exception>
    public static ImmutableArray<string> Choose(string? named, ImmutableArray<string> own, Host host)
    {
        if (named is not null)
        {
            return named.StartsWith('/') && host.Files.IsFile(named) ? [named]
                : throw ProxyFixerException.WrongInput($"--program: there is no file {named}{(host.HasRoot ? " below the root" : "")}; give its absolute path");
        }

        if (own.IsEmpty || own.FirstOrDefault(word => !host.Files.IsFile(word)) is not null)
        {
            throw ProxyFixerException.WrongInput(host.HasRoot
                ? $"the program is not at {own.LastOrDefault() ?? "the same place"} below the root; name its place there with --program FILE"
                : "where this program lies is unknown; name it with --program FILE");
        }

        return own.FirstOrDefault(IsPassing) is not { } passing ? own : throw ProxyFixerException.WrongInput(
            $"this program runs from {passing}, which does not last; install it (npm install -g proxyfixer, the Debian package, a .NET tool), or name an installed one with --program FILE");
    }

    /// <summary>Requires of a program that will run as root that nobody else can put another in its place.</summary>
    /// <param name="words">Its words.</param>
    /// <param name="host">The machine, which must be this one.</param>
    /// <exception cref="ProxyFixerException">Somebody can (exit status 3).</exception>
    public static void RequireSafe(ImmutableArray<string> words, Host host)
    {
        foreach (var word in words)
        {
            if (host.Files.RealPath(word) is not { } real || PathOwners.Of(real) is not { Users: [], IsOpenToOthers: false })
            {
                throw ProxyFixerException.CouldNotFinish(
                    $"nothing was changed: the guard would run {word} as root, and others than root can change that file; install the program where only root can write, and name it with --program FILE");
            }
        }
    }

    private static bool IsPassing(string path) =>
        Passing.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)) || Caches.Any(cache => path.Contains(cache, StringComparison.Ordinal));
}
