using System.Collections.Immutable;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Resolving;

/// <summary>Merges values as includes do: objects deeply, arrays joined, all else replaced by the later, null too.</summary>
internal static class NodeMerge
{
    /// <summary>Merges values in order, all at once: linear in their size.</summary>
    /// <param name="values">The later wins; at least one. Names are unique in each object.</param>
    /// <param name="cleaning">From what constructor and prototype are dropped; where that is not known they stay.</param>
    /// <returns>The merged value.</returns>
    public static Node Merge(ImmutableArray<Node> values, MergeCleaning cleaning) =>
        Rebuild.Run(
            (Values: values, IsInside: false),
            place => Plan(place.Values, place.IsInside && cleaning == MergeCleaning.All, cleaning));

    /// <summary>Finds the values that count: those of one kind at the end, since another kind replaces all before.</summary>
    /// <typeparam name="T">What holds a value.</typeparam>
    /// <param name="values">At least one; the later wins.</param>
    /// <param name="node">Gives the value.</param>
    /// <returns>The values to merge or join; for a scalar only the last.</returns>
    public static ReadOnlySpan<T> Counting<T>(ReadOnlySpan<T> values, Func<T, Node> node)
    {
        var kind = node(values[^1]).GetType();
        var first = values.Length - 1;
        while (kind != typeof(ScalarNode) && first > 0 && node(values[first - 1]).GetType() == kind)
        {
            first--;
        }

        return values[first..];
    }

    private static Plan<(ImmutableArray<Node>, bool)> Plan(ImmutableArray<Node> values, bool isCleaned, MergeCleaning cleaning)
    {
        var counting = Counting(values.AsSpan(), node => node);
        return counting[^1] switch
        {
            ListNode list when counting.Length > 1 => new(new ListNode(list.Span, Join(counting))),
            ObjectNode section when counting.Length > 1 || isCleaned => Members(counting, section, cleaning),
            var only => new(only),
        };
    }

    private static ImmutableArray<Node> Join(ReadOnlySpan<Node> lists)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        foreach (var list in lists)
        {
            items.AddRange(((ListNode)list).Items);
        }

        return items.ToImmutable();
    }

    private static Plan<(ImmutableArray<Node>, bool)> Members(
        ReadOnlySpan<Node> objects, ObjectNode last, MergeCleaning cleaning)
    {
        var places = new Dictionary<string, int>(last.Members.Length, StringComparer.Ordinal);
        var names = new List<string>(last.Members.Length);
        var values = new List<ImmutableArray<Node>.Builder>();
        for (var i = 0; i < objects.Length; i++)
        {
            foreach (var member in ((ObjectNode)objects[i]).Members)
            {
                if ((cleaning == MergeCleaning.All || (i > 0 && cleaning == MergeCleaning.Later)) && member.Name is "constructor" or "prototype")
                {
                    continue;
                }

                if (places.TryAdd(member.Name, names.Count))
                {
                    names.Add(member.Name);
                    values.Add(ImmutableArray.CreateBuilder<Node>(1));
                }

                values[places[member.Name]].Add(member.Value);
            }
        }

        return new(null, last.Span, names, [.. values.Select(value => (value.ToImmutable(), true))]);
    }
}
