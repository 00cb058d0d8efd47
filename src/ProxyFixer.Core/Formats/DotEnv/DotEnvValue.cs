using System.Buffers;
using System.Text;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.DotEnv;

/// <summary>What dotenv 17.3.1 makes of the text of a value.</summary>
internal static class DotEnvValue
{
    private static readonly char[] Quotes = ['"', '\'', '`'];

    private static readonly SearchValues<char> QuotesAndEscapes = SearchValues.Create("\"'`\\\r\u2028\u2029");

    /// <summary>Tells at a glance of most values that they need no decoding.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="assignment">Where the value is.</param>
    /// <returns>True where <see cref="Decode"/> gives what stands between the quotes, or the whole of a plain value.</returns>
    public static bool IsAsWritten(ReadOnlySpan<char> text, in DotEnvAssignment assignment)
    {
        var margin = assignment.Quote == '\0' ? 0 : 1;
        return !text.Slice(assignment.Value.Start + margin, assignment.Value.Length - (2 * margin)).ContainsAny(QuotesAndEscapes);
    }

    /// <summary>Reads a value.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="assignment">Where the value is.</param>
    /// <returns>The value: line ends as LF, quotes taken off, <c>\n</c> and <c>\r</c> expanded in double quotes.</returns>
    public static string Decode(ReadOnlySpan<char> text, in DotEnvAssignment assignment)
    {
        var raw = text.Slice(assignment.Value.Start, assignment.Value.Length);
        if (assignment.Quote != '\0')
        {
            return Expand(raw[0], WithLineFeeds(raw[1..^1]));
        }

        if (raw.IsEmpty)
        {
            return "";
        }

        var plain = raw.IndexOfAny('\u2028', '\u2029') >= 0 ? WithoutQuotesOfLines(raw)
            : raw.Length > 1 && raw[0] == raw[^1] && Quotes.AsSpan().Contains(raw[0]) ? raw[1..^1].ToString()
            : raw.ToString();
        return Expand(raw[0], plain);
    }

    /// <summary>Reads a value of a file that is not UTF-8: JavaScript sees U+FFFD for what is none.</summary>
    /// <param name="value">The decoded value.</param>
    /// <returns>The value as JavaScript has it.</returns>
    public static string Repair(string value) =>
        Utf8Bytes.FirstStray(value) < 0 ? value : Encoding.UTF8.GetString(Utf8Bytes.Encode(value));

    private static string Expand(char first, string value) => first == '"' && value.Contains('\\', StringComparison.Ordinal)
        ? value.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\r", "\r", StringComparison.Ordinal)
        : value;

    private static string WithLineFeeds(ReadOnlySpan<char> raw)
    {
        var value = raw.ToString();
        return value.Contains('\r', StringComparison.Ordinal)
            ? value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
            : value;
    }

    /// <summary>
    /// dotenv takes quotes off with a multi-line expression: <c>/^(['"`])([\s\S]*)\1$/mg</c>. LS and PS are line ends to it,
    /// though they do not end a plain value, so that a quoted stretch in the middle can lose its quotes.
    /// </summary>
    private static string WithoutQuotesOfLines(ReadOnlySpan<char> raw)
    {
        var result = new StringBuilder(raw.Length);
        var last = new[] { LastAtLineEnd(raw, '"'), LastAtLineEnd(raw, '\''), LastAtLineEnd(raw, '`') };
        var done = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var kind = i == 0 || EcmaSpace.EndsLine(raw[i - 1]) ? Quotes.AsSpan().IndexOf(raw[i]) : -1;
            if (kind >= 0 && last[kind] > i)
            {
                result.Append(raw[done..i]).Append(raw[(i + 1)..last[kind]]);
                done = last[kind] + 1;
                i = last[kind];
            }
        }

        return result.Append(raw[done..]).ToString();
    }

    private static int LastAtLineEnd(ReadOnlySpan<char> raw, char quote)
    {
        for (var i = raw.Length - 1; i >= 0; i--)
        {
            if (raw[i] == quote && (i + 1 == raw.Length || EcmaSpace.EndsLine(raw[i + 1])))
            {
                return i;
            }
        }

        return -1;
    }
}
