using System.Runtime.InteropServices;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Resolving;

/// <summary>The containers of a tree that hold something to replace, at any depth. All others stay as they are, and no node is made to see that.</summary>
internal sealed class Touched
{
    private readonly HashSet<Node> containers = new(ReferenceEqualityComparer.Instance);

    private Touched()
    {
    }

    /// <summary>Tells whether a text is to be replaced.</summary>
    /// <param name="text">The characters of a string.</param>
    /// <returns>True where its container must be built anew.</returns>
    public delegate bool TextTest(ReadOnlySpan<char> text);

    /// <summary>Searches a tree once, without recursion.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="isSection">Tells whether an object itself is to be replaced.</param>
    /// <param name="isText">Tells whether a string is.</param>
    /// <returns>What was found.</returns>
    public static Touched Find(Node root, Func<ObjectNode, bool> isSection, TextTest isText)
    {
        var found = new Touched();
        var open = new List<(Node Container, int Next)>();
        Enter(root);
        while (open.Count > 0)
        {
            ref var top = ref CollectionsMarshal.AsSpan(open)[^1];
            var index = top.Next++;
            if (top.Container is ObjectNode section && index < section.Members.Length)
            {
                var member = section.Members[index];
                if (member.Container is { } inner)
                {
                    Enter(inner);
                }
                else if (isText(member.Characters))
                {
                    found.Mark(open);
                }
            }
            else if (top.Container is ListNode list && index < list.Items.Length)
            {
                if (list.Items[index] is not ScalarNode scalar)
                {
                    Enter(list.Items[index]);
                }
                else if (isText(scalar.Characters))
                {
                    found.Mark(open);
                }
            }
            else
            {
                open.RemoveAt(open.Count - 1);
            }
        }

        return found;

        void Enter(Node node)
        {
            open.Add((node, 0));
            if (node is ObjectNode section && isSection(section))
            {
                found.Mark(open);
            }
        }
    }

    /// <summary>Tells whether a node must be built anew.</summary>
    /// <param name="node">A node of the tree.</param>
    /// <returns>False for a container with nothing to replace, and for every single value.</returns>
    public bool Has(Node node) => containers.Contains(node);

    // What is above a marked container is marked too, so that all marking together takes no longer than the search.
    private void Mark(List<(Node Container, int Next)> open)
    {
        for (var i = open.Count - 1; i >= 0 && containers.Add(open[i].Container); i--)
        {
        }
    }
}
