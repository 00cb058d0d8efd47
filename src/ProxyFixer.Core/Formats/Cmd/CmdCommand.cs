using ProxyFixer.Text;

namespace ProxyFixer.Formats.Cmd;

/// <summary>One command of a script.</summary>
/// <param name="Text">What cmd runs, percent signs not yet replaced; '^' and '@' still stand in it.</param>
/// <param name="Span">Where it stands, without the blanks around it.</param>
/// <param name="IsCertain">False where a condition, a loop, a jump or what stands before it decides whether it runs.</param>
internal sealed record CmdCommand(string Text, TextSpan Span, bool IsCertain)
{
    /// <summary>The command's name in lower case, quotes and the at sign removed: <c>set</c>, <c>node.exe</c>.</summary>
    public string Name => Word.ToLowerInvariant();

    /// <summary>What stands behind the name, blanks in front removed.</summary>
    public TextSpan Rest
    {
        get
        {
            var start = NameEnd;
            while (start < Text.Length && Text[start] is ' ' or '\t' or ',' or ';' or '=')
            {
                start++;
            }

            return TextSpan.FromBounds(Span.Start + start, Span.End);
        }
    }

    private int NameStart => Text.Length - Text.AsSpan().TrimStart("@ \t").Length;

    // A command that is a word of cmd itself ends at a delimiter too: "set/p", "echo.".
    private int NameEnd
    {
        get
        {
            var at = NameStart;
            for (var quoted = false; at < Text.Length && (quoted || Text[at] is not (' ' or '\t' or ',' or ';' or '=')); at++)
            {
                quoted ^= Text[at] == '"';
            }

            return at;
        }
    }

    private string Word => Text[NameStart..NameEnd].Replace("\"", "", StringComparison.Ordinal);
}
