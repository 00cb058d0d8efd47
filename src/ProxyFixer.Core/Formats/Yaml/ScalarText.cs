using System.Buffers;
using System.Globalization;
using System.Text;

namespace ProxyFixer.Formats.Yaml;

/// <summary>Writes a value as a YAML scalar that Compose reads back as just that value.</summary>
internal static class ScalarText
{
    private static readonly SearchValues<char> Unsafe = SearchValues.Create("\"\\:#{}[],&*!|>%@`'\u0085\u00A0\u2028\u2029\uFEFF");

    /// <summary>Tells whether a name can be written as a plain key and in a list.</summary>
    /// <param name="name">The name of a variable.</param>
    /// <returns>True for letters, digits, <c>_ . -</c>, not beginning with a digit or a sign.</returns>
    public static bool IsName(string name) =>
        name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-');

    /// <summary>Tells whether a value can stand in a YAML file and in an environment.</summary>
    /// <param name="value">The value.</param>
    /// <returns>False with a NUL or half a surrogate pair.</returns>
    public static bool CanHold(string value) =>
        !value.Contains('\0', StringComparison.Ordinal) && !HasHalfPair(value);

    /// <summary>Doubles dollar signs, or Compose would replace what follows.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The value to write.</returns>
    public static string Escape(string value) => value.Replace("$", "$$", StringComparison.Ordinal);

    /// <summary>Writes a string with quotes.</summary>
    /// <param name="value">The string as YAML shall read it.</param>
    /// <param name="style">The wanted quotes; anything but single quotes means double quotes.</param>
    /// <returns>The scalar; single quotes only where they can hold the string.</returns>
    public static string Quote(string value, YamlStyle style) =>
        style == YamlStyle.SingleQuoted && value.All(IsPrintable)
            ? "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'"
            : DoubleQuote(value);

    /// <summary>Writes a string without quotes where it is read back as that string, else with double quotes.</summary>
    /// <param name="value">The string; begins with a letter or an underscore.</param>
    /// <returns>The scalar, fit for block and flow style.</returns>
    public static string PlainOrQuote(string value) => IsPlain(value) ? value : DoubleQuote(value);

    /// <summary>Writes a key: plain, or quoted where a plain one would be no string (<c>null</c>).</summary>
    /// <param name="name">A name as <see cref="IsName"/> has it.</param>
    /// <param name="style">How the neighbour's key is written.</param>
    /// <returns>The scalar.</returns>
    public static string Key(string name, YamlStyle style)
    {
        var plain = new YamlScalar(default, null, null, name, YamlStyle.Plain);
        return style == YamlStyle.Plain && YamlValue.Of(plain).Kind == YamlKind.String ? name : Quote(name, style);
    }

    // A colon and a hash sign are harmless inside a word.
    private static bool IsPlain(string value)
    {
        if (value.Length == 0 || !value.All(IsPrintable) || value[^1] is ' ' or ':')
        {
            return false;
        }

        for (var at = value.AsSpan().IndexOfAny(Unsafe); at >= 0; at = NextUnsafe(value, at))
        {
            var harmless = value[at] switch
            {
                ':' => value[at + 1] != ' ' && !",[]{}".Contains(value[at + 1], StringComparison.Ordinal),
                '#' => at > 0 && value[at - 1] != ' ',
                ',' or '[' or ']' or '{' or '}' => false,
                '\u0085' or '\u00A0' or '\u2028' or '\u2029' or '\uFEFF' => false,
                _ => at > 0,
            };
            if (!harmless)
            {
                return false;
            }
        }

        return true;
    }

    private static int NextUnsafe(string value, int at)
    {
        var next = value.AsSpan(at + 1).IndexOfAny(Unsafe);
        return next < 0 ? -1 : at + 1 + next;
    }

    private static bool IsPrintable(char c) =>
        c is >= ' ' and <= '~' or >= '\u00A1' and <= '\u2027' or >= '\u202A' and <= '\uFEFE' or >= '\uFF00' and <= '\uFFFD';

    private static bool HasHalfPair(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogate(value[i]) && (i + 1 == value.Length || !char.IsSurrogatePair(value[i], value[++i])))
            {
                return true;
            }
        }

        return false;
    }

    private static string DoubleQuote(string value)
    {
        var result = new StringBuilder("\"", value.Length + 2);
        foreach (var c in value)
        {
            result.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when IsPrintable(c) => c.ToString(),
                _ => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
            });
        }

        return result.Append('"').ToString();
    }
}
