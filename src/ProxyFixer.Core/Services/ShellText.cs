namespace ProxyFixer.Services;

/// <summary>Words of a command line that is pasted into a shell.</summary>
internal static class ShellText
{
    /// <summary>Quotes a word where that is needed.</summary>
    /// <param name="word">Any text.</param>
    /// <returns>What every POSIX shell reads as that word.</returns>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "_@%+=:,./-".Contains(c, StringComparison.Ordinal))
            ? word
            : "'" + word.Replace("'", @"'\''", StringComparison.Ordinal) + "'";

    /// <summary>Makes a text fit for a comment.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text without control characters: behind a line break a shell would run what follows.</returns>
    public static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '?' : c));
}
