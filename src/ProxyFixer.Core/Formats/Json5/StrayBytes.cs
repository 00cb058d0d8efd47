using System.Text;

namespace ProxyFixer.Formats.Json5;

/// <summary>Bytes that are not UTF-8, which a text holds as lone surrogates U+DC80 to U+DCFF.</summary>
internal static class StrayBytes
{
    /// <summary>Decodes as Node does: each ill-formed sequence becomes one U+FFFD (WHATWG Encoding, "UTF-8 decode").</summary>
    /// <param name="text">A part of a text.</param>
    /// <returns>The text with replacement characters.</returns>
    public static string AsReaderSees(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        while (!text.IsEmpty)
        {
            var stray = Text.Utf8Bytes.FirstStray(text);
            result.Append(stray < 0 ? text : text[..stray]);
            text = stray < 0 ? [] : text[stray..];
            var run = 0;
            while (run < text.Length && text[run] is >= '\uDC80' and <= '\uDCFF')
            {
                run++;
            }

            result.Append(Decode(text[..run]));
            text = text[run..];
            if (run == 0 && !text.IsEmpty)
            {
                result.Append('\uFFFD');
                text = text[1..];
            }
        }

        return result.ToString();
    }

    private static string Decode(ReadOnlySpan<char> strays)
    {
        var bytes = new byte[strays.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(strays[i] - 0xDC00);
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
