using System.Globalization;
using ProxyFixer.Machine;

namespace ProxyFixer.Backups;

/// <summary>Where the store of the user who runs the program is.</summary>
/// <param name="Folder">A real path.</param>
/// <param name="Notice">What the user must be told of the choice, one sentence; null for nothing.</param>
public sealed record StoreLocation(string Folder, string? Notice)
{
    private const string BelowState = "proxyfixer/backups";
    private const string DefaultState = ".local/state";

    /// <summary>
    /// <c>$XDG_STATE_HOME/proxyfixer/backups</c>, else below <c>~/.local/state</c>. Where root runs in another user's home, as by
    /// <c>sudo</c> that keeps HOME, it is root's own: what that user can write must not decide what root restores.
    /// </summary>
    /// <param name="environment">The user's environment.</param>
    /// <param name="user">The user id that the program runs with.</param>
    /// <returns>The place.</returns>
    public static StoreLocation Of(IReadOnlyDictionary<string, string> environment, uint user)
    {
        // The XDG specification has relative values ignored.
        var state = environment.GetValueOrDefault("XDG_STATE_HOME") is { } given && given.StartsWith('/')
            ? given
            : Path.Combine(environment.GetValueOrDefault("HOME") is { Length: > 0 } home ? home : RootsHome(), DefaultState);
        if (user != 0 || OwnerOf(state) is null or 0)
        {
            return new(Path.Combine(state, BelowState), null);
        }

        var own = Path.Combine(RootsHome(), DefaultState, BelowState);
        return new(own, string.Create(
            CultureInfo.InvariantCulture, $"{state} belongs to another user (id {OwnerOf(state)}), so the backups of this run by root are kept in {own}"));
    }

    private static uint? OwnerOf(string path)
    {
        var here = MachinePath.Join("/", path);
        for (; here != "/"; here = MachinePath.Folder(here))
        {
            if (Posix.Status(here, follow: true) is { } status)
            {
                return status.Owner;
            }
        }

        return null;
    }

    private static string RootsHome()
    {
        const int Home = 5; // passwd(5)
        try
        {
            return File.ReadLines("/etc/passwd").Select(line => line.Split(':'))
                .Where(fields => fields.Length > Home && fields[2] == "0" && fields[Home].StartsWith('/'))
                .Select(fields => fields[Home]).FirstOrDefault() ?? "/root";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "/root";
        }
    }
}
