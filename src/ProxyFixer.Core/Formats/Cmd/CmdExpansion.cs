using System.Text;
using ProxyFixer.Formats.Assignments;

namespace ProxyFixer.Formats.Cmd;

/// <summary>Puts variables in, and takes the carets away, as cmd.exe does in a script.</summary>
internal static class CmdExpansion
{
    /// <summary>Replaces what stands between percent signs.</summary>
    /// <param name="text">A part of a line.</param>
    /// <param name="known">Looks a variable up; null where the script does not say its value.</param>
    /// <returns>The text; null where it depends on what only a running cmd knows, and where it is too long.</returns>
    public static string? Percent(string text, Func<string, string?> known)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '%')
            {
                result.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '%')
            {
                result.Append('%');
                at++;
            }
            else if (at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] is '*' or '~'))
            {
                return null; // an argument of the script
            }
            else if (text.IndexOf('%', at + 1) is > 0 and var close)
            {
                if (result.Length > ExpansionBudget.LongestValue || known(text[(at + 1)..close]) is not { } value)
                {
                    return null;
                }

                result.Append(value);
                at = close;
            }

            // A percent sign without another one is dropped.
        }

        return result.ToString();
    }

    /// <summary>Takes carets away outside of quotes; with them a line's end that they continue.</summary>
    /// <param name="text">A part of a line.</param>
    /// <returns>What the command gets.</returns>
    public static string Carets(string text)
    {
        var result = new StringBuilder(text.Length);
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            quoted ^= text[at] == '"';
            if (text[at] != '^' || quoted)
            {
                result.Append(text[at]);
                continue;
            }

            at++;
            while (at < text.Length && text[at] is '\r' or '\n')
            {
                at++;
            }

            result.Append(at < text.Length ? text.AsSpan(at, 1) : default);
        }

        return result.ToString();
    }

    /// <summary>Splits a command line into words as C programs do: quotes hold words together, backslashes do not count but before quotes.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The words without quotes.</returns>
    public static IEnumerable<string> Words(string line)
    {
        var word = new StringBuilder();
        var (quoted, any) = (false, false);
        for (var at = 0; at < line.Length; at++)
        {
            var c = line[at];
            if (c == '\\' && at + 1 < line.Length && line[at + 1] == '"')
            {
                word.Append('"');
                at++;
            }
            else if (c == '"')
            {
                (quoted, any) = (!quoted, true);
            }
            else if (!quoted && c is ' ' or '\t')
            {
                if (any || word.Length > 0)
                {
                    yield return word.ToString();
                }

                any = false;
                word.Clear();
            }
            else
            {
                word.Append(c);
            }
        }

        if (any || word.Length > 0)
        {
            yield return word.ToString();
        }
    }
}
