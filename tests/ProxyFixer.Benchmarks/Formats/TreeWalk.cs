using ProxyFixer.Tree;

namespace ProxyFixer.Benchmarks.Formats;

/// <summary>Looks at every name and value of a tree, because some of them are made only then. None is kept.</summary>
internal static class TreeWalk
{
    /// <summary>Adds up what was read.</summary>
    /// <param name="root">Any tree.</param>
    /// <returns>The number of characters of all names and strings.</returns>
    public static long CountCharacters(Node root)
    {
        var characters = 0L;
        var waiting = new Stack<Node>();
        for (var node = root; node is not null; waiting.TryPop(out node))
        {
            foreach (var member in (node as ObjectNode)?.Members ?? [])
            {
                characters += member.Name.Length + (member.AsString?.Length ?? Look(member.Value, waiting));
            }

            foreach (var item in (node as ListNode)?.Items ?? [])
            {
                characters += Look(item, waiting);
            }
        }

        return characters;
    }

    private static int Look(Node node, Stack<Node> waiting)
    {
        if (node is ScalarNode scalar)
        {
            return scalar.AsString?.Length ?? 0;
        }

        waiting.Push(node);
        return 0;
    }
}
