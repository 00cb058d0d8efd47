using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Editing;

/// <summary>Reads an edited text again and compares: the wanted value must be there, and every other value as it was.</summary>
internal static class ReadBack
{
    private const int OffPath = -1;

    /// <summary>Checks edits before they are handed out.</summary>
    /// <param name="document">The document before.</param>
    /// <param name="edits">The edits.</param>
    /// <param name="path">What they set.</param>
    /// <param name="value">To what.</param>
    /// <returns>True where the result reads as the old value with this one change.</returns>
    public static bool Holds(Document document, ImmutableArray<TextEdit> edits, ImmutableArray<string> path, string value)
    {
        var (root, error) = Json5Parser.Read(document.Text.Apply(edits));
        return error is null && IsChanged(document.Root, root, path, value);
    }

    private static bool IsChanged(Node before, Node after, ImmutableArray<string> path, string value)
    {
        var waiting = new Stack<(Node? Before, Node After, int Step)>([(before, after, 0)]);
        while (waiting.TryPop(out var pair))
        {
            var (old, now, step) = pair;
            var isSame = step == path.Length
                ? old is null or ScalarNode && now is ScalarNode { Value: string text } && text == value
                : (old, now) switch
                {
                    (ObjectNode a, ObjectNode b) => Members(a, b, path, step, waiting),
                    (null, ObjectNode b) => Members(new ObjectNode(b.Span, []), b, path, step, waiting),
                    (ListNode a, ListNode b) => Items(a, b, path, step, waiting),
                    (ScalarNode a, ScalarNode b) => step == OffPath && Equals(a.Value, b.Value),
                    _ => false,
                };
            if (!isSame)
            {
                return false;
            }
        }

        return true;
    }

    // Same names in the same order, but for one more where the path leads to a member that was not there.
    private static bool Members(
        ObjectNode before, ObjectNode after, ImmutableArray<string> path, int step, Stack<(Node?, Node, int)> waiting)
    {
        var changed = step == OffPath ? null : after.Find(path[step]);
        var isNew = changed is not null && before.Find(path[step]) is null;
        if (after.Members.Length != before.Members.Length + (isNew ? 1 : 0) || (step != OffPath && changed is null))
        {
            return false;
        }

        var passed = 0;
        foreach (var now in after.Members)
        {
            var isChanged = now.NameSpan == changed?.NameSpan;
            Member? old = isNew && isChanged ? null : before.Members[passed++];
            if (old is { Name: var name } && name != now.Name)
            {
                return false;
            }

            waiting.Push((old?.Value, now.Value, isChanged ? step + 1 : OffPath));
        }

        return true;
    }

    private static bool Items(
        ListNode before, ListNode after, ImmutableArray<string> path, int step, Stack<(Node?, Node, int)> waiting)
    {
        if (before.Items.Length != after.Items.Length)
        {
            return false;
        }

        var changed = step != OffPath && int.TryParse(path[step], CultureInfo.InvariantCulture, out var index) ? index : -1;
        for (var i = 0; i < after.Items.Length; i++)
        {
            waiting.Push((before.Items[i], after.Items[i], i == changed ? step + 1 : OffPath));
        }

        return true;
    }
}
