namespace ProxyFixer.Formats.Shell;

/// <summary>The reserved words of POSIX shells (XCU 2.4) and those that bash and zsh add.</summary>
internal static class Keywords
{
    /// <summary>All of them.</summary>
    public static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "if", "then", "elif", "else", "fi", "while", "until", "for", "select", "do", "done", "case", "in", "esac",
        "{", "}", "!", "[[", "]]", "function", "time", "coproc",
    };

    /// <summary>Finds a word without making a string of it.</summary>
    public static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();
}
