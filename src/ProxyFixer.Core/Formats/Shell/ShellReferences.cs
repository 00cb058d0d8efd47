using System.Buffers;
using System.Text;
using ProxyFixer.Formats.Assignments;

namespace ProxyFixer.Formats.Shell;

/// <summary>Values that are made of text and of plain references to other variables: <c>$NAME</c>, <c>${NAME}</c>, also in double quotes; <c>~</c> in front.</summary>
internal static class ShellReferences
{
    private static readonly SearchValues<char> TakenApart = SearchValues.Create(" \t\n*?[\\");

    /// <summary>Puts values in place of the references, and takes the quotes out.</summary>
    /// <param name="raw">A value, or a whole word, as it is written.</param>
    /// <param name="find">Gives the value of a variable; null where it is not known.</param>
    /// <returns>
    /// What the shell makes of it; null where something else is expanded, where a value is not known or too long, and where one stands outside of
    /// quotes that dash would take apart behind <c>export</c>.
    /// </returns>
    public static string? Resolve(ReadOnlySpan<char> raw, Func<string, string?> find)
    {
        var (result, isDouble) = (new StringBuilder(), false);
        if (raw is ['~'] or ['~', '/', ..] && find("HOME") is { } home)
        {
            result.Append(home);
            raw = raw[1..];
        }

        while (!raw.IsEmpty)
        {
            var length = raw[0] switch
            {
                '$' => AppendValue(result, raw, isDouble, find),
                '\'' when !isDouble => AppendQuoted(result, raw),
                '`' => 0,
                '~' or '{' or '(' or '<' or '>' when !isDouble => 0,
                _ => AppendPlain(result, raw, isDouble),
            };
            if (length <= 0 || result.Length > ExpansionBudget.LongestValue)
            {
                return null;
            }

            isDouble ^= raw[0] == '"';
            raw = raw[length..];
        }

        return result.ToString();
    }

    private static int AppendValue(StringBuilder result, ReadOnlySpan<char> raw, bool isDouble, Func<string, string?> find)
    {
        var isBraced = raw.Length > 1 && raw[1] == '{';
        var start = isBraced ? 2 : 1;
        var end = start;
        while (end < raw.Length && VariableName.Continues(raw[end]))
        {
            end++;
        }

        var name = raw[start..end];
        if (!VariableName.IsPosix(name) || (isBraced && (end == raw.Length || raw[end] != '}')) || find(name.ToString()) is not { } value
            || (!isDouble && value.AsSpan().ContainsAny(TakenApart)))
        {
            return 0;
        }

        result.Append(value);
        return isBraced ? end + 1 : end;
    }

    private static int AppendQuoted(StringBuilder result, ReadOnlySpan<char> raw)
    {
        var length = raw[1..].IndexOf('\'');
        result.Append(raw.Slice(1, Math.Max(0, length)));
        return length < 0 ? 0 : length + 2;
    }

    private static int AppendPlain(StringBuilder result, ReadOnlySpan<char> raw, bool isDouble)
    {
        if (raw[0] == '\\' && raw.Length > 1)
        {
            ShellWord.AppendEscaped(result, raw[1], isDouble);
            return 2;
        }

        result.Append(raw[0] == '"' ? "" : raw[..1]);
        return 1;
    }
}
