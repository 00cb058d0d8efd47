using ProxyFixer.Text;

namespace ProxyFixer.Tree;

/// <summary>A value in a file with the name it belongs to.</summary>
/// <param name="Name">The member's name; for an item of a list what <see cref="ItemNames"/> gives.</param>
/// <param name="Span">Where the value stands, quotes included; may cover several lines.</param>
public readonly record struct NamedValue(string Name, TextSpan Span)
{
    /// <summary>Collects the values of a tree.</summary>
    /// <param name="root">Any tree, however deep.</param>
    /// <returns>All scalar and opaque values, in no particular order.</returns>
    public static IEnumerable<NamedValue> In(Node root)
    {
        var waiting = new Stack<(string Name, Node Node)>([("", root)]);
        while (waiting.TryPop(out var next))
        {
            switch (next.Node)
            {
                case ObjectNode node:
                    foreach (var member in node.Members)
                    {
                        waiting.Push((member.Name, member.Value));
                    }

                    break;
                case ListNode list:
                    foreach (var item in ItemNames.Of(next.Name, list.Items))
                    {
                        waiting.Push(item);
                    }

                    break;
                default:
                    yield return new(next.Name, next.Node.Span);
                    break;
            }
        }
    }
}
