using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5;

/// <content>Errors, in the words of npm json5 2.2.3.</content>
internal ref partial struct Json5Parser
{
    private bool Fail(int offset)
    {
        at = offset;
        if (offset >= text.Length)
        {
            error = new SyntaxError(new TextSpan(text.Length, 0), "invalid end of input");
            return false;
        }

        var length = IdentifierCharacters.CodePointAt(text, offset) > 0xFFFF ? 2 : 1;
        error = new SyntaxError(new TextSpan(offset, length), $"invalid character '{Shown(text.Slice(offset, length))}'");
        return false;
    }

    private bool FailAsName(TextSpan span)
    {
        at = span.Start;
        error = new SyntaxError(span, "invalid identifier character");
        return false;
    }

    // A stray byte is shown as the reader sees it: as the replacement character.
    private static string Shown(ReadOnlySpan<char> character) => character[0] switch
    {
        '\'' => "\\'",
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\v' => "\\v",
        '\0' => "\\0",
        '\u2028' => "\\u2028",
        '\u2029' => "\\u2029",
        < ' ' => $"\\x{(int)character[0]:x2}",
        _ when character.Length == 1 && char.IsSurrogate(character[0]) => "\uFFFD",
        _ => character.ToString(),
    };
}
