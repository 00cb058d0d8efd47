using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Resolving;

/// <summary>Builds a tree from the leaves up without recursion: files may nest as deep as they are long.</summary>
internal static class Rebuild
{
    /// <summary>Builds what <paramref name="start"/> stands for.</summary>
    /// <typeparam name="T">What a node is built from.</typeparam>
    /// <param name="start">What the root is built from.</param>
    /// <param name="plan">Tells for each source what to build: a node at once, or a container with sources of its own.</param>
    /// <returns>The node.</returns>
    public static Node Run<T>(T start, Func<T, Plan<T>> plan)
    {
        var open = new Stack<Frame<T>>();
        var next = plan(start);
        while (true)
        {
            var done = next.Done;
            if (done is null)
            {
                open.Push(new Frame<T>(next));
            }

            while (open.TryPeek(out var frame))
            {
                frame.Take(done);
                done = null;
                if (frame.HasMore)
                {
                    break;
                }

                done = open.Pop().Build();
            }

            if (open.Count == 0)
            {
                return done!;
            }

            next = plan(open.Peek().Next());
        }
    }

    private sealed class Frame<T>(Plan<T> plan)
    {
        private readonly Node[] children = new Node[plan.Sources!.Count];
        private int taken;
        private int given;

        public bool HasMore => given < children.Length;

        public T Next() => plan.Sources![given++];

        public void Take(Node? child)
        {
            if (child is not null)
            {
                children[taken++] = child;
            }
        }

        public Node Build()
        {
            Node container = plan.Names is { } names
                ? new ObjectNode(plan.Span, Members(names))
                : new ListNode(plan.Span, ImmutableCollectionsMarshal.AsImmutableArray(children));
            return plan.Finish?.Invoke(container) ?? container;
        }

        private ImmutableArray<Member> Members(IReadOnlyList<string> names)
        {
            var members = new Member[children.Length];
            for (var i = 0; i < members.Length; i++)
            {
                members[i] = new Member(names[i], default, children[i]);
            }

            return ImmutableCollectionsMarshal.AsImmutableArray(members);
        }
    }
}

/// <summary>How to build one node.</summary>
/// <typeparam name="T">What a node is built from.</typeparam>
/// <param name="Done">The node itself, or null where it is a container to be built.</param>
/// <param name="Span">The span of the container.</param>
/// <param name="Names">The names of an object's members; null for a list.</param>
/// <param name="Sources">What the children are built from, in order.</param>
/// <param name="Finish">What to make of the built container, or null.</param>
internal readonly record struct Plan<T>(
    Node? Done,
    TextSpan Span = default,
    IReadOnlyList<string>? Names = null,
    IReadOnlyList<T>? Sources = null,
    Func<Node, Node>? Finish = null);
