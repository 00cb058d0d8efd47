using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Diagnostics;
using ProxyFixer.Machine;

namespace ProxyFixer.Baselines;

/// <summary>Says where findings are, and what they are about, in words that hold after a home was renamed, lines moved or the checkout lies elsewhere.</summary>
public sealed partial class PortablePaths
{
    private readonly Host host;
    private readonly string? folder;

    /// <summary>Looks which homes there are.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="baseline">The baseline, absolute as seen from the root; one outside of it is no folder to start from.</param>
    public PortablePaths(Host host, string baseline)
    {
        this.host = host;
        var above = MachinePath.Folder(baseline);
        folder = host.Own.ContainsKey(baseline) || above == "/" ? null : above;
        Homes =
        [
            .. host.HomePaths.Concat(UserAccounts.Homes(host.Files).Except(HomesOfPrograms(host.Files))).Select(home => home.TrimEnd('/')).Where(home => home.Length > 0)
                .Distinct(StringComparer.Ordinal).OrderByDescending(home => home.Length).ThenBy(home => home, StringComparer.Ordinal),
        ];
    }

    /// <summary>The homes of the machine, the longest first.</summary>
    public ImmutableArray<string> Homes { get; }

    /// <summary>Makes a path portable.</summary>
    /// <param name="path">Absolute as seen from the root.</param>
    /// <returns>The path from the home or the baseline's folder, whichever is nearer.</returns>
    public PortablePath Of(string path)
    {
        var home = Homes.FirstOrDefault(one => IsBelow(path, one));
        return folder is not null && IsBelow(path, folder) && folder.Length > (home?.Length ?? 0) ? new(path.Length == folder.Length ? "." : path[(folder.Length + 1)..], null)
            : home is not null ? new("~" + path[home.Length..], home)
            : new(path, null);
    }

    /// <summary>Names what a finding is about: its rule, file, subject, the names at its place, and what its message is filled with. No value, line or version counts.</summary>
    /// <param name="found">The finding.</param>
    /// <returns>16 hexadecimal digits.</returns>
    public string Fingerprint(Diagnostic found)
    {
        var (text, place) = (found.Location.Text, Of(found.Location.Path).Path);
        var traits = found.Traits.Prepend(found.Subject)
            .Select(trait => Number().Replace(Shortened(trait.Replace(host.Display(found.Location.Path), place, StringComparison.Ordinal)), "*"));
        return FindingHash.Of([found.Rule.Id, place, FindingHash.NameOf(text.Read(text.LineAt(found.Location.Start.Line))), FindingHash.NameOf(found.Location.ToText()), .. traits]);
    }

    private string Shortened(string text)
    {
        foreach (var home in Homes)
        {
            text = text.Replace(home + "/", "~/", StringComparison.Ordinal).Replace(home.TrimStart('/') + "/", "~/", StringComparison.Ordinal);
        }

        return folder is null ? text : text.Replace(folder + "/", "", StringComparison.Ordinal);
    }

    // Accounts below 1000 and that of nobody are no people (login.defs(5), UID_MIN); no OpenClaw lives in /bin.
    private static IEnumerable<string> HomesOfPrograms(MachineFiles files) =>
        UserAccounts.Read(files).All.Where(user => user.Uid is (> 0 and < 1000) or 65534).Select(user => user.Home.TrimEnd('/'));

    private static bool IsBelow(string path, string folder) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    // Releases, addresses and line numbers.
    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)+(?:[-+][0-9A-Za-z.]+)?|(?<=:)[0-9]+|(?<=line )[0-9]+")]
    private static partial Regex Number();
}
