using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Editing;

/// <summary>How one object is written, seen from one of its members; what it does not show is asked of the file.</summary>
/// <param name="document">A document without error.</param>
/// <param name="section">The object.</param>
/// <param name="anchor">Index of the member to look from: first backwards, then forwards; 0 in an empty object.</param>
internal sealed class ObjectHabits(Document document, ObjectNode section, int anchor)
{
    private readonly string text = document.Text.Text;
    private readonly Lazy<FileHabits> file = new(() => FileHabits.Of(document));

    /// <summary>The file's habits.</summary>
    public FileHabits File => file.Value;

    /// <summary>The quote of new keys: of the nearest key that needs none, else of the nearest key, else of the file.</summary>
    public char KeyQuote =>
        Near(member => IdentifierCharacters.IsName(member.Name)) is { } plain ? FileHabits.QuoteOf(text, plain.NameSpan)
        : section.Members.Length > 0 ? FileHabits.QuoteOf(text, section.Members[anchor].NameSpan)
        : File.KeyQuote;

    /// <summary>The quote of new values: of the nearest string, else of the file.</summary>
    public char ValueQuote =>
        Near(member => member.Value is ScalarNode { Value: string }) is { } near
            ? FileHabits.QuoteOf(text, near.Value.Span)
            : File.ValueQuote;

    /// <summary>What stands around the colon: at most one blank on each side.</summary>
    public (string Before, string After) Colon =>
        section.Members.Length > 0 ? ColonOf(text, section.Members[anchor]) : File.Colon ?? ("", " ");

    /// <summary>The blank behind a comma on one line.</summary>
    public string CommaGap
    {
        get
        {
            for (var i = 1; i < section.Members.Length; i++)
            {
                var comma = Trivia.Skip(text, section.Members[i - 1].Value.Span.End);
                if (Blank(text, comma + 1, section.Members[i].NameSpan.Start) is { } gap)
                {
                    return gap;
                }
            }

            return Colon.After;
        }
    }

    /// <summary>The blank inside the braces of an object on one line.</summary>
    public string Padding =>
        (section.Members.Length > 0 ? Blank(text, section.Span.Start + 1, section.Members[0].NameSpan.Start) : null)
        ?? File.Padding ?? Colon.After;

    /// <summary>One level of indentation.</summary>
    public string Step =>
        section.Members.Length > 0 && BeginsLine(0)
        && OwnIndent() is { } indent
        && StepBetween(Trivia.IndentAt(text, section.Span.Start), indent) is { } step
            ? step
            : File.Step;

    /// <summary>The indentation of a member on its own line.</summary>
    public string Indent => OwnIndent() ?? Trivia.IndentAt(text, section.Span.Start) + File.Step;

    /// <summary>What the second indentation has more than the first.</summary>
    /// <param name="outer">The indentation of the object's line.</param>
    /// <param name="inner">The indentation of a member.</param>
    /// <returns>The step, or null where the second is no deeper.</returns>
    public static string? StepBetween(string outer, string inner) =>
        inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner[outer.Length..] : null;

    /// <summary>Reads what stands around a member's colon.</summary>
    /// <param name="text">The text.</param>
    /// <param name="member">The member.</param>
    /// <returns>Nothing or one blank each; alignment by several blanks is not copied.</returns>
    public static (string Before, string After) ColonOf(string text, Member member)
    {
        var colon = Trivia.Skip(text, member.NameSpan.End);
        var before = Blank(text, member.NameSpan.End, colon) is { Length: > 0 } ? " " : "";
        var isTight = colon + 1 == member.Value.Span.Start;
        return (before, isTight ? "" : " ");
    }

    /// <summary>Reads what stands between two tokens where it is white space on one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Behind the first.</param>
    /// <param name="end">Before the second.</param>
    /// <returns>Nothing or one blank; null where a comment or a line end stands there.</returns>
    public static string? Blank(string text, int start, int end)
    {
        var between = text.AsSpan(start, end - start);
        return EcmaSpace.Trim(between).Length > 0 || between.ContainsAny(EcmaSpace.LineEnds) ? null : between.IsEmpty ? "" : " ";
    }

    /// <summary>Tells whether a member is the first thing on its line, but for comments.</summary>
    /// <param name="index">Which member.</param>
    /// <returns>True where a line ends between it and what stands before.</returns>
    private bool BeginsLine(int index)
    {
        var start = index == 0 ? section.Span.Start + 1 : Trivia.Skip(text, section.Members[index - 1].Value.Span.End);
        return Trivia.HasLineEnd(text, start, section.Members[index].NameSpan.Start);
    }

    private string? OwnIndent()
    {
        for (var i = anchor; i >= 0 && i < section.Members.Length; i--)
        {
            if (BeginsLine(i))
            {
                return Trivia.IndentAt(text, section.Members[i].NameSpan.Start);
            }
        }

        return null;
    }

    private Member? Near(Func<Member, bool> isWanted)
    {
        for (var i = Math.Min(anchor, section.Members.Length - 1); i >= 0; i--)
        {
            if (isWanted(section.Members[i]))
            {
                return section.Members[i];
            }
        }

        foreach (var member in section.Members.Skip(anchor + 1))
        {
            if (isWanted(member))
            {
                return member;
            }
        }

        return null;
    }
}
