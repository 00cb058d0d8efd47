using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <summary>A word that has been begun.</summary>
internal sealed class WordInProgress
{
    public int Start { get; private set; }

    public WordTraits Traits { get; set; }

    public int NameEnd { get; set; } = -1;

    public int ValueStart { get; set; } = -1;

    /// <summary>Offset of the last unquoted <c>{</c>, or -1.</summary>
    public int BraceAt { get; set; } = -1;

    /// <summary>How many of the open things are parentheses of arithmetic.</summary>
    public int ArithmeticDepth { get; set; }

    /// <summary>What is open inside the word, innermost last.</summary>
    public Stack<OpenQuoting> Open { get; } = new();

    /// <summary>Begins another word.</summary>
    /// <param name="start">Offset of its first character.</param>
    public void Begin(int start)
    {
        (Start, Traits, NameEnd, ValueStart, BraceAt) = (start, WordTraits.None, -1, -1, -1);
        ArithmeticDepth = 0;
        Open.Clear();
    }

    /// <summary>Finishes the word.</summary>
    /// <param name="end">Offset behind its last character.</param>
    /// <returns>The word.</returns>
    public ShellWord EndAt(int end) => new(TextSpan.FromBounds(Start, end), Traits, NameEnd, ValueStart);
}

/// <summary>What can be open inside a word.</summary>
internal enum QuotingKind
{
    /// <summary><c>"..."</c>.</summary>
    Double,

    /// <summary><c>${...}</c>.</summary>
    Braces,

    /// <summary><c>${...}</c> in double quotes with an operator behind which <c>'</c> is an ordinary character.</summary>
    BracesInDouble,

    /// <summary>A parenthesis of <c>$((...))</c> or <c>((...))</c>.</summary>
    Arithmetic,

    /// <summary><c>NAME=(...)</c>.</summary>
    Array,

    /// <summary>A parenthesis of a pattern: <c>@(a|b)</c>.</summary>
    Pattern,
}

/// <summary>Something open inside a word.</summary>
/// <param name="Kind">What.</param>
/// <param name="Start">Where it was opened.</param>
internal readonly record struct OpenQuoting(QuotingKind Kind, int Start);
