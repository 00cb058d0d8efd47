using ProxyFixer.Text;

namespace ProxyFixer.Formats.DotEnv;

/// <summary>What dotenv passes over without a word. The messages quote nothing of the file.</summary>
internal static class DotEnvErrors
{
    /// <summary>A value begins with a quote that nothing closes.</summary>
    public const string OpenQuote = "the quote is never closed; it becomes part of the value, which ends with the line";

    /// <summary>The key is a special property of JavaScript's objects.</summary>
    public const string LostKey = "line is ignored: JavaScript cannot hold a variable of this name";

    /// <summary>Tells whether dotenv finds an assignment and loses it nevertheless.</summary>
    /// <param name="key">The key.</param>
    /// <returns>True for <c>__proto__</c>, which sets the result object's prototype instead.</returns>
    public static bool IsLost(ReadOnlySpan<char> key) => key is "__proto__";

    /// <summary>Says why a line is no assignment.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">The line, from its first character that is no white space.</param>
    /// <returns>A message.</returns>
    public static string OfLine(ReadOnlySpan<char> text, TextSpan line)
    {
        var content = text.Slice(line.Start, line.Length);
        var equals = content.IndexOf('=');
        if (equals < 0)
        {
            var colon = content.IndexOf(':');
            return colon > 0 && !content[..colon].ContainsAnyExcept(KeyCharacters)
                ? "line is ignored: a colon must stand directly behind the name and needs a space behind it"
                : "line is ignored: it is no assignment";
        }

        return equals == 0 ? "line is ignored: there is no name before '='"
            : "line is ignored: the name has other characters than letters, digits, '_', '.' and '-'";
    }

    private static readonly System.Buffers.SearchValues<char> KeyCharacters = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");
}
