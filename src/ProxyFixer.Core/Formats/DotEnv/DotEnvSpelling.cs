using System.Buffers;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.DotEnv;

/// <summary>The ways to write a value into a <c>.env</c> file. Nothing can be escaped there but line ends in double quotes.</summary>
internal static class DotEnvSpelling
{
    /// <summary>Characters that a plain value cannot hold, or that other readers of the file take for quotes.</summary>
    private static readonly SearchValues<char> Meaningful = SearchValues.Create("#'\"`\n\r\u2028\u2029");

    /// <summary>Lists how a value can be written, best first; each still has to be read back in its place.</summary>
    /// <param name="value">The value.</param>
    /// <param name="style">The quote to use if it can hold the value; NUL for none.</param>
    /// <param name="newline">The file's line end, for a value of several lines.</param>
    /// <returns>Texts with their quotes; may be none.</returns>
    public static IEnumerable<string> Of(string value, char style, string newline)
    {
        // A dollar sign is safest in single quotes: Docker Compose and shells that read the same file leave it alone there.
        char[] order = value.Contains('$', StringComparison.Ordinal)
            ? [style, '\0', '\'', '"', '`']
            : [style, '\0', '"', '\'', '`'];
        return order.Distinct().Select(quote => Write(value, quote, newline)).OfType<string>();
    }

    private static string? Write(string value, char quote, string newline) => quote switch
    {
        '\0' => CanBePlain(value) ? value : null,
        _ when value.Contains(quote, StringComparison.Ordinal) => null,
        '"' => value.Contains("\\n", StringComparison.Ordinal) || value.Contains("\\r", StringComparison.Ordinal)
            ? null
            : '"' + value.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal) + '"',
        _ when value.Contains('\r', StringComparison.Ordinal) => null,
        _ => quote + value.Replace("\n", newline, StringComparison.Ordinal) + quote,
    };

    private static bool CanBePlain(string value) =>
        !value.AsSpan().ContainsAny(Meaningful)
        && (value.Length == 0 || !(EcmaSpace.Has(value[0]) || EcmaSpace.Has(value[^1])));
}
