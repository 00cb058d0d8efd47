using System.Globalization;
using System.Text;

namespace ProxyFixer.NodeJs.UrlStandard;

/// <summary>Percent-encoding as the URL standard and JavaScript read it.</summary>
internal static class PercentCode
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Replaces %XX by its byte, leaves every other %, and reads the bytes as UTF-8 (bad ones become U+FFFD).</summary>
    public static string Decode(ReadOnlySpan<char> text) =>
        text.Contains('%') ? Encoding.UTF8.GetString(Bytes(text)) : text.ToString();

    /// <summary>Whether JavaScript's decodeURIComponent accepts the text; else it throws "URI malformed".</summary>
    /// <param name="text">As written, before non-ASCII characters are encoded: encoding never fixes a broken sequence.</param>
    public static bool IsDecodable(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '%' && !IsTriple(text[at..]))
            {
                return false;
            }
        }
        try
        {
            return !text.Contains('%') || s_strict.GetCharCount(Bytes(text)) >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static byte[] Bytes(ReadOnlySpan<char> text)
    {
        var bytes = new MemoryStream(text.Length);
        Span<byte> rune = stackalloc byte[4];
        while (text.Length > 0)
        {
            if (IsTriple(text))
            {
                bytes.WriteByte(byte.Parse(text[1..3], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                text = text[3..];
                continue;
            }
            Rune.DecodeFromUtf16(text, out var character, out var consumed);
            bytes.Write(rune[..character.EncodeToUtf8(rune)]);
            text = text[consumed..];
        }
        return bytes.ToArray();
    }

    private static bool IsTriple(ReadOnlySpan<char> text) =>
        text is ['%', var high, var low, ..] && char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low);
}
