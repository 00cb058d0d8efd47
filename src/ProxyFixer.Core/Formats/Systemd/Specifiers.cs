using System.Text;

namespace ProxyFixer.Formats.Systemd;

/// <summary>What one specifier stands for.</summary>
/// <param name="Kind">Whether and how it is known.</param>
/// <param name="Value">The text where it is known; else empty.</param>
public readonly record struct Specifier(SpecifierKind Kind, string Value)
{
    /// <summary>A known one.</summary>
    /// <param name="value">Its text; may be empty.</param>
    /// <returns>The specifier.</returns>
    public static Specifier Known(string value) => new(SpecifierKind.Known, value);

    /// <summary>One that systemd refuses: "Invalid slot".</summary>
    public static Specifier Unknown { get; } = new(SpecifierKind.Unknown, "");

    /// <summary>One whose text only a running system knows.</summary>
    public static Specifier AtRunTime { get; } = new(SpecifierKind.AtRunTime, "");

    /// <summary>One that systemd cannot work out for this unit: "Invalid argument".</summary>
    public static Specifier Failing { get; } = new(SpecifierKind.Failing, "");
}

/// <summary>Whether a specifier is known.</summary>
public enum SpecifierKind
{
    /// <summary>Its text is known.</summary>
    Known,

    /// <summary>systemd has no such specifier; the word is lost.</summary>
    Unknown,

    /// <summary>systemd knows it, the files do not say it (boot id, kernel release).</summary>
    AtRunTime,

    /// <summary>systemd has it, but for this unit it fails; the word is lost.</summary>
    Failing,
}

/// <summary>A text after its specifiers were resolved.</summary>
/// <param name="Text">The text; null where the word is lost.</param>
/// <param name="Error">systemd's words for why it is lost ("Invalid slot"), or null.</param>
/// <param name="IsExact">False where a part is known only at run time; it then stands as written.</param>
public sealed record ResolvedText(string? Text, string? Error, bool IsExact)
{
    /// <summary>Replaces <c>%X</c>; <c>%%</c> is one percent sign, '%' before anything but a letter or digit stays.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="lookup">Says what an ASCII letter or digit stands for.</param>
    /// <returns>The outcome.</returns>
    public static ResolvedText Resolve(string text, Func<char, Specifier> lookup)
    {
        var percent = text.IndexOf('%', StringComparison.Ordinal);
        if (percent < 0)
        {
            return new(text, null, true);
        }

        var resolved = new StringBuilder(text.Length + 32).Append(text, 0, percent);
        var exact = true;
        for (var i = percent; i < text.Length; i++)
        {
            if (text[i] != '%' || i + 1 == text.Length)
            {
                resolved.Append(text[i]);
                continue;
            }

            var letter = text[++i];
            if (letter == '%')
            {
                resolved.Append('%');
            }
            else if (!char.IsAsciiLetterOrDigit(letter))
            {
                resolved.Append('%').Append(letter);
            }
            else if (lookup(letter) is { Kind: SpecifierKind.Known or SpecifierKind.AtRunTime } specifier)
            {
                exact &= specifier.Kind == SpecifierKind.Known;
                resolved.Append(specifier.Kind == SpecifierKind.Known ? specifier.Value : $"%{letter}");
            }
            else
            {
                return new(null, lookup(letter).Kind == SpecifierKind.Unknown ? "Invalid slot" : "Invalid argument", true);
            }
        }

        return new(resolved.ToString(), null, exact);
    }
}
