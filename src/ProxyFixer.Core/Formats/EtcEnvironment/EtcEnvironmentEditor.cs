using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.EtcEnvironment;

/// <summary>Sets one variable of <c>/etc/environment</c>; every edit is read back before it is offered.</summary>
/// <param name="source">The file.</param>
/// <param name="name">The variable.</param>
/// <param name="value">What it shall be.</param>
internal sealed class EtcEnvironmentEditor(SourceText source, string name, string value)
{
    private readonly string text = source.Text;
    private readonly PamReading before = PamReading.Of(source.Text);

    /// <summary>Makes the edit.</summary>
    /// <returns>The edit, nothing, or why there is none.</returns>
    public EditResult Edit()
    {
        var existing = Last(assignment => assignment.Name == name);
        if (existing is { } found && found.Value == value)
        {
            return EditResult.Nothing;
        }

        foreach (var edits in existing is null ? Insertions() : Replacements(existing.Value))
        {
            if (ReadsBack(edits))
            {
                return new EditResult.Edited([.. edits]);
            }
        }

        return Refuse(existing?.ValueSpan ?? new(text.Length, 0));
    }

    private IEnumerable<TextEdit[]> Replacements(PamAssignment existing)
    {
        var place = TextSpan.FromBounds(existing.ValueSpan.Start, existing.LineEnd);
        foreach (var spelling in Spellings(QuoteOf(existing)))
        {
            // The blank before a comment would become part of the value, so the comment moves to a line of its own.
            var comment = text[existing.CommentStart..existing.LineEnd];
            var above = new TextEdit(new(existing.LineStart, 0), IndentOf(existing.LineStart) + comment + "\n");
            yield return comment.Length == 0 ? [new TextEdit(place, spelling)] : [above, new TextEdit(place, spelling)];
        }
    }

    private IEnumerable<TextEdit[]> Insertions()
    {
        var neighbour = Last(assignment => ProxyVariables.Has(assignment.Name)) ?? Last(_ => true);
        var indent = neighbour is null ? "" : IndentOf(neighbour.Value.LineStart);
        int[] places = [neighbour?.LineEnd ?? text.Length, text.Length, before.End, text.StartsWith('\uFEFF') ? 1 : 0];
        return from place in places
               from spelling in Spellings(neighbour is null ? '\0' : QuoteOf(neighbour.Value))
               select new[] { Insert(place, indent + name + "=" + spelling) };
    }

    /// <summary>CR would be read as part of the value, so a line written here ends with LF alone.</summary>
    private TextEdit Insert(int place, string line) =>
        place < text.Length && text[place] == '\n' ? new(new(place + 1, 0), line + "\n")
        : place == text.Length && place > 0 && text[place - 1] != '\n' ? new(new(place, 0), "\n" + line)
        : new(new(place, 0), line + "\n");

    /// <summary>How the value can be written, best first. A comment sign or a line end cannot be written at all.</summary>
    private IEnumerable<string> Spellings(char style)
    {
        char[] order = [style, '\0', '"', '\''];
        return from quote in order.Distinct()
               where quote == '\0' ? CanBePlain() : !value.Contains(quote, StringComparison.Ordinal) || quote == '\''
               select quote == '\0' ? value : quote + value + quote;
    }

    private bool CanBePlain() =>
        value.Length == 0 || !(value[0] is ' ' or '\t' or '"' or '\'' || value[^1] is ' ' or '\t' or '\\');

    private char QuoteOf(PamAssignment assignment)
    {
        var raw = text.AsSpan(assignment.ValueSpan.Start, assignment.ValueSpan.Length).TrimEnd(" \t\r");
        return raw.Length > 1 && raw[0] is '"' or '\'' && raw[^1] == raw[0] ? raw[0] : '\0';
    }

    private PamAssignment? Last(Func<PamAssignment, bool> condition)
    {
        for (var i = before.Assignments.Length - 1; i >= 0; i--)
        {
            if (condition(before.Assignments[i]))
            {
                return before.Assignments[i];
            }
        }

        return null;
    }

    private string IndentOf(int lineStart)
    {
        var end = lineStart;
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
        }

        return text[lineStart..end];
    }

    private bool ReadsBack(TextEdit[] edits)
    {
        var expected = before.Assignments.Select(assignment => (assignment.Name, assignment.Value)).ToList();
        var existing = expected.FindLastIndex(assignment => assignment.Name == name);
        var index = existing >= 0 ? existing : before.Assignments.Count(assignment => assignment.NameSpan.Start < edits[0].Span.Start);
        expected.RemoveRange(index, existing >= 0 ? 1 : 0);
        expected.Insert(index, (name, value));
        var after = PamReading.Of(source.Apply(edits).Text);
        return after.Assignments.Select(assignment => (assignment.Name, assignment.Value)).SequenceEqual(expected)
            && after.Errors.Length == before.Errors.Length;
    }

    private EditResult.Refused Refuse(TextSpan place) => new(place, value.AsSpan().IndexOfAny('#', '\n') >= 0
        ? "no value in this file can hold '#' or a line end: '#' begins a comment there, also inside quotes"
        : "the value cannot be written here so that it reads back");
}
