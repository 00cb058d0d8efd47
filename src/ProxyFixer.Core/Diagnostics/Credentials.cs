using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ProxyFixer.Diagnostics;

/// <summary>
/// Finds user and password of addresses. Written by hand, because the time must be linear in the text whoever wrote it.
/// </summary>
internal static partial class Credentials
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\v\f\u0085\u00A0\u2028\u2029\"'`");

    /// <summary>Hides them in any text: in addresses with a scheme, and where it reads <c>user:password@host</c>.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The text with <c>***@</c> in their place.</returns>
    public static string HideIn(string text)
    {
        if (!text.Contains('@'))
        {
            return text;
        }

        var shown = new StringBuilder();
        var (at, clear) = (0, 0);
        while (at < text.Length)
        {
            var length = text.AsSpan(at).IndexOfAny(Ends);
            var end = length < 0 ? text.Length : at + length;
            at = HideInWord(text, at, end, shown, ref clear);
            if (at == end && end < text.Length)
            {
                shown.Append(text[at++]);
            }
        }

        return shown.ToString();
    }

    /// <summary>Hides them in a value that is one address, whatever stands in the password, also blanks, quotes and '@'.</summary>
    /// <param name="value">A proxy's address.</param>
    /// <returns>The value with <c>***@</c> in their place; without '@', what stands where a port should be is hidden.</returns>
    public static string HideInAddress(string value)
    {
        var start = Scheme().Match(value).Length;
        var end = value.LastIndexOf('@');
        return end > start ? value[..start] + Secrets.Hidden + value[end..]
            : end < 0 && NoPort().Match(value) is { Success: true } match ? match.Value + Secrets.Hidden
            : HideIn(value);
    }

    // Up to the last '@' of the word: passwords hold unencoded '/', '#' and '@' more often than one thinks.
    private static int HideInWord(string text, int start, int end, StringBuilder shown, ref int clear)
    {
        var user = UserAt(text, start, end);
        var last = text.AsSpan(start, end - start).LastIndexOf('@') + start;
        if (user < 0 || (last < user && !IsCutPassword(text, user, ref end, ref clear, out last)))
        {
            HideWithoutScheme(text, start, end, shown);
            return end;
        }

        HideWithoutScheme(text, start, user, shown);
        shown.Append(Secrets.Hidden).Append(text, last, end - last);
        return end;
    }

    // Behind "scheme:/"; -1 where the word has none.
    private static int UserAt(string text, int start, int end)
    {
        for (var colon = text.IndexOf(':', start, end - start); colon >= 0; colon = text.IndexOf(':', colon + 1, end - colon - 1))
        {
            if (colon > start && char.IsAsciiLetterOrDigit(text[colon - 1]) && colon + 1 < end && text[colon + 1] is '/' or '\\')
            {
                var user = colon + 1;
                while (user < end && user < colon + 4 && text[user] is '/' or '\\')
                {
                    user++;
                }

                return user;
            }
        }

        return -1;
    }

    // "http://user:pass word@host": what follows the colon is no port, and an '@' comes before the line ends. There is none before 'clear'.
    private static bool IsCutPassword(string text, int user, ref int end, ref int clear, out int last)
    {
        last = -1;
        var word = text.AsSpan(user, end - user);
        var colon = word.IndexOfAny(':', '/', '[');
        if (colon < 0 || word[colon] != ':' || end < clear || PortThenEnd(word[(colon + 1)..]))
        {
            return false;
        }

        var length = text.AsSpan(end).IndexOfAny('@', '\r', '\n');
        clear = length < 0 ? text.Length : end + length;
        if (clear == text.Length || text[clear] != '@')
        {
            return false;
        }

        last = clear;
        end = last + 1;
        return true;
    }

    private static bool PortThenEnd(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits < 0 ? text.Length > 0 : digits > 0 && text[digits] is '/' or '?' or '#' or ',' or ';' or '.' or ')' or ']' or '}';
    }

    // NAME, a colon and a password, up to each '@' that a host follows.
    private static void HideWithoutScheme(string text, int start, int end, StringBuilder shown)
    {
        while (start < end)
        {
            var length = text.AsSpan(start, end - start).IndexOfAny('@', ',');
            var stop = length < 0 ? end : start + length;
            var isUser = stop + 1 < text.Length && text[stop] == '@' && (char.IsLetterOrDigit(text[stop + 1]) || text[stop + 1] is '_' or '[');
            var from = isUser ? NameBeforePassword(text, start, stop) : -1;
            shown.Append(text, start, (from < 0 ? stop : from) - start).Append(from < 0 ? "" : Secrets.Hidden);
            start = stop;
            if (start < end)
            {
                shown.Append(text[start++]);
            }
        }
    }

    private static int NameBeforePassword(string text, int start, int stop)
    {
        var name = -1;
        for (var i = start; i < stop - 1; i++)
        {
            if (text[i] is ':' && text[i + 1] is not ('/' or '\\') && (name >= 0 || (i == start && (i == 0 || char.IsWhiteSpace(text[i - 1])))))
            {
                return name < 0 ? i : name;
            }

            var mayStart = i == 0 || (i > 1 && text[i - 1] == '/' && text[i - 2] == '/') || !(char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '_' or '/' or '\\' or '@');
            name = text[i] is '/' or '\\' or ':' or '=' ? -1 : name < 0 && mayStart ? i : name;
        }

        return -1;
    }

    [GeneratedRegex("""^[\s"'`]*(?:[A-Za-z][A-Za-z0-9+.-]*:[/\\]{1,3})?""")]
    private static partial Regex Scheme();

    // "http://user:password": the host is missing. A port is digits or comes from a variable.
    [GeneratedRegex("""^[\s"'`]*[A-Za-z][A-Za-z0-9+.-]*:[/\\]{1,3}[^/\\?#:\[$]+:(?=[^/?#$\s"'`])(?![0-9]{1,7}(?:[/?#,\s"'`]|$))""")]
    private static partial Regex NoPort();
}
