using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Editing;

/// <summary>How a file as a whole is written: asked where the place of an edit itself shows no custom.</summary>
internal sealed class FileHabits
{
    private readonly string text;
    private readonly int[] keyQuotes = new int[3];
    private readonly int[] valueQuotes = new int[3];
    private int trailingCommas;
    private int closedWithoutComma;

    private FileHabits(string text) => this.text = text;

    /// <summary>The quote of most keys that need none: a character or <see cref="QuotedText.None"/>.</summary>
    public char KeyQuote => Most(keyQuotes, QuotedText.None);

    /// <summary>The quote of most strings; without strings that of most keys; else double quotes.</summary>
    public char ValueQuote => Most(valueQuotes, KeyQuote == QuotedText.None ? '"' : KeyQuote);

    /// <summary>The first indentation step of the file; two blanks where there is none.</summary>
    public string Step { get; private set; } = "  ";

    /// <summary>Whether objects over lines end with a comma: most do, or where there are none, keys have no quotes.</summary>
    public bool HasTrailingCommas =>
        trailingCommas + closedWithoutComma == 0 ? KeyQuote == QuotedText.None : trailingCommas > closedWithoutComma;

    /// <summary>What stands around the first colon of the file.</summary>
    public (string Before, string After)? Colon { get; private set; }

    /// <summary>The blank inside the braces of the first object on one line, or null where there is none.</summary>
    public string? Padding { get; private set; }

    /// <summary>Looks through a whole file, once.</summary>
    /// <param name="document">A document without error.</param>
    /// <returns>What was seen.</returns>
    public static FileHabits Of(Document document)
    {
        var habits = new FileHabits(document.Text.Text);
        var hasStep = false;
        var waiting = new Stack<Node>([document.Root]);
        while (waiting.TryPop(out var node))
        {
            if (node is ObjectNode { Members.Length: > 0 } section)
            {
                habits.Look(section, ref hasStep);
            }

            habits.LookAtString(node);
            PushChildren(waiting, node);
        }

        return habits;
    }

    /// <summary>Tells which quote a token begins with.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">A key or a string.</param>
    /// <returns>The quote character, or <see cref="QuotedText.None"/>.</returns>
    public static char QuoteOf(string text, TextSpan span) =>
        text[span.Start] is '"' or '\'' ? text[span.Start] : QuotedText.None;

    private static void PushChildren(Stack<Node> waiting, Node node)
    {
        if (node is ListNode list)
        {
            for (var i = list.Items.Length - 1; i >= 0; i--)
            {
                waiting.Push(list.Items[i]);
            }
        }
        else if (node is ObjectNode section)
        {
            for (var i = section.Members.Length - 1; i >= 0; i--)
            {
                waiting.Push(section.Members[i].Value);
            }
        }
    }

    private void LookAtString(Node node)
    {
        if (node is ScalarNode { Value: string })
        {
            valueQuotes[Index(QuoteOf(text, node.Span))]++;
        }
    }

    private void Look(ObjectNode section, ref bool hasStep)
    {
        foreach (var member in section.Members)
        {
            keyQuotes[Index(QuoteOf(text, member.NameSpan))] += IdentifierCharacters.IsName(member.Name) ? 1 : 0;
        }

        Colon ??= ObjectHabits.ColonOf(text, section.Members[0]);
        var first = section.Members[0].NameSpan.Start;
        if (Trivia.HasLineEnd(text, section.Span.Start, first))
        {
            LookAtStep(section.Span.Start, first, ref hasStep);
        }
        else
        {
            Padding ??= ObjectHabits.Blank(text, section.Span.Start + 1, first);
        }

        LookAtEnd(section);
    }

    private void LookAtStep(int start, int first, ref bool hasStep)
    {
        if (!hasStep && ObjectHabits.StepBetween(Trivia.IndentAt(text, start), Trivia.IndentAt(text, first)) is { } step)
        {
            Step = step;
            hasStep = true;
        }
    }

    private void LookAtEnd(ObjectNode section)
    {
        var last = section.Members[^1].Value.Span.End;
        if (Trivia.HasLineEnd(text, last, section.Span.End))
        {
            _ = text[Trivia.Skip(text, last)] == ',' ? trailingCommas++ : closedWithoutComma++;
        }
    }

    private static int Index(char quote) => quote switch { '"' => 0, '\'' => 1, _ => 2 };

    private static char Most(int[] counts, char fallback)
    {
        var most = Array.IndexOf(counts, counts.Max());
        return counts[most] == 0 ? fallback : most switch { 0 => '"', 1 => '\'', _ => QuotedText.None };
    }
}
