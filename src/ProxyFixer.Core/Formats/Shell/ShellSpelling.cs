using System.Buffers;

namespace ProxyFixer.Formats.Shell;

/// <summary>The ways to write a value into a shell file.</summary>
internal static class ShellSpelling
{
    /// <summary>Characters that mean themselves everywhere in an assignment and in the arguments of <c>export</c>.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./:@%+,=-");

    /// <summary>Lists how a value can be written, best first.</summary>
    /// <param name="value">Any value without NUL.</param>
    /// <param name="style">The quote to use if it suits; NUL for none.</param>
    /// <param name="isFish">Whether fish reads it, which has escapes in single quotes.</param>
    /// <returns>Texts with their quotes.</returns>
    public static IEnumerable<string> Of(string value, char style, bool isFish)
    {
        var needsNoEscape = value.AsSpan().IndexOfAny("$`\"\\!") < 0;
        if (style == '"' && needsNoEscape)
        {
            yield return '"' + value + '"';
        }
        else if (style == '\0' && (value.Length > 0 || !isFish) && !value.AsSpan().ContainsAnyExcept(Plain))
        {
            yield return value;
        }

        if (isFish)
        {
            yield return "'" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";
            yield break;
        }

        if (style == '\'' || !value.Contains('\'', StringComparison.Ordinal))
        {
            yield return InSingleQuotes(value);
        }

        yield return InDoubleQuotes(value);
    }

    /// <summary>Tells which quote encloses a whole value.</summary>
    /// <param name="raw">The value as it is written.</param>
    /// <returns>The quote, or NUL.</returns>
    public static char StyleOf(ReadOnlySpan<char> raw)
    {
        if (raw.Length < 2 || raw[0] != raw[^1] || raw[0] is not ('"' or '\''))
        {
            return '\0';
        }

        var inner = raw[1..^1];
        var isWhole = raw[0] == '\'' ? inner.Replace("'\\''", "").IndexOf('\'') < 0 : inner.Replace("\\\"", "").IndexOf('"') < 0;
        return isWhole ? raw[0] : '\0';
    }

    private static string Replace(this ReadOnlySpan<char> text, string old, string replacement) =>
        text.ToString().Replace(old, replacement, StringComparison.Ordinal);

    private static string InSingleQuotes(string value) => "'" + value.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static string InDoubleQuotes(string value) => '"' + value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("$", "\\$", StringComparison.Ordinal)
        .Replace("`", "\\`", StringComparison.Ordinal) + '"';
}
