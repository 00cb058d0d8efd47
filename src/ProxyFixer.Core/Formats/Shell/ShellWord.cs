using System.Text;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Shell;

/// <summary>What the scanner has to say about a word.</summary>
[Flags]
internal enum WordTraits
{
    /// <summary>Plain characters only.</summary>
    None = 0,

    /// <summary>Has quotes or escapes.</summary>
    Quoted = 1,

    /// <summary>Has a backslash before a line end, which both vanish.</summary>
    Continued = 2,

    /// <summary>Its text is known only to a running shell.</summary>
    Dynamic = 4,

    /// <summary>Runs a command, so that the status of a plain assignment is that command's.</summary>
    Substitutes = 8,

    /// <summary>Has braces that bash expands outside of assignments: <c>{a,b}</c>.</summary>
    Braces = 16,

    /// <summary>Begins with <c>NAME=</c>.</summary>
    Assigns = 32,

    /// <summary>Begins with <c>NAME+=</c> or <c>NAME[...]=</c>, or is <c>NAME=(...)</c>: shells differ.</summary>
    AssignsPart = 64,
}

/// <summary>One word of a command, by place.</summary>
/// <param name="Span">The word.</param>
/// <param name="Traits">What is in it.</param>
/// <param name="NameEnd">Behind the name, where the word assigns.</param>
/// <param name="ValueStart">Behind the equals sign, where the word assigns.</param>
internal readonly record struct ShellWord(TextSpan Span, WordTraits Traits, int NameEnd, int ValueStart)
{
    /// <summary>Where the assigned value stands, quotes included.</summary>
    public TextSpan Value => TextSpan.FromBounds(ValueStart, Span.End);

    /// <summary>True where the word begins with an unquoted <c>NAME=</c>, <c>NAME+=</c> or <c>NAME[...]=</c>.</summary>
    public bool IsAssignment => Has(WordTraits.Assigns) || Has(WordTraits.AssignsPart);

    /// <summary>Asks for a trait.</summary>
    /// <param name="trait">One trait.</param>
    /// <returns>True where the word has it.</returns>
    public bool Has(WordTraits trait) => (Traits & trait) != 0;

    /// <summary>The word as the command gets it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text without quotes, or null where only a running shell knows it.</returns>
    public string? Literal(string text) => Has(WordTraits.Dynamic) ? null : Decode(text, Span);

    /// <summary>Takes quotes, escapes and continued lines out of a stretch that has no expansions.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">A whole word or the value in it.</param>
    /// <returns>What the shell makes of it.</returns>
    public static string Decode(string text, TextSpan span)
    {
        var raw = text.AsSpan(span.Start, span.Length);
        if (raw.IndexOfAny('\\', '\'', '"') < 0)
        {
            return raw.ToString();
        }

        var result = new StringBuilder(raw.Length);
        var isDouble = false;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '"')
            {
                isDouble = !isDouble;
            }
            else if (raw[i] == '\'' && !isDouble)
            {
                var length = raw[(i + 1)..].IndexOf('\'');
                result.Append(raw.Slice(i + 1, length));
                i += length + 1;
            }
            else if (raw[i] == '\\' && i + 1 < raw.Length)
            {
                i++;
                AppendEscaped(result, raw[i], isDouble);
            }
            else
            {
                result.Append(raw[i]);
            }
        }

        return result.ToString();
    }

    /// <summary>In double quotes a backslash goes only before the four characters that mean something there.</summary>
    internal static void AppendEscaped(StringBuilder result, char c, bool isDouble)
    {
        if (c == '\n')
        {
            return;
        }

        if (isDouble && c is not ('$' or '`' or '"' or '\\'))
        {
            result.Append('\\');
        }

        result.Append(c);
    }
}
