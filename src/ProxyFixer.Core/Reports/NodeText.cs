using System.Globalization;
using ProxyFixer.Tree;

namespace ProxyFixer.Reports;

/// <summary>A tree as lines for people.</summary>
public static class NodeText
{
    /// <summary>Flattens a tree.</summary>
    /// <param name="root">Any node, however deep.</param>
    /// <returns>Dotted name and text of each value, in file order.</returns>
    public static IEnumerable<(string Name, string Value)> Lines(Node root)
    {
        var waiting = new Stack<(string Name, Node Node)>([("", root)]);
        while (waiting.TryPop(out var next))
        {
            var prefix = next.Name.Length == 0 ? "" : next.Name + ".";
            switch (next.Node)
            {
                case ObjectNode { Members.Length: > 0 } map:
                    foreach (var member in map.Members.Reverse())
                    {
                        waiting.Push((prefix + member.Name, member.Value));
                    }

                    break;
                case ListNode { Items.Length: > 0 } list:
                    for (var i = list.Items.Length - 1; i >= 0; i--)
                    {
                        waiting.Push((prefix + i.ToString(CultureInfo.InvariantCulture), list.Items[i]));
                    }

                    break;
                default:
                    yield return (next.Name, Show(next.Node));
                    break;
            }
        }
    }

    private static string Show(Node node) => node switch
    {
        ObjectNode => "{}",
        ListNode => "[]",
        ScalarNode { Value: string text } => text,
        ScalarNode { Value: bool flag } => flag ? "true" : "false",
        ScalarNode { Value: double number } => number.ToString("R", CultureInfo.InvariantCulture),
        ScalarNode => "null",
        OpaqueNode opaque => $"({opaque.Mark.TrimStart('$')})",
        _ => throw new InvalidOperationException("an unknown node"),
    };
}
