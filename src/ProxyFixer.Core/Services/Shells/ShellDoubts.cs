using ProxyFixer.Formats.Shell;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Shells;

/// <summary>Says why a shell may have more variables than its files show, each as the end of "… was judged only in part, because …".</summary>
/// <param name="files">The machine.</param>
/// <param name="home">The user's home folder, as seen from the root.</param>
internal sealed class ShellDoubts(MachineFiles files, string home)
{
    // The line says the rest; a report is no list of lines.
    private const int MostPlaces = 3;

    /// <summary>A shell whose files are not read.</summary>
    /// <param name="shell">Its name.</param>
    /// <returns>The reason; empty for a shell whose files are read.</returns>
    public static IEnumerable<string> OfShell(string shell) =>
        shell is "sh" or "bash" or "dash" or "ash" or "zsh" or "fish" ? []
        : StartupFiles.BeginsLikeSh(shell) ? [$"of the files of {shell} only those are read that sh reads, too"]
        : [$"the files of {shell} are not read"];

    /// <summary>Lines that read or run what their text does not show.</summary>
    /// <param name="unseen">The places.</param>
    /// <returns>The reason; empty where there are none.</returns>
    public IEnumerable<string> OfPlaces(IReadOnlyList<Location> unseen)
    {
        string[] lines = [.. unseen.Select(Line).Distinct(StringComparer.Ordinal)];
        var shown = string.Join(", ", lines.Take(MostPlaces)) + (lines.Length > MostPlaces ? $" and {lines.Length - MostPlaces} more" : "");
        return lines.Length == 0 ? [] : [lines.Length == 1 ? $"{shown} reads or runs what its own text does not show" : $"{shown} read or run what their own text does not show"];
    }

    /// <summary>Lines that start OpenClaw: what they give to it is not what a person gives who types the command.</summary>
    /// <param name="readings">The files that the shell reads.</param>
    /// <returns>The reasons, one a line.</returns>
    public IEnumerable<string> OfStarts(IEnumerable<ShellReading> readings) =>
        from reading in readings
        where !HarmlessStartup.IsFile(reading.Text.Path)
        from command in reading.Commands
        where NamedProgram.IsInCommand(InHome(reading.Text.Read(command)), files)
        select $"{Line(new(reading.Text, command))} itself starts it, and what that gives to it is not read";

    private string InHome(string command) => command.Replace("$HOME/", home.TrimEnd('/') + "/", StringComparison.Ordinal)
        .Replace("${HOME}/", home.TrimEnd('/') + "/", StringComparison.Ordinal)
        .Replace(" ~/", $" {home.TrimEnd('/')}/", StringComparison.Ordinal) is var known && known.StartsWith("~/", StringComparison.Ordinal) ? home.TrimEnd('/') + known[1..] : known;

    private string Line(Location place) => $"line {place.Start.Line} of {Shown(place.Path)}";

    private string Shown(string path) => path.StartsWith(home.TrimEnd('/') + "/", StringComparison.Ordinal) ? "~" + path[home.TrimEnd('/').Length..] : path;
}
