using System.Text;
using ProxyFixer.Formats.Assignments;

namespace ProxyFixer.Formats.Dockerfile;

/// <summary>Words of an instruction as BuildKit splits and expands them (parser/line_parsers.go, shell/lex.go).</summary>
/// <param name="escape">The file's escape character.</param>
internal sealed class BuildWords(char escape)
{
    private readonly ExpansionBudget budget = new();

    /// <summary>Splits at blanks outside of quotes.</summary>
    /// <param name="arguments">What stands behind the keyword.</param>
    /// <returns>Start and end of each word.</returns>
    public IEnumerable<(int Start, int End)> Split(string arguments)
    {
        for (var at = 0; at < arguments.Length;)
        {
            while (at < arguments.Length && char.IsWhiteSpace(arguments[at]))
            {
                at++;
            }

            var start = at;
            for (var quote = '\0'; at < arguments.Length && (quote != '\0' || !char.IsWhiteSpace(arguments[at])); at++)
            {
                var c = arguments[at];
                if (c == escape && quote != '\'' && at + 1 < arguments.Length)
                {
                    at++;
                }
                else if (quote == '\0' ? c is '"' or '\'' : c == quote)
                {
                    quote = quote == '\0' ? c : '\0';
                }
            }

            at = Math.Min(at, arguments.Length);
            if (at > start)
            {
                yield return (start, at);
            }
        }
    }

    /// <summary>Takes quotes away and puts variables in.</summary>
    /// <param name="word">A word as written.</param>
    /// <param name="known">Looks a variable up; <see cref="BuildValue.Unset"/> where nothing sets it.</param>
    /// <returns>The value; null where only a build knows it, and where it is too long.</returns>
    public string? Expand(string word, Func<string, BuildValue> known)
    {
        var result = new StringBuilder(word.Length);
        var quote = '\0';
        for (var at = 0; at < word.Length; at++)
        {
            var c = word[at];
            if (c == '\'' && quote != '"')
            {
                quote = quote == '\0' ? c : '\0';
            }
            else if (c == '"' && quote != '\'')
            {
                quote = quote == '\0' ? c : '\0';
            }
            else if (c == escape && quote != '\'')
            {
                // In double quotes it escapes only what means something there.
                var next = at + 1 < word.Length ? word[at + 1] : '\0';
                var isEscape = quote == '\0' || next == '"' || next == '$' || next == escape;
                result.Append(isEscape ? "" : c.ToString()).Append(next == '\0' ? "" : next.ToString());
                at++;
            }
            else if (c == '$' && quote != '\'')
            {
                if (budget.IsSpent || result.Length > ExpansionBudget.LongestValue || Variable(word, ref at, known) is not { } value)
                {
                    return null;
                }

                result.Append(value);
            }
            else
            {
                result.Append(c);
            }
        }

        return budget.Take(result.ToString());
    }

    /// <summary>Writes a value as one word.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The word, in double quotes where it needs them.</returns>
    public string Write(string value)
    {
        if (value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || "_./:@%+,=-*".Contains(c, StringComparison.Ordinal)))
        {
            return value;
        }

        var result = new StringBuilder("\"");
        foreach (var c in value)
        {
            result.Append(c == '"' || c == '$' || c == escape ? escape.ToString() : "").Append(c);
        }

        return result.Append('"').ToString();
    }

    // $NAME, ${NAME}, ${NAME:-word}, ${NAME-word}, ${NAME:+word}, ${NAME+word}; other forms are left to a build.
    private string? Variable(string word, ref int at, Func<string, BuildValue> known)
    {
        var isBraced = at + 1 < word.Length && word[at + 1] == '{';
        var start = at + (isBraced ? 2 : 1);
        var end = start;
        while (end < word.Length && (char.IsAsciiLetterOrDigit(word[end]) || word[end] == '_'))
        {
            end++;
        }

        if (end == start)
        {
            return isBraced ? null : "$";
        }

        var variable = known(word[start..end]);
        at = end - 1;
        return isBraced ? Braced(word, ref at, variable, known) : variable.IsSet ? variable.Value : "";
    }

    private string? Braced(string word, ref int at, BuildValue variable, Func<string, BuildValue> known)
    {
        var close = word.IndexOf('}', at);
        if (close < 0)
        {
            return null;
        }

        var modifier = word[(at + 1)..close];
        at = close;
        if (modifier.Length == 0)
        {
            return variable.IsSet ? variable.Value : "";
        }

        var isColon = modifier[0] == ':';
        var kind = modifier.ElementAtOrDefault(isColon ? 1 : 0);
        if (kind is not ('-' or '+') || modifier.AsSpan(1).ContainsAny("${") || (variable.IsSet && variable.Value is null))
        {
            return null;
        }

        var isThere = variable.IsSet && (!isColon || variable.Value!.Length > 0);
        var other = Expand(modifier[(isColon ? 2 : 1)..], known);
        return kind == '-' ? (isThere ? variable.Value : other) : isThere ? other : "";
    }
}

/// <summary>A variable while an image is built.</summary>
/// <param name="IsSet">Whether something sets it.</param>
/// <param name="Value">Its value; null where only a build knows it.</param>
internal readonly record struct BuildValue(bool IsSet, string? Value)
{
    /// <summary>Nothing sets it.</summary>
    public static BuildValue Unset => default;
}
