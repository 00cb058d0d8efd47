using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Systemd;

/// <summary>A value of a unit file that knows where each part of it stands.</summary>
/// <param name="File">The file.</param>
/// <param name="Value">The value, joined and trimmed.</param>
public sealed record LocatedLine(SourceText File, LogicalText Value)
{
    /// <summary>The characters.</summary>
    public string Text { get; } = Value.ToString();

    /// <summary>Resolves the specifiers of a word; null where that cannot be, or is not wanted.</summary>
    public Func<string, string?> Resolve { get; init; } = text => text;

    /// <summary>The place of all of it.</summary>
    public Location Whole => At(0, Text.Length);

    /// <summary>A text that is a value as a whole.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The value.</returns>
    public static LocatedLine Of(SourceText text) => new(text, LogicalText.Of(text.Text, 0, text.Text.Length));

    /// <summary>Splits it at blanks outside quotes and takes quotes and C escapes away.</summary>
    /// <returns>The words with their places, quotes included; what stands behind a mistake is not among them.</returns>
    public ImmutableArray<PlacedText> Words() =>
        [.. EnvironmentWords.Split(Value).Words.Select(word => new PlacedText(word.Text, At(word.Offset, word.Length)))];

    /// <summary>The place of a part.</summary>
    /// <param name="offset">Offset of its first character in the value.</param>
    /// <param name="length">Number of characters.</param>
    /// <returns>The place in the file; where lines were joined it also covers what stood between them.</returns>
    public Location At(int offset, int length) => new(File, Value.SourceSpan(offset, length));
}
