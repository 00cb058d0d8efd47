using System.Buffers;
using System.Globalization;
using System.Text;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Systemd;

/// <summary>Takes words off a value, as systemd's <c>extract_first_word</c> does with quotes and C escapes.</summary>
internal ref struct WordReader
{
    private const string Blanks = " \t\r\n";
    private static readonly SearchValues<char> OutsideQuotes = SearchValues.Create(" \t\r\n'\"\\");

    private readonly ReadOnlySpan<char> value;
    private readonly bool escapes;
    private int at;
    private bool hasStray;

    /// <summary>Starts at the first word.</summary>
    /// <param name="value">The value of the line.</param>
    /// <param name="escapes">True for C escapes; false where a backslash only protects the next character.</param>
    public WordReader(ReadOnlySpan<char> value, bool escapes)
    {
        this.value = value;
        this.escapes = escapes;
    }

    /// <summary>Where the word with an unknown escape or an open quote begins, or null.</summary>
    public int? BrokenAt { get; private set; }

    /// <summary>Reads one word.</summary>
    /// <returns>The word, or null at the end or at a mistake.</returns>
    public EnvironmentWord? Next()
    {
        at += BlanksAt(value[at..]);
        if (at == value.Length || BrokenAt is not null)
        {
            return null;
        }

        var start = at;
        var plain = value[at..].IndexOfAny(OutsideQuotes);
        var length = plain < 0 ? value.Length - at : plain;
        if (plain < 0 || Blanks.Contains(value[at + plain], StringComparison.Ordinal))
        {
            at += length;
            return new(value.Slice(start, length).ToString(), start, length);
        }

        var word = ReadQuoted();
        if (word is null)
        {
            BrokenAt = start;
            return null;
        }

        return new(word, start, at - start);
    }

    private static int BlanksAt(ReadOnlySpan<char> rest) => rest.Length - rest.TrimStart(Blanks).Length;

    private string? ReadQuoted()
    {
        var word = new StringBuilder();
        var quote = '\0';
        hasStray = false;
        for (; at < value.Length; at++)
        {
            var c = value[at];
            if (c == '\\')
            {
                if (!ReadEscape(word))
                {
                    return null;
                }
            }
            else if (quote == '\0' ? c is '\'' or '"' : c == quote)
            {
                quote = quote == '\0' ? c : '\0';
            }
            else if (quote == '\0' && Blanks.Contains(c, StringComparison.Ordinal))
            {
                break;
            }
            else
            {
                word.Append(c);
            }
        }

        return quote != '\0' ? null : hasStray ? Utf8Bytes.Decode(Utf8Bytes.Encode(word.ToString())) : word.ToString();
    }

    // Leaves 'at' on the last character of the escape.
    private bool ReadEscape(StringBuilder word)
    {
        if (++at >= value.Length)
        {
            return false;
        }

        if (!escapes)
        {
            word.Append(value[at]);
            return true;
        }

        const string Letters = "abfnrtv\\\"'s";
        const string Meanings = "\a\b\f\n\r\t\v\\\"' ";
        var letter = Letters.IndexOf(value[at], StringComparison.Ordinal);
        if (letter >= 0)
        {
            word.Append(Meanings[letter]);
            return true;
        }

        return value[at] switch
        {
            'x' => ReadByte(word, 1, 2, 16),
            'u' => ReadCodePoint(word, 4),
            'U' => ReadCodePoint(word, 8),
            >= '0' and <= '7' => ReadByte(word, 0, 3, 8),
            _ => false,
        };
    }

    private bool ReadByte(StringBuilder word, int skip, int digits, int radix)
    {
        var number = ReadDigits(skip, digits, radix);
        if (number is <= 0 or > 255)
        {
            return false;
        }

        hasStray |= number > 127;
        word.Append((char)(number > 127 ? 0xDC00 + number : number));
        return true;
    }

    private bool ReadCodePoint(StringBuilder word, int digits)
    {
        var number = ReadDigits(1, digits, 16);
        if (number <= 0 || (digits == 8 && !SystemdUtf8.IsCharacter((int)Math.Min(number, int.MaxValue))))
        {
            return false;
        }

        if (Rune.TryCreate((int)number, out var rune))
        {
            word.Append(rune.ToString());
            return true;
        }

        // A surrogate by \u: systemd writes its three bytes, which are then no valid UTF-8.
        hasStray = true;
        word.Append((char)(0xDC00 + (0xE0 | (int)(number >> 12))))
            .Append((char)(0xDC00 + (0x80 | ((int)(number >> 6) & 0x3F))))
            .Append((char)(0xDC00 + (0x80 | ((int)number & 0x3F))));
        return true;
    }

    private long ReadDigits(int skip, int digits, int radix)
    {
        if (at + skip + digits > value.Length)
        {
            return -1;
        }

        long number = 0;
        foreach (var c in value.Slice(at + skip, digits))
        {
            var digit = char.IsAsciiHexDigit(c) ? int.Parse([c], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : 99;
            if (digit >= radix)
            {
                return -1;
            }

            number = (number * radix) + digit;
        }

        at += skip + digits - 1;
        return number;
    }
}
