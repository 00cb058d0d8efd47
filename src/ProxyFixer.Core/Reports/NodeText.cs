using System.Globalization;
using ProxyFixer.Tree;

namespace ProxyFixer.Reports;

/// <summary>A tree as lines for people.</summary>
public static class NodeText
{
    /// <summary>Flattens a tree.</summary>
    /// <param name="root">Any node, however deep.</param>
    /// <param name="maskName">Gives what may be shown of a name.</param>
    /// <returns>Dotted name and text of each value, in file order, and the name by which it is judged whether it is a secret.</returns>
    public static IEnumerable<(string Name, string Owner, string Value)> Lines(Node root, Func<string, string> maskName)
    {
        var waiting = new Stack<(string Name, string Owner, Node Node)>([("", "", root)]);
        while (waiting.TryPop(out var next))
        {
            var prefix = next.Name.Length == 0 ? "" : next.Name + ".";
            switch (next.Node)
            {
                case ObjectNode { Members.Length: > 0 } map:
                    foreach (var member in map.Members.Reverse())
                    {
                        waiting.Push((prefix + maskName(member.Name), member.Name, member.Value));
                    }

                    break;
                case ListNode { Items.Length: > 0 } list:
                    foreach (var (i, item) in ItemNames.Of(next.Owner, list.Items).Index().Reverse())
                    {
                        waiting.Push((prefix + i.ToString(CultureInfo.InvariantCulture), item.Name, item.Node));
                    }

                    break;
                default:
                    yield return (next.Name, next.Owner, Show(next.Node));
                    break;
            }
        }
    }

    /// <summary>Writes a number.</summary>
    /// <param name="number">Any number.</param>
    /// <returns>The shortest text that means the same number.</returns>
    public static string Show(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Show(Node node) => node switch
    {
        ObjectNode => "{}",
        ListNode => "[]",
        ScalarNode { Value: string text } => text,
        ScalarNode { Value: bool flag } => flag ? "true" : "false",
        ScalarNode { Value: double number } => Show(number),
        ScalarNode => "null",
        OpaqueNode opaque => $"({opaque.Mark.TrimStart('$')})",
        _ => throw new InvalidOperationException("an unknown node"),
    };
}
