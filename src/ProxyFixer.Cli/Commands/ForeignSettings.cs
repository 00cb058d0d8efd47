using System.Globalization;
using ProxyFixer.Reports;

namespace ProxyFixer.Cli.Commands;

/// <summary>
/// Settings that root did not name and somebody else wrote: they could keep findings from being told, or say what is written into code. Looking
/// goes on and says so, because checkouts in containers belong to others; writing does not begin.
/// </summary>
internal static class ForeignSettings
{
    /// <summary>Says so.</summary>
    /// <param name="path">The file as it is shown.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="command">The command that is run.</param>
    /// <param name="error">Standard error.</param>
    /// <exception cref="ProxyFixerException">The command writes (exit status 2).</exception>
    public static void Tell(string path, uint owner, string command, TextWriter error)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{path} belongs to user {owner}");
        if (command is "fix" or "apply" or "guard" or "install")
        {
            throw ProxyFixerException.WrongInput($"{what}, and root changes nothing by settings of others; --config {path} says that you want them, --no-config leaves them out");
        }

        error.Write(Printable.Of($"proxyfixer: {what}, and is obeyed; --no-config leaves it out\n"));
    }
}
