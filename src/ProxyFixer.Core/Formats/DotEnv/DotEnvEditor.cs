using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.DotEnv;

/// <summary>Sets one variable of one <c>.env</c> file; every edit is read back before it is offered.</summary>
/// <param name="source">The file.</param>
/// <param name="key">The variable.</param>
/// <param name="value">What it shall be.</param>
internal sealed class DotEnvEditor(SourceText source, string key, string value)
{
    private readonly string text = source.Text;
    private readonly List<(DotEnvAssignment Place, string Key, string Value)> before = Read(source.Text);

    /// <summary>Makes the edit.</summary>
    /// <returns>The edit, nothing, or why there is none.</returns>
    public EditResult Edit()
    {
        var existing = before.FindLastIndex(assignment => assignment.Key == key);
        if (existing >= 0 && before[existing].Value == value)
        {
            return EditResult.Nothing;
        }

        var edits = existing >= 0 ? Replacements(before[existing].Place) : Insertions();
        foreach (var edit in edits)
        {
            if (ReadsBack(edit, existing))
            {
                return new EditResult.Edited([edit]);
            }
        }

        return Refuse(existing >= 0 ? before[existing].Place.Value : null);
    }

    private IEnumerable<TextEdit> Replacements(DotEnvAssignment place)
    {
        // The place of a missing value may touch a comment; other readers take "1# c" as the value, so keep them apart.
        var gap = place.Value.Length == 0 && place.Value.End < text.Length && text[place.Value.End] == '#' ? " " : "";
        return DotEnvSpelling.Of(value, place.Quote, source.Newline).Select(spelling => new TextEdit(place.Value, spelling + gap));
    }

    private IEnumerable<TextEdit> Insertions()
    {
        var neighbour = before.FindLastIndex(assignment => ProxyVariables.Has(assignment.Key));
        neighbour = neighbour >= 0 ? neighbour : before.Count - 1;
        var style = neighbour >= 0 ? DotEnvLineStyle.Of(text, before[neighbour].Place) : DotEnvLineStyle.Plain;
        var end = neighbour >= 0 ? before[neighbour].Place.End : text.Length;
        var places = new List<DotEnvLinePlace> { DotEnvLinePlace.Below(source, end) };
        if (before.FindIndex(assignment => assignment.Place.HasOpenQuote(text)) is >= 0 and var open)
        {
            // Above the open quote nothing that is written can close it.
            places.Add(DotEnvLinePlace.Above(source, before[open].Place.Start));
        }

        return from place in places
               from spelling in DotEnvSpelling.Of(value, style.Quote, source.Newline)
               select place.Insert(style.Line(key, spelling));
    }

    private bool ReadsBack(TextEdit edit, int existing)
    {
        var expected = before.Select(assignment => (assignment.Key, assignment.Value)).ToList();
        if (existing >= 0)
        {
            expected[existing] = (key, value);
        }
        else
        {
            expected.Insert(before.Count(assignment => assignment.Place.Key.Start < edit.Span.Start), (key, value));
        }

        var after = Read(source.Apply([edit]).Text);
        return after.Select(assignment => (assignment.Key, assignment.Value)).SequenceEqual(expected);
    }

    private EditResult.Refused Refuse(TextSpan? place)
    {
        var open = before.FindIndex(assignment => assignment.Place.HasOpenQuote(text));
        return open >= 0
            ? new(
                new(before[open].Place.Value.Start, 1),
                "the quote that begins here is never closed, and every way to write the value would close it")
            : new(place ?? new(text.Length, 0), "no quotes can hold this value: nothing can be escaped in this kind of file");
    }

    private static List<(DotEnvAssignment Place, string Key, string Value)> Read(string text)
    {
        var found = new List<(DotEnvAssignment, string, string)>();
        var scanner = new DotEnvScanner(text);
        while (scanner.Next(out var assignment))
        {
            if (scanner.Ignored.Length == 0)
            {
                found.Add((assignment, text.Substring(assignment.Key.Start, assignment.Key.Length), DotEnvValue.Decode(text, assignment)));
            }
        }

        return found;
    }
}
