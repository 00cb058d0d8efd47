namespace ProxyFixer.Formats.Systemd;

/// <summary>Writes the value of <c>ExecStart=</c> and its like (systemd.service(5), "Command lines").</summary>
internal static class ExecLineWriter
{
    /// <summary>Writes a command so that systemd starts exactly these words.</summary>
    /// <param name="words">The program, an absolute path, and its arguments.</param>
    /// <returns>The line; null where systemd cannot start it (a control character, a quote or '\' in the program's path; NUL; not UTF-8).</returns>
    public static string? Write(IReadOnlyList<string> words) =>
        words.Any(word => word.Contains('\0', StringComparison.Ordinal) || !SystemdUtf8.IsValid(word)) || !IsSafe(words[0]) ? null
        : string.Join(' ', words.Skip(1).Select(Argument).Prepend(Program(words[0])));

    // systemd's string_is_safe; the path must be one that it looks up nowhere.
    private static bool IsSafe(string path) => path.StartsWith('/') && !path.Any(c => c is < ' ' or '"' or '\'' or '\\' or '\u007F');

    // Variables are put into arguments alone.
    private static string Program(string path) => Quote(path, path);

    private static string Argument(string word) => Quote(word, word.Replace("$", "$$", StringComparison.Ordinal));

    private static string Quote(string word, string text) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "_@+=:,./-".Contains(c, StringComparison.Ordinal))
            ? word
            : $"\"{EnvironmentWordWriter.Escape(text, '"')}\"";
}
