namespace ProxyFixer.Text;

/// <summary>A piece of text as its reader sees it, quotes and escapes gone, that knows where it stands.</summary>
/// <param name="Text">What the reader sees.</param>
/// <param name="Where">Where it stands, with quotes and all that belongs to it; null for what no file holds.</param>
public sealed record PlacedText(string Text, Location? Where)
{
    /// <summary>Takes a part of it.</summary>
    /// <param name="text">What the reader sees of the part.</param>
    /// <param name="offset">Where the part begins in <see cref="Text"/>, quotes of its own included.</param>
    /// <param name="length">How long it is there.</param>
    /// <returns>The part at its own place; at the place of the whole where quotes or escapes lie between it and the file.</returns>
    public PlacedText Part(string text, int offset, int length)
    {
        var at = Where?.ToText().IndexOf(Text, StringComparison.Ordinal) ?? -1;
        return at < 0 ? new(text, Where) : new(text, new(Where!.Text, new(Where.Span.Start + at + offset, length)));
    }
}
