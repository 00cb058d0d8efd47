using System.Globalization;
using System.Text;

namespace ProxyFixer.Formats.Json5.Editing;

/// <summary>Writes strings and keys.</summary>
internal static class QuotedText
{
    /// <summary>Stands for "without quotes" where a quote character is asked for.</summary>
    public const char None = '\0';

    /// <summary>Writes a string. In double quotes the result is plain JSON too.</summary>
    /// <param name="value">The value after decoding; may hold any UTF-16 units.</param>
    /// <param name="quote">The quote character.</param>
    /// <returns>The token.</returns>
    public static string Quote(string value, char quote)
    {
        var token = new StringBuilder(value.Length + 2).Append(quote);
        for (var i = 0; i < value.Length; i++)
        {
            var isPair = char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]);
            if (isPair)
            {
                token.Append(value, i++, 2);
            }
            else
            {
                Append(token, value[i], quote);
            }
        }

        return token.Append(quote).ToString();
    }

    /// <summary>Writes a key.</summary>
    /// <param name="name">The name after decoding.</param>
    /// <param name="quote">The quote character, or <see cref="None"/>.</param>
    /// <param name="fallback">The quote to use where the name cannot do without.</param>
    /// <returns>The token.</returns>
    public static string Key(string name, char quote, char fallback) =>
        quote == None && IdentifierCharacters.IsName(name) ? name : Quote(name, quote == None ? fallback : quote);

    private static void Append(StringBuilder token, char c, char quote)
    {
        var letter = c switch { '\n' => 'n', '\r' => 'r', '\t' => 't', '\b' => 'b', '\f' => 'f', '\\' => '\\', _ => '\0' };
        if (letter != '\0' || c == quote)
        {
            token.Append('\\').Append(c == quote ? c : letter);
        }
        else if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF')
        {
            token.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }
        else
        {
            token.Append(c);
        }
    }
}
