using ProxyFixer.Text;

namespace ProxyFixer.Formats.DotEnv;

/// <summary>One assignment of a <c>.env</c> file, by place.</summary>
/// <param name="Start">Offset of the key, or of the <c>export</c> in front of it.</param>
/// <param name="Key">The key.</param>
/// <param name="AfterSeparator">Offset behind <c>=</c>, or behind <c>:</c> and the one white space that it needs.</param>
/// <param name="Value">The value, quotes included, without outer white space; empty where a value would go if there is none.</param>
/// <param name="Quote">The quote around the whole value, or NUL for a plain value.</param>
/// <param name="End">Offset behind all that was read as value; a comment may follow.</param>
internal readonly record struct DotEnvAssignment(int Start, TextSpan Key, int AfterSeparator, TextSpan Value, char Quote, int End)
{
    /// <summary>Tells whether the value begins with a quote that no later one closes.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True where the quote became part of the value.</returns>
    public bool HasOpenQuote(ReadOnlySpan<char> text) => Quote == '\0' && Value.Length > 0
        && text[Value.Start] is '"' or '\'' or '`'
        && text.Slice(Value.Start + 1, Value.Length - 1).IndexOf(text[Value.Start]) < 0;
}
