using ProxyFixer.Formats;
using ProxyFixer.Machine;

namespace ProxyFixer.Services.Scripts;

/// <summary>
/// Tells whether a start command names a script that mentions OpenClaw: a service of any name may start it so. What distributions put into their own
/// folders is not opened: those are hundreds of programs on each machine.
/// </summary>
/// <param name="files">The machine.</param>
internal sealed class NamedScripts(MachineFiles files)
{
    private const long Largest = 64 * 1024;

    private static readonly string[] OfDistributions = ["/usr/bin/", "/usr/sbin/", "/usr/lib", "/usr/share/", "/bin/", "/sbin/", "/lib", "/dev/", "/proc/", "/sys/", "/run/"];

    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>Looks into the scripts that words name.</summary>
    /// <param name="words">Words of a start command, as written.</param>
    /// <param name="home">What <c>%h</c> stands for, absolute as seen from the root.</param>
    /// <returns>True where one of them mentions it.</returns>
    public bool Mention(IEnumerable<string> words, string home) =>
        words.Select(word => word.StartsWith("%h/", StringComparison.Ordinal) ? home + word[2..] : word.TrimStart('@', '-', ':', '+', '!', '|')).Any(Mentions);

    private bool Mentions(string path)
    {
        if (!path.StartsWith('/') || OfDistributions.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)))
        {
            return false;
        }

        return known.TryGetValue(path, out var mentions) ? mentions
            : known[path] = files.Status(path) is { Type: FileType.File, Size: <= Largest }
                && files.Matches(path, text => ShellShebang.Is(text) && text.Contains("openclaw", StringComparison.OrdinalIgnoreCase));
    }
}
