using System.Text;
using ProxyFixer.Machine;

namespace ProxyFixer.Services.Systemd;

/// <summary>Finds the files of a path of <c>EnvironmentFile=</c>, as glob(3) does without flags.</summary>
/// <param name="files">The machine.</param>
internal sealed class FileGlob(SystemdFiles files)
{
    /// <summary>Finds what a path matches.</summary>
    /// <param name="pattern">Absolute path with <c>* ? [ab] [!a]</c> or none; a backslash protects the next character.</param>
    /// <returns>Paths that exist, sorted bytewise; links count even where they lead nowhere.</returns>
    public IReadOnlyList<string> Find(string pattern)
    {
        var folders = new List<string> { "" };
        var steps = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (index, step) in steps.Index())
        {
            folders = [.. folders.SelectMany(folder => Matches(folder, step, isLast: index == steps.Length - 1))];
        }

        return [.. folders.Order(Bytewise.Comparer)];
    }

    /// <summary>Finds what a path matches on disk, as a shell does.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="pattern">Absolute path with <c>* ? [ab] [!a]</c> or none.</param>
    /// <returns>Paths, sorted bytewise folder by folder; the last step need not exist where it is no pattern.</returns>
    public static IEnumerable<string> Find(MachineFiles machine, string pattern) => pattern.Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate((IEnumerable<string>)[""], (folders, step) => step.AsSpan().ContainsAny('*', '?', '[')
            ? folders.SelectMany(folder => machine.List(folder.Length == 0 ? "/" : folder).Where(name => IsMatch(step, name)).Order(Bytewise.Comparer).Select(name => $"{folder}/{name}"))
            : folders.Select(folder => $"{folder}/{step}"));

    /// <summary>Matches a name as fnmatch(3) does.</summary>
    /// <param name="pattern">One step of a pattern.</param>
    /// <param name="name">One name; a leading dot must be matched by a dot.</param>
    /// <returns>True where it matches.</returns>
    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        if (name.StartsWith(".") && !pattern.StartsWith(".") && !pattern.StartsWith("\\."))
        {
            return false;
        }

        int p = 0, n = 0, starPattern = -1, starName = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (starPattern, starName) = (++p, n);
                continue;
            }

            var matched = p < pattern.Length ? MatchOne(pattern[p..], name[n]) : 0;
            if (matched > 0)
            {
                (p, n) = (p + matched, n + 1);
            }
            else if (starPattern >= 0)
            {
                (p, n) = (starPattern, ++starName);
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart('*').IsEmpty;
    }

    private IEnumerable<string> Matches(string folder, string step, bool isLast)
    {
        if (HasWildcard(step))
        {
            return files.List(folder.Length == 0 ? "/" : folder).Where(name => IsMatch(step, name)).Select(name => folder + "/" + name);
        }

        var path = folder + "/" + Unescape(step);
        var exists = !isLast || files.Status(path) is not null || files.ReadLink(path) is not null;
        return exists ? [path] : [];
    }

    private static bool HasWildcard(string step)
    {
        var isOpen = false;
        for (var i = 0; i < step.Length; i++)
        {
            switch (step[i])
            {
                case '*' or '?':
                case ']' when isOpen:
                    return true;
                case '[':
                    isOpen = true;
                    break;
                case '\\':
                    i++;
                    break;
            }
        }

        return false;
    }

    private static string Unescape(string step)
    {
        var plain = new StringBuilder(step.Length);
        for (var i = 0; i < step.Length; i++)
        {
            plain.Append(step[i] == '\\' && i + 1 < step.Length ? step[++i] : step[i]);
        }

        return plain.ToString();
    }

    // The length of the pattern that matches one character; 0 where it does not match.
    private static int MatchOne(ReadOnlySpan<char> pattern, char c) => pattern[0] switch
    {
        '?' => 1,
        '\\' when pattern.Length > 1 => pattern[1] == c ? 2 : 0,
        '[' => MatchBracket(pattern, c),
        var literal => literal == c ? 1 : 0,
    };

    private static int MatchBracket(ReadOnlySpan<char> pattern, char c)
    {
        var negated = pattern.Length > 1 && pattern[1] is '!' or '^';
        var first = negated ? 2 : 1;
        var found = false;
        for (var i = first; i < pattern.Length; i++)
        {
            if (pattern[i] == ']' && i > first)
            {
                return found != negated ? i + 1 : 0;
            }

            i += pattern[i] == '\\' && i + 1 < pattern.Length ? 1 : 0;
            var low = pattern[i];
            if (i + 2 < pattern.Length && pattern[i + 1] == '-' && pattern[i + 2] != ']')
            {
                i += 2;
            }

            found |= low <= c && c <= pattern[i];
        }

        // Without its end a bracket is an ordinary character.
        return c == '[' ? 1 : 0;
    }
}
