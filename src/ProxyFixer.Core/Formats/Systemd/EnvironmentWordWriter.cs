using System.Buffers;
using System.Globalization;
using System.Text;

namespace ProxyFixer.Formats.Systemd;

/// <summary>Writes a <c>NAME=value</c> word of an <c>Environment=</c> line.</summary>
internal static class EnvironmentWordWriter
{
    private static readonly SearchValues<char> NeedsQuotes =
        SearchValues.Create(string.Concat(Enumerable.Range(0, 33).Select(c => (char)c)) + "'\"\\\u007F");

    /// <summary>Writes a word so that systemd reads the value back.</summary>
    /// <param name="name">A valid name.</param>
    /// <param name="value">The value; may be empty.</param>
    /// <param name="like">The word that is replaced, whose quotes are kept; may be empty.</param>
    /// <returns>The word, or null where no word can hold the value (NUL, not UTF-8).</returns>
    public static string? Write(string name, string value, ReadOnlySpan<char> like = default)
    {
        if (value.Contains('\0', StringComparison.Ordinal) || !SystemdUtf8.IsValid(value))
        {
            return null;
        }

        if (like.Length >= 2 && like[0] is '"' or '\'' && like[^1] == like[0])
        {
            return $"{like[0]}{name}={Escape(value, like[0])}{like[0]}";
        }

        var rest = like.StartsWith(name + "=", StringComparison.Ordinal) ? like[(name.Length + 1)..] : default;
        if (rest.Length >= 2 && rest[0] is '"' or '\'' && rest[^1] == rest[0])
        {
            return $"{name}={rest[0]}{Escape(value, rest[0])}{rest[0]}";
        }

        return value.AsSpan().IndexOfAny(NeedsQuotes) < 0
            ? $"{name}={Escape(value, '"')}"
            : $"\"{name}={Escape(value, '"')}\"";
    }

    /// <summary>Escapes a text that stands between quotes.</summary>
    /// <param name="value">Any text that systemd takes for UTF-8.</param>
    /// <param name="quote">The quote.</param>
    /// <returns>The text, its specifiers and escapes doubled.</returns>
    internal static string Escape(string value, char quote)
    {
        var escaped = new StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            _ = c switch
            {
                '%' => escaped.Append("%%"),
                '\\' => escaped.Append(@"\\"),
                '\n' => escaped.Append(@"\n"),
                '\r' => escaped.Append(@"\r"),
                '\t' => escaped.Append(@"\t"),
                < ' ' or '\u007F' => escaped.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ when c == quote => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
