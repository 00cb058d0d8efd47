using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace ProxyFixer.Text;

/// <summary>
/// Turns any bytes into text and back without loss. A byte that is no part of valid UTF-8 becomes one lone surrogate
/// U+DC80 to U+DCFF (the scheme of Python's "surrogateescape", PEP 383); valid UTF-8 never decodes to a lone surrogate,
/// so the way back is exact.
/// </summary>
internal static class Utf8Bytes
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // U+FFFD, for half a surrogate pair that no file held: text that was put together by hand.
    private static ReadOnlySpan<byte> Replacement => "\uFFFD"u8;

    /// <summary>Decodes bytes; a byte order mark stays in the text as U+FEFF.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <returns>The text.</returns>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return Strict.GetString(bytes);
        }

        // No text has more UTF-16 units than bytes.
        var text = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            return new string(text, 0, Decode(bytes, text));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }

    private static int Decode(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        var length = 0;
        while (true)
        {
            Utf8.ToUtf16(bytes, text[length..], out var read, out var written, replaceInvalidSequences: false);
            bytes = bytes[read..];
            length += written;
            if (bytes.IsEmpty)
            {
                return length;
            }

            Rune.DecodeFromUtf8(bytes, out _, out var strays);
            foreach (var stray in bytes[..strays])
            {
                text[length++] = (char)(0xDC00 + stray);
            }

            bytes = bytes[strays..];
        }
    }

    /// <summary>The inverse of <see cref="Decode(ReadOnlySpan{byte})"/>.</summary>
    /// <param name="text">Text that <see cref="Decode(ReadOnlySpan{byte})"/> made, edited or not.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Encode(string text)
    {
        if (FirstStray(text) < 0)
        {
            return Strict.GetBytes(text);
        }

        var bytes = new ArrayBufferWriter<byte>(text.Length + 16);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var stray = FirstStray(rest);
            var valid = stray < 0 ? rest : rest[..stray];
            Strict.GetBytes(valid, bytes);
            rest = rest[valid.Length..];
            if (!rest.IsEmpty)
            {
                bytes.Write(rest[0] is >= '\uDC80' and <= '\uDCFF' ? [(byte)(rest[0] - 0xDC00)] : Replacement);
                rest = rest[1..];
            }
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Finds the first character that stands for a byte which is not UTF-8.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Its offset in UTF-16 units, or -1 where there is none; a high surrogate without a partner counts too.</returns>
    public static int FirstStray(ReadOnlySpan<char> text)
    {
        for (var i = 0; ; i += 2)
        {
            var next = text[i..].IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
            {
                return -1;
            }

            i += next;
            if (char.IsLowSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
            {
                return i;
            }
        }
    }

    /// <summary>Tells whether a text holds half of a surrogate pair.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>True where one stands alone.</returns>
    public static bool HasLoneSurrogate(string text) => FirstStray(text) >= 0;
}
