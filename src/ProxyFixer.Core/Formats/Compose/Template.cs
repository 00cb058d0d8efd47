using System.Text;
using ProxyFixer.Formats.Assignments;

namespace ProxyFixer.Formats.Compose;

/// <summary>Why a text cannot be interpolated.</summary>
/// <param name="Offset">Where in the text the expression begins: UTF-16 units, zero-based.</param>
/// <param name="Message">What is wrong; names a variable, never a value.</param>
/// <param name="IsMissing">True where a variable that must be set is not; false where the text itself is wrong.</param>
internal sealed record TemplateError(int Offset, string Message, bool IsMissing);

/// <summary>
/// Interpolation as compose-go 1.20.2 does it (template/template.go): <c>$X ${X} ${X:-d} ${X-d} ${X:?e} ${X?e} ${X:+r}
/// ${X+r} $$</c>. A lone <c>$</c> before anything else is itself; <c>${</c> before anything else is an error.
/// </summary>
/// <param name="lookup">The value of a variable, or null where it is not set.</param>
internal sealed class Template(Func<string, string?> lookup)
{
    // Each level scans its text again; nobody nests defaults this deep.
    private const int MostLevels = 50;

    private bool ignoreMissing;

    /// <summary>The first thing wrong in all texts so far, or null.</summary>
    public TemplateError? Error { get; private set; }

    /// <summary>True after a text in which a variable was asked for.</summary>
    public bool AskedForVariable { get; private set; }

    /// <summary>Replaces the expressions of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The result; meaningless where <see cref="Error"/> is set.</returns>
    public string Substitute(string text) => Substitute(text, 0, 0);

    /// <summary>Checks a text without knowing any variable.</summary>
    /// <param name="text">The text.</param>
    /// <returns>What is wrong with the text itself, or null; and whether its value depends on variables.</returns>
    public static (TemplateError? Error, bool IsDynamic, string Value) Check(string text)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return (null, false, text);
        }

        var template = new Template(_ => null) { ignoreMissing = true };
        var value = template.Substitute(text);
        return (template.Error, template.AskedForVariable, value);
    }

    private string Substitute(string text, int origin, int level)
    {
        var pass = new Pass(text, origin, level);
        var done = 0;
        for (var dollar = text.IndexOf('$'); dollar >= 0 && Error is null; dollar = text.IndexOf('$', done))
        {
            pass.Result.Append(text, done, dollar - done);
            done = Expression(pass, dollar);
            if (pass.Result.Length > ExpansionBudget.LongestValue)
            {
                Error ??= new(pass.Origin + dollar, $"the value expands to more than {ExpansionBudget.LongestValue:N0} characters", false);
            }
        }

        return pass.Result.Append(text, done, text.Length - done).ToString();
    }

    private int Expression(Pass pass, int dollar)
    {
        var (text, result) = (pass.Text, pass.Result);
        var next = dollar + 1 < text.Length ? text[dollar + 1] : '\0';
        if (next == '$')
        {
            result.Append('$');
            return dollar + 2;
        }

        if (next == '{')
        {
            return Braced(pass, dollar);
        }

        var end = NameEnd(text, dollar + 1);
        if (end == dollar + 1)
        {
            result.Append('$');
            return end;
        }

        result.Append(Ask(text[(dollar + 1)..end]));
        return end;
    }

    private int Braced(Pass pass, int dollar)
    {
        var text = pass.Text;
        var nameEnd = NameEnd(text, dollar + 2);
        var sign = nameEnd < text.Length && text[nameEnd] == ':' ? nameEnd + 1 : nameEnd;
        if (nameEnd > dollar + 2 && sign < text.Length && text[sign] is '-' or '?' or '+' && pass.LastBrace(sign + 1) is { } last)
        {
            var close = ClosingBrace(text, dollar, last) ?? last;
            Operation(pass, new(dollar, nameEnd, sign, close));
            return close + 1;
        }

        if (nameEnd > dollar + 2 && nameEnd < text.Length && text[nameEnd] == '}')
        {
            pass.Result.Append(Ask(text[(dollar + 2)..nameEnd]));
            return nameEnd + 1;
        }

        Error ??= new(pass.Origin + dollar, "an expression that begins with '${' is not valid; write '$$' for a dollar sign", false);
        return dollar + 2;
    }

    private void Operation(Pass pass, Parts at)
    {
        var (text, result) = (pass.Text, pass.Result);
        if (pass.Level >= MostLevels)
        {
            Error ??= new(pass.Origin + at.Dollar, $"expressions are nested more than {MostLevels} levels deep", false);
            return;
        }

        // The text behind the sign is always interpolated, used or not: what is wrong in it is always an error.
        var name = text[(at.Dollar + 2)..at.NameEnd];
        var other = Substitute(text[(at.Sign + 1)..at.Close], pass.Origin + at.Sign + 1, pass.Level + 1);
        var value = Ask(name);
        var present = value is not null && (at.Sign == at.NameEnd || value.Length > 0);
        switch (text[at.Sign])
        {
            case '-':
                result.Append(present ? value : other);
                break;
            case '+':
                result.Append(present ? other : value);
                break;
            case '?' when present:
                result.Append(value);
                break;
            case '?' when !ignoreMissing:
                Error ??= new(pass.Origin + at.Dollar, $"the variable {name} must be set", true);
                break;
        }
    }

    private string? Ask(string name)
    {
        AskedForVariable = true;
        return lookup(name);
    }

    private static int NameEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] == '_' || (end > start && char.IsAsciiDigit(text[end]))))
        {
            end++;
        }

        return end;
    }

    private static int? ClosingBrace(string text, int dollar, int last)
    {
        var open = 0;
        for (var i = dollar; i <= last; i++)
        {
            if (text[i] == '}' && --open == 0)
            {
                return i;
            }

            if (text[i] == '$' && i < last && text[i + 1] == '{')
            {
                open++;
                i++;
            }
        }

        return null;
    }

    private readonly record struct Parts(int Dollar, int NameEnd, int Sign, int Close);

    /// <summary>One text on its way; remembers the line it is in, so that a long line is searched once.</summary>
    private sealed class Pass(string text, int origin, int level)
    {
        private int lineEnd = -1;
        private int lastBrace = -1;

        public string Text { get; } = text;

        public int Origin { get; } = origin;

        public int Level { get; } = level;

        public StringBuilder Result { get; } = new();

        // An expression may reach to the last brace of its line (the dot of Go's expressions does not match a line end).
        public int? LastBrace(int from)
        {
            if (from > lineEnd)
            {
                var newline = from < Text.Length ? Text.IndexOf('\n', from) : -1;
                lineEnd = newline < 0 ? Text.Length : newline;
                lastBrace = from < lineEnd ? Text.LastIndexOf('}', lineEnd - 1, lineEnd - from) : -1;
            }

            return lastBrace >= from ? lastBrace : null;
        }
    }
}
