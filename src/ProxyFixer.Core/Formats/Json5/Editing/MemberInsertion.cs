using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Editing;

/// <summary>
/// Puts a new member into an object: a variable behind the last proxy variable, else behind the last member, a section always
/// there; on its own line where the object goes over lines, each comment staying with the member before it.
/// </summary>
internal sealed class MemberInsertion
{
    private readonly string text;
    private readonly ObjectNode section;
    private readonly int anchor;
    private readonly ObjectHabits habits;
    private readonly MemberText member;
    private readonly bool overLines;

    private MemberInsertion(Document document, ObjectNode section, ReadOnlySpan<string> names, string value)
    {
        text = document.Text.Text;
        this.section = section;
        anchor = names.Length == 1 ? Anchor(section) : Math.Max(section.Members.Length - 1, 0);
        habits = new ObjectHabits(document, section, anchor);
        member = new MemberText(names, value, habits);
        overLines = Trivia.GoesOverLines(text, section.Span);
    }

    /// <summary>Makes the edits.</summary>
    /// <param name="document">A document without error.</param>
    /// <param name="section">The object of it that exists.</param>
    /// <param name="names">What is missing in it: sections, then the name of the value.</param>
    /// <param name="value">The value after decoding.</param>
    /// <returns>One or two edits.</returns>
    public static TextEdit[] Edits(Document document, ObjectNode section, ReadOnlySpan<string> names, string value)
    {
        var insertion = new MemberInsertion(document, section, names, value);
        return section.Members.IsEmpty ? [insertion.FillEmpty()]
            : insertion.overLines ? insertion.AddLine()
            : insertion.AddOnLine();
    }

    // Every name of that ending, in any case: HTTP_PROXY, no_proxy, NODE_USE_ENV_PROXY.
    private static int Anchor(ObjectNode section)
    {
        for (var i = section.Members.Length - 1; i >= 0; i--)
        {
            if (section.Members[i].Name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return Math.Max(section.Members.Length - 1, 0);
    }

    private static TextEdit Insert(int at, string text) => new(new TextSpan(at, 0), text);

    private TextEdit[] AddOnLine()
    {
        var last = section.Members[anchor].Value.Span.End;
        var separator = Trivia.Skip(text, last);
        var added = habits.CommaGap + member.OnOneLine();
        if (text[separator] == ',')
        {
            var isLast = anchor == section.Members.Length - 1;
            return [Insert(isLast ? Trivia.EndOfLine(text, separator + 1) : separator + 1, added + ",")];
        }

        return BehindComma(last, Trivia.EndOfLine(text, last), added);
    }

    private TextEdit[] AddLine()
    {
        var last = section.Members[anchor].Value.Span.End;
        var separator = Trivia.Skip(text, last);
        if (text[separator] != ',')
        {
            var end = Trivia.EndOfLine(text, last);
            return BehindComma(last, end, OwnLine(end, habits.Indent, trailingComma: false));
        }

        return anchor == section.Members.Length - 1 || EndsLine(separator + 1)
            ? [AddLineBehind(separator + 1)]
            : Trivia.HasLineEnd(text, last, separator)
                ? [AddLineWithComma(last, separator)]
                : [Insert(separator + 1, habits.CommaGap + member.OnOneLine() + ",")];
    }

    private TextEdit AddLineBehind(int comma)
    {
        var end = Trivia.EndOfLine(text, comma);
        return Insert(end, OwnLine(end, habits.Indent, trailingComma: true));
    }

    // Commas at the start of the lines: the new line begins with one too.
    private TextEdit AddLineWithComma(int last, int comma)
    {
        var end = Trivia.EndOfLine(text, last);
        var gap = ObjectHabits.Blank(text, comma + 1, section.Members[anchor + 1].NameSpan.Start) ?? " ";
        return Insert(end, Trivia.NewlineAt(text, end) + Trivia.IndentAt(text, comma) + "," + gap + member.OnOneLine());
    }

    private static TextEdit[] BehindComma(int last, int at, string added) =>
        last == at ? [Insert(at, "," + added)] : [Insert(last, ","), Insert(at, added)];

    private string OwnLine(int at, string indent, bool trailingComma)
    {
        var newline = Trivia.NewlineAt(text, at);
        return newline + indent + member.OverLines(newline, indent, trailingComma) + (trailingComma ? "," : "");
    }

    private bool EndsLine(int at) => EcmaSpace.EndsLine(text[Trivia.EndOfLine(text, at)]);

    private TextEdit FillEmpty()
    {
        var start = section.Span.Start + 1;
        var end = section.Span.End - 1;
        var comment = LastComment(start);
        if (overLines)
        {
            var at = Trivia.EndOfLine(text, comment is { } last ? last.End : start);
            return Insert(at, OwnLine(at, IndentBelow(comment), habits.File.HasTrailingCommas));
        }

        if (comment is { } only)
        {
            var lead = text.AsSpan(start, Trivia.Skip(text, start) - start).StartsWith("/") ? "" : " ";
            return Insert(only.End, lead + member.OnOneLine());
        }

        var padding = end > start ? " " : habits.Padding;
        return new TextEdit(TextSpan.FromBounds(start, end), padding + member.OnOneLine() + padding);
    }

    // As deep as the comment above where that has a line of its own.
    private string IndentBelow(TextSpan? comment)
    {
        if (comment is { } above)
        {
            var indent = Trivia.IndentAt(text, above.Start);
            var lineStart = above.Start - indent.Length;
            if (EcmaSpace.EndsLine(text[lineStart - 1]))
            {
                return indent;
            }
        }

        return habits.Indent;
    }

    private TextSpan? LastComment(int at)
    {
        TextSpan? last = null;
        while (EcmaSpace.Has(text[at]) || text[at] == '/')
        {
            var end = text[at] == '/' ? Trivia.EndOfComment(text, at) : at + 1;
            last = text[at] == '/' ? TextSpan.FromBounds(at, end) : last;
            at = end;
        }

        return last;
    }
}
