using ProxyFixer.Text;

namespace ProxyFixer.Formats.JavaScript;

/// <summary>What a <see cref="Token"/> is. The kinds are those of ECMAScript 2025, section 12, seen from outside.</summary>
internal enum TokenKind : byte
{
    /// <summary>The end of the text; empty.</summary>
    EndOfFile,

    /// <summary>An identifier or a reserved word, escapes included.</summary>
    Word,

    /// <summary><c>#name</c>.</summary>
    PrivateName,

    /// <summary>A number or a BigInt.</summary>
    Number,

    /// <summary>A string in single or double quotes.</summary>
    String,

    /// <summary>A template without substitution, both back quotes included.</summary>
    Template,

    /// <summary>From the opening back quote to behind the first <c>${</c>.</summary>
    TemplateHead,

    /// <summary>From <c>}</c> to behind the next <c>${</c>.</summary>
    TemplateMiddle,

    /// <summary>From <c>}</c> to behind the closing back quote.</summary>
    TemplateTail,

    /// <summary>A regular expression, flags included.</summary>
    RegularExpression,

    /// <summary>An operator or bracket; always as long as the grammar allows.</summary>
    Punctuator,

    /// <summary>A comment, or the hashbang line.</summary>
    Comment,

    /// <summary>Text that begins no token, or a token without an end.</summary>
    Unknown,
}

/// <summary>One token of a JavaScript text. Between two tokens there is nothing but white space.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of the first character: UTF-16 units, zero-based.</param>
/// <param name="End">Offset behind the last character.</param>
/// <param name="AfterNewline">True where a line ends between the token before and this one (what automatic semicolons need).</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, bool AfterNewline)
{
    /// <summary>The range of the token.</summary>
    public TextSpan Span => TextSpan.FromBounds(Start, End);

    /// <summary>Number of UTF-16 units.</summary>
    public int Length => End - Start;

    /// <summary>True for a punctuator of one character.</summary>
    /// <param name="text">The text the token is of.</param>
    /// <param name="sign">The character.</param>
    public bool Is(string text, char sign) => Kind == TokenKind.Punctuator && Length == 1 && text[Start] == sign;

    /// <summary>True for a word, compared as it is written.</summary>
    /// <param name="text">The text the token is of.</param>
    /// <param name="word">The word.</param>
    public bool Is(string text, string word) =>
        Kind == TokenKind.Word && text.AsSpan(Start, Length).SequenceEqual(word);
}
