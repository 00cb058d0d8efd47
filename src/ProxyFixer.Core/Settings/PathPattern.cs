using System.IO.Enumeration;

namespace ProxyFixer.Settings;

/// <summary>Patterns for paths: <c>*</c> and <c>?</c> within a name, <c>**</c> for any folders. One that matches a folder matches all below it.</summary>
internal static class PathPattern
{
    private const string AnyFolders = "**";

    /// <summary>Matches a path.</summary>
    /// <param name="pattern">Absolute.</param>
    /// <param name="path">Absolute.</param>
    /// <returns>True where the pattern matches the path or a folder above it.</returns>
    public static bool IsMatch(string pattern, string path)
    {
        if (MissesBeginning(pattern, path))
        {
            return false;
        }

        string[] wanted = [.. Names(pattern), AnyFolders];
        var names = Names(path);
        int w = 0, n = 0, anyFrom = -1, anyName = 0;
        while (n < names.Length)
        {
            if (w < wanted.Length && wanted[w] == AnyFolders)
            {
                (anyFrom, anyName) = (++w, n);
            }
            else if (w < wanted.Length && FileSystemName.MatchesSimpleExpression(wanted[w], names[n], ignoreCase: false))
            {
                (w, n) = (w + 1, n + 1);
            }
            else if (anyFrom >= 0)
            {
                (w, n) = (anyFrom, ++anyName);
            }
            else
            {
                return false;
            }
        }

        return wanted.AsSpan(w).TrimStart(AnyFolders).IsEmpty;
    }

    // Thousands of entries are asked about thousands of findings, and most begin otherwise.
    private static bool MissesBeginning(string pattern, string path)
    {
        var plain = pattern.AsSpan(0, pattern.AsSpan().IndexOfAny('*', '?') is >= 0 and var wild ? wild : pattern.Length).TrimEnd('/');
        return !plain.Contains("//", StringComparison.Ordinal) && !plain.Contains("/.", StringComparison.Ordinal) && !path.StartsWith(plain, StringComparison.Ordinal);
    }

    private static string[] Names(string path) => [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(name => name != ".")];
}
