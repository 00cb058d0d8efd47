using System.Buffers;

namespace ProxyFixer.Formats.Shell;

/// <summary>The characters and words of the shell's grammar (POSIX.1-2017, XCU 2.2 to 2.4).</summary>
internal static class ShellText
{
    /// <summary>Characters that an unquoted word cannot pass over without a look.</summary>
    public static readonly SearchValues<char> SpecialInWord = SearchValues.Create(" \t\n;&|<>()\\'\"`$~{}");

    /// <summary>Characters behind which it is decided whether a tilde names a home folder.</summary>
    public static readonly SearchValues<char> EndsTilde = SearchValues.Create(" \t\n;&|<>()/:'\"\\");

    /// <summary>Characters with a meaning inside double quotes.</summary>
    public static readonly SearchValues<char> SpecialInDoubleQuotes = SearchValues.Create("\"\\$`");

    /// <summary>Characters with a meaning inside the braces of <c>${...}</c>.</summary>
    public static readonly SearchValues<char> SpecialInBraces = SearchValues.Create("}'\"\\$`");

    /// <summary>Characters with a meaning inside <c>$((...))</c>.</summary>
    public static readonly SearchValues<char> SpecialInArithmetic = SearchValues.Create("()\"\\$`");

    /// <summary>Characters with a meaning inside the parentheses of an array or of a pattern.</summary>
    public static readonly SearchValues<char> SpecialInParentheses = SearchValues.Create("()'\"\\$`#\n");

    /// <summary>Signs that stand before the equals sign where an arithmetic expression assigns.</summary>
    public static readonly SearchValues<char> ArithmeticSigns = SearchValues.Create("+-*/%<>&^|");

    /// <summary>The reserved words that cannot begin a command: they end the list of commands before them.</summary>
    public static readonly HashSet<string> Closing = new(StringComparer.Ordinal) { "then", "elif", "else", "fi", "do", "done", "esac", "}" };

    /// <summary>Tells whether a character ends an unquoted word.</summary>
    /// <param name="c">Any character.</param>
    /// <returns>True for blanks, LF and the operators' characters; not for CR, which is an ordinary character.</returns>
    public static bool EndsWord(char c) => c is ' ' or '\t' or '\n' or ';' or '&' or '|' or '<' or '>' or '(' or ')';

    /// <summary>Tells whether a character begins a name.</summary>
    /// <param name="c">Any character.</param>
    /// <returns>True for ASCII letters and the underscore.</returns>
    public static bool StartsName(char c) => char.IsAsciiLetter(c) || c == '_';
}
