using System.Globalization;
using ProxyFixer.Reports;
using ProxyFixer.Settings;

namespace ProxyFixer.Cli.Commands;

/// <summary>
/// Settings that root did not name and somebody else wrote: they could keep findings from being told, or say what is written into code. Looking
/// goes on and says so, because checkouts in containers belong to others; writing does not begin.
/// </summary>
internal static class ForeignSettings
{
    /// <summary>Says so where a file is somebody else's.</summary>
    /// <param name="path">The file, a real path.</param>
    /// <param name="wanted">What tells that the user wants them; null where nothing does.</param>
    /// <param name="command">The command that is run.</param>
    /// <param name="here">Standard error, and who came by sudo.</param>
    /// <exception cref="ProxyFixerException">It is, and the command writes (exit status 2).</exception>
    public static void Tell(string path, string? wanted, string command, ProgramContext here)
    {
        if (SettingsOwner.Foreign(path, here.Environment) is not { } owner)
        {
            return;
        }

        var what = string.Create(CultureInfo.InvariantCulture, $"{here.Shown(path)} belongs to user {owner}");
        if (command is "fix" or "apply" or "guard" or "install")
        {
            throw ProxyFixerException.WrongInput($"{what}, and root changes nothing by settings of others; {(wanted is null ? "" : wanted + ", ")}--no-config leaves them out");
        }

        here.Error.Write(Printable.Of($"proxyfixer: {what}, and is obeyed; --no-config leaves it out\n"));
    }
}
