using System.Text;
using System.Text.RegularExpressions;
using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>
/// Reads <c>.env</c> and <c>env_file</c> as compose-go 1.20.2 does (dotenv/parser.go): not line by line, with interpolation,
/// and an error in one place fails the whole file.
/// </summary>
internal sealed partial class ComposeEnvFile
{
    private readonly string text;
    private readonly Func<string, string?> lookup;
    private readonly ExpansionBudget budget;
    private int at;

    private ComposeEnvFile(string text, Func<string, string?> lookup, ExpansionBudget budget)
    {
        this.text = text;
        this.lookup = lookup;
        this.budget = budget;
        at = text.StartsWith('\uFEFF') ? 1 : 0;
    }

    private OrderedDictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    private Dictionary<string, TextSpan> Places { get; } = new(StringComparer.Ordinal);

    private SyntaxError? Error { get; set; }

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="lookup">What is known besides the file: asked for <c>$X</c> that the file has not set above, and for a name
    /// without a value; null where it is not set.</param>
    /// <param name="budget">Is charged for what the file and its variables expand to.</param>
    /// <returns>What was read.</returns>
    public static EnvFileReading Read(
        SourceText file, Func<string, string?> lookup, ExpansionBudget budget)
    {
        budget.Spend(file.Text.Length);
        var reader = new ComposeEnvFile(file.Text, lookup, budget);
        while (reader.Error is null && reader.NextStatement())
        {
            reader.Statement();
        }

        return new(reader.Values, reader.Places, reader.Error);
    }

    private static bool IsSpace(char c) => c is '\t' or '\v' or '\f' or '\r' or ' ' or '\u0085' or '\u00A0';

    private bool NextStatement()
    {
        while (at < text.Length)
        {
            if (text[at] == '#')
            {
                var end = text.IndexOf('\n', at);
                at = end < 0 ? text.Length : end;
            }
            else if (!char.IsWhiteSpace(text[at]))
            {
                return true;
            }
            else
            {
                at++;
            }
        }

        return false;
    }

    private void Statement()
    {
        if (Export().Match(text, at) is { Success: true } export)
        {
            at += export.Length;
        }

        Skip();
        var start = at;
        if (KeyEnd(start) is not { } end)
        {
            return;
        }

        var key = text[start..end].TrimEnd();
        if (end < text.Length && key.Contains(' ', StringComparison.Ordinal))
        {
            Fail(start, "a name cannot contain a space");
            return;
        }

        Places[key] = TextSpan.FromBounds(start, end);
        var inherited = end < text.Length && text[end] == '\n';
        at = end < text.Length ? end + 1 : start;
        Skip();
        if (!inherited)
        {
            // A last name without line end is read as a value without name.
            ReadValue(end < text.Length ? key : "");
        }
        else if (lookup(key) is { } value)
        {
            Values[key] = value;
        }
    }

    private int? KeyEnd(int start)
    {
        if (start == text.Length)
        {
            Fail(start, "a name is missing");
            return null;
        }

        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '=' or ':' or '\n')
            {
                return i;
            }

            if (!IsSpace(c) && c is not ('_' or '.' or '-' or '[' or ']') && !IsLetterOrNumber(text, ref i))
            {
                Fail(i, "unexpected character in a variable name");
                return null;
            }
        }

        return text.Length;
    }

    private static bool IsLetterOrNumber(string text, ref int i)
    {
        if (!Rune.TryGetRuneAt(text, i, out var rune))
        {
            return false;
        }

        i += rune.Utf16SequenceLength - 1;
        return Rune.IsLetter(rune) || Rune.IsNumber(rune);
    }

    private void ReadValue(string key)
    {
        if (at < text.Length && text[at] is '"' or '\'')
        {
            Quoted(key, text[at]);
            return;
        }

        var end = text.IndexOf('\n', at) is >= 0 and var newline ? newline : text.Length;
        var value = text[at..end];
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        Set(key, (comment < 0 ? value : value[..comment]).TrimEnd(), at);
        at = Math.Min(end + 1, text.Length);
    }

    private void Quoted(string key, char quote)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == quote)
            {
                var value = text[(at + 1)..i];
                if (quote == '"')
                {
                    Set(key, Unescape(value), at);
                }
                else
                {
                    Values[key] = value;
                }

                at = i + 1;
                return;
            }
        }

        Fail(at, "a quoted value is not closed");
    }

    private void Set(string key, string value, int place)
    {
        var template = new Template(name => Values.TryGetValue(name, out var own) ? own : lookup(name));
        var result = template.Substitute(value);
        budget.Spend(result.Length - value.Length);
        if (template.Error is { } error)
        {
            Fail(place, error.Message);
        }
        else if (budget.IsSpent)
        {
            Fail(place, ExpansionBudget.Message);
        }

        Values[key] = result;
    }

    // The escapes of Go's string literals that the reader lets through, and \$; three octal digits behind \0.
    private static string Unescape(string value) => !value.Contains('\\', StringComparison.Ordinal) ? value
        : Escape().Replace(value, match => match.Value[1] switch
        {
            'a' => "\a",
            'b' => "\b",
            'f' => "\f",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'v' => "\v",
            '\\' => "\\",
            '"' => "\"",
            '$' => "$$",
            '0' => Octal(match.Value[2..]),
            _ => match.Value,
        });

    private static string Octal(string digits) =>
        digits.Length == 3 && digits.All(c => c is >= '0' and <= '7') && digits[0] <= '3'
            ? ((char)Convert.ToInt32(digits, 8)).ToString()
            : "\\" + digits;

    private void Skip()
    {
        while (at < text.Length && IsSpace(text[at]))
        {
            at++;
        }
    }

    private void Fail(int place, string message) => Error ??= new(new TextSpan(place, 0), message);

    [GeneratedRegex(@"\Gexport[\t\n\f\r ]+", RegexOptions.CultureInvariant)]
    private static partial Regex Export();

    [GeneratedRegex("""\\(?:[abcfnrtv$"\\]|0[0-9]{0,3})""", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
