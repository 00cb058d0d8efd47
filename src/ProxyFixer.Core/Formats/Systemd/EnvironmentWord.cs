using ProxyFixer.Text;

namespace ProxyFixer.Formats.Systemd;

/// <summary>One word of an <c>Environment=</c> line: a <c>NAME=value</c>, or what systemd makes of a mistake.</summary>
/// <param name="Text">After quotes and escapes are gone, specifiers not yet resolved.</param>
/// <param name="Offset">Offset in the value, quotes included.</param>
/// <param name="Length">Length in the value, quotes included.</param>
public readonly record struct EnvironmentWord(string Text, int Offset, int Length)
{
    /// <summary>The name of a valid word, before specifiers: what stands before the first '='; null where there is none.</summary>
    public string? Name => Text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals ? Text[..equals] : null;
}

/// <summary>The words of an <c>Environment=</c> or <c>UnsetEnvironment=</c> line.</summary>
/// <param name="Words">In order; what stands behind a mistake is not among them.</param>
/// <param name="BrokenAt">Offset in the value of the word with an unknown escape or an open quote, or null.</param>
public sealed record EnvironmentWords(IReadOnlyList<EnvironmentWord> Words, int? BrokenAt)
{
    /// <summary>Splits a value at blanks outside quotes and takes quotes and escapes away.</summary>
    /// <param name="value">The value of the line, joined and trimmed.</param>
    /// <param name="escapes">True for C escapes; false where a backslash only protects the next character (PassEnvironment=).</param>
    /// <returns>The words.</returns>
    public static EnvironmentWords Split(LogicalText value, bool escapes = true)
    {
        var words = new List<EnvironmentWord>();
        var reader = new WordReader(value.Span, escapes);
        while (reader.Next() is { } word)
        {
            words.Add(word);
        }

        return new(words, reader.BrokenAt);
    }

    /// <summary>The place of a word in the file.</summary>
    /// <param name="value">The value the word was read from.</param>
    /// <param name="word">The word.</param>
    /// <returns>The span, quotes included.</returns>
    public static TextSpan SpanOf(LogicalText value, EnvironmentWord word) => value.SourceSpan(word.Offset, word.Length);

    /// <summary>Tells whether systemd takes a name for a variable: letters, digits, '_', no digit first.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True where it is valid.</returns>
    public static bool IsName(ReadOnlySpan<char> name) =>
        !name.IsEmpty && !char.IsAsciiDigit(name[0]) && name.IndexOfAnyExcept(NameCharacters) < 0;

    /// <summary>Tells whether a word, specifiers resolved, is a <c>NAME=value</c> that systemd takes.</summary>
    /// <param name="word">The word.</param>
    /// <returns>True where it is valid.</returns>
    public static bool IsAssignment(ReadOnlySpan<char> word)
    {
        var equals = word.IndexOf('=');
        return equals > 0 && IsName(word[..equals]) && SystemdUtf8.IsValid(word[(equals + 1)..]);
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
}
