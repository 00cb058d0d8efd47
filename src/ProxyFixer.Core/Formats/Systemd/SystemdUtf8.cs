using System.Text;

namespace ProxyFixer.Formats.Systemd;

/// <summary>What systemd takes for valid UTF-8: no stray byte, no surrogate, and no noncharacter such as U+FFFF either.</summary>
/// <remarks>Its <c>unichar_is_valid</c>. A byte that is not UTF-8 stands in our text as a lone surrogate U+DC80 to U+DCFF.</remarks>
internal static class SystemdUtf8
{
    private const char Replacement = '\uFFFD';

    /// <summary>A fast test: whether a text can hold anything that <see cref="IsValid"/> refuses.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>False where it certainly holds nothing of the kind.</returns>
    public static bool MayHoldInvalid(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 || text.IndexOfAnyInRange('\uFDD0', '\uFDEF') >= 0
        || text.IndexOfAnyInRange('\uFFFE', '\uFFFF') >= 0;

    /// <summary>Tells whether systemd would take a text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>True where all of it is valid.</returns>
    public static bool IsValid(ReadOnlySpan<char> text) => FirstInvalid(text) < 0;

    /// <summary>Finds the first character that systemd refuses.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Its offset, or -1.</returns>
    public static int FirstInvalid(ReadOnlySpan<char> text)
    {
        if (!MayHoldInvalid(text))
        {
            return -1;
        }

        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text[i..], out var rune, out var consumed) != System.Buffers.OperationStatus.Done || !IsCharacter(rune.Value))
            {
                return i;
            }

            i += consumed;
        }

        return -1;
    }

    /// <summary>Writes a text as systemd does in its messages: every byte it refuses becomes U+FFFD.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text without what is invalid.</returns>
    public static string Readable(ReadOnlySpan<char> text)
    {
        var readable = new StringBuilder(text.Length);
        while (!text.IsEmpty)
        {
            var status = Rune.DecodeFromUtf16(text, out var rune, out var consumed);
            if (status == System.Buffers.OperationStatus.Done && IsCharacter(rune.Value))
            {
                readable.Append(text[..consumed]);
            }
            else
            {
                var bytes = status == System.Buffers.OperationStatus.Done ? rune.Utf8SequenceLength : 1;
                readable.Append(Replacement, bytes);
            }

            text = text[consumed..];
        }

        return readable.ToString();
    }

    /// <summary>Writes a text so that it can be shown: every byte that is not UTF-8 becomes U+FFFD.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text; noncharacters stay.</returns>
    public static string Shown(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            shown.Append(rune.ToString());
        }

        return shown.ToString();
    }

    /// <summary>Tells whether systemd takes a code point for a character.</summary>
    /// <param name="value">The code point.</param>
    /// <returns>False for surrogates, noncharacters and what lies beyond Unicode.</returns>
    public static bool IsCharacter(int value) =>
        value is >= 0 and < 0x110000 and not (>= 0xD800 and <= 0xDFFF) and not (>= 0xFDD0 and <= 0xFDEF) && (value & 0xFFFE) != 0xFFFE;
}
