using System.Collections.Immutable;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Editing;

/// <summary>Sets one string in a JSON5 text by replacing its token or adding a member; all else stays to the byte.</summary>
internal static class Json5Editor
{
    // A path of a person is a handful of steps; indenting thousands of sections would cost quadratic space.
    private const int MostMissing = 100;

    /// <summary>Makes the edits for one value.</summary>
    /// <param name="document">A document of this format.</param>
    /// <param name="path">What to set.</param>
    /// <param name="value">The string.</param>
    /// <returns>Edits that read back, or a refusal.</returns>
    public static EditResult Edit(Document document, NodePath path, string value)
    {
        if (document.Text.NotUtf8At is { } stray)
        {
            return new EditResult.Refused(new TextSpan(stray, 1), "the file is not UTF-8");
        }

        if (document.Errors.FirstOrDefault(error => error.IsFatal) is { } broken)
        {
            return new EditResult.Refused(broken.Span, $"the file cannot be read: {broken.Message}");
        }

        return Change(document, path.Steps, value) switch
        {
            EditResult.Edited { Edits.Length: > 0 } edited when !ReadBack.Holds(document, edited.Edits, path.Steps, value) =>
                new EditResult.Refused(document.Root.Span, "the change would not read back as wanted"),
            var result => result,
        };
    }

    private static EditResult Change(Document document, ImmutableArray<string> steps, string value)
    {
        var node = document.Root;
        ObjectNode? parent = null;
        for (var i = 0; i < steps.Length; i++)
        {
            switch (node)
            {
                case ObjectNode section when section.Find(steps[i]) is { } member:
                    parent = section;
                    node = member.Value;
                    break;
                case ObjectNode section when steps.Length - i > MostMissing:
                    return new EditResult.Refused(section.Span, $"more than {MostMissing} sections are missing");
                case ObjectNode section:
                    return new EditResult.Edited([.. MemberInsertion.Edits(document, section, steps.AsSpan()[i..], value)]);
                case ListNode list when Index(steps[i]) is { } index && index < list.Items.Length:
                    parent = null;
                    node = list.Items[index];
                    break;
                case ListNode list:
                    var problem = Index(steps[i]) is null ? ", not an object" : " without such an item";
                    return new EditResult.Refused(list.Span, $"{JsonPointer.Show(steps, i)} is a list{problem}");
                default:
                    return new EditResult.Refused(node.Span, $"{JsonPointer.Show(steps, i)} is not an object");
            }
        }

        return Replace(document, parent, node, steps, value);
    }

    private static EditResult Replace(
        Document document, ObjectNode? parent, Node node, ImmutableArray<string> steps, string value)
    {
        if (node is not ScalarNode scalar)
        {
            var kind = node is ListNode ? "a list" : "an object";
            return new EditResult.Refused(node.Span, $"{JsonPointer.Show(steps, steps.Length)} is {kind}, not a single value");
        }

        if (scalar.AsString == value)
        {
            return EditResult.Nothing;
        }

        var quote = scalar.Value is string
            ? document.Text.Text[scalar.Span.Start]
            : QuoteNear(document, parent, scalar);
        return EditResult.Replace(scalar.Span, QuotedText.Quote(value, quote));
    }

    private static char QuoteNear(Document document, ObjectNode? parent, ScalarNode scalar)
    {
        if (parent is null)
        {
            return FileHabits.Of(document).ValueQuote;
        }

        var index = 0;
        while (parent.Members[index].Value.Span != scalar.Span)
        {
            index++;
        }

        return new ObjectHabits(document, parent, index).ValueQuote;
    }

    // RFC 6901, section 4: digits without a leading zero.
    private static int? Index(string step) =>
        step.Length is > 0 and < 10 && step.All(char.IsAsciiDigit) && (step.Length == 1 || step[0] != '0')
            ? int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
