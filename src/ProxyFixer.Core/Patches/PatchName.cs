using System.Text;
using ProxyFixer.Text;

namespace ProxyFixer.Patches;

/// <summary>File names in patches: quoted like C strings where they hold odd characters (git-diff(1), "Generating patch text").</summary>
internal static class PatchName
{
    private const string Escapes = "abtnvfr\"\\";
    private const string Escaped = "\a\b\t\n\v\f\r\"\\";

    /// <summary>Writes a name as git does.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The name, in double quotes where it holds a quote, a backslash or a control character.</returns>
    public static string Quote(string name)
    {
        if (!name.Any(c => c is '"' or '\\' || c < ' ' || c == 0x7f))
        {
            return name;
        }

        var quoted = new StringBuilder("\"");
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            quoted.Append(b is (byte)'"' or (byte)'\\' ? "\\" + (char)b
                : b is < 0x20 or >= 0x7f ? "\\" + Convert.ToString(b, 8).PadLeft(3, '0') : (char)b);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Reads a name behind <c>---</c> or <c>+++</c>: what stands behind a TAB (a time) is no part of it.</summary>
    /// <param name="text">The rest of the line.</param>
    /// <returns>The name; null where a quote is not closed or an escape is unknown.</returns>
    public static string? Read(ReadOnlySpan<char> text)
    {
        if (text is ['"', ..])
        {
            return ReadQuoted(text, out var end) is { } name && text[end..] is ([] or ['\t', ..]) ? name : null;
        }

        var tab = text.IndexOf('\t');
        return (tab < 0 ? text : text[..tab]).ToString();
    }

    /// <summary>Reads a quoted name.</summary>
    /// <param name="text">Begins with the opening quote.</param>
    /// <param name="end">Behind the closing quote.</param>
    /// <returns>The name; null where the quote is not closed or an escape is unknown.</returns>
    public static string? ReadQuoted(ReadOnlySpan<char> text, out int end)
    {
        var bytes = new List<byte>();
        for (end = 1; end < text.Length; end++)
        {
            if (text[end] == '"')
            {
                end++;
                return SourceText.FromBytes("", bytes.ToArray()).Text;
            }

            if (text[end] != '\\')
            {
                var length = char.IsHighSurrogate(text[end]) && end + 1 < text.Length ? 2 : 1;
                bytes.AddRange(SourceText.FromString("", text.Slice(end, length).ToString()).ToBytes());
                end += length - 1;
            }
            else if (!TryReadEscape(text, ref end, bytes))
            {
                return null;
            }
        }

        return null;
    }

    private static bool TryReadEscape(ReadOnlySpan<char> text, ref int at, List<byte> bytes)
    {
        var rest = text[(at + 1)..];
        if (rest is [>= '0' and <= '3', >= '0' and <= '7', >= '0' and <= '7', ..])
        {
            bytes.Add((byte)((rest[0] - '0') * 64 + (rest[1] - '0') * 8 + rest[2] - '0'));
            at += 3;
            return true;
        }

        var known = rest.IsEmpty ? -1 : Escapes.IndexOf(rest[0], StringComparison.Ordinal);
        if (known >= 0)
        {
            bytes.Add((byte)Escaped[known]);
            at++;
        }

        return known >= 0;
    }
}
