using System.Collections.Immutable;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5.Resolving;

/// <summary>Follows a path through a config and its includes to the file that decides the value.</summary>
/// <param name="reader">Opens the files; an include that cannot be followed is skipped.</param>
internal sealed class ConfigLayers(IncludeReader reader)
{
    /// <summary>Finds the file that owns a value.</summary>
    /// <param name="steps">The path in the resolved config.</param>
    /// <returns>
    /// The file and the path in it: where the value stands that wins; where there is none yet, the only file that has a part
    /// of its section, else the config itself.
    /// </returns>
    public (Document Owner, ImmutableArray<string> Steps) FindOwner(ImmutableArray<string> steps)
    {
        var layers = Expand(new Layer(reader.Top, reader.Top.Document.Root, []));
        for (var i = 0; i < steps.Length; i++)
        {
            var counting = NodeMerge.Counting<Layer>(layers.ToArray(), layer => layer.Value).ToArray();
            layers = counting[^1].Value switch
            {
                ObjectNode => [.. counting.SelectMany(layer => Below(layer, steps[i]))],
                ListNode => Item(counting, steps[i]),
                _ => [],
            };
            if (layers.Count == 0)
            {
                var isClear = counting.Length == 1 || counting[^1].Value is ScalarNode;
                return isClear ? At(counting[^1], steps[i..]) : (reader.Top.Document, steps);
            }
        }

        return At(layers[^1], []);
    }

    /// <summary>Finds the node a path leads to, in the file that owns it.</summary>
    /// <param name="steps">The path in the resolved config.</param>
    /// <returns>The file and the node; the root of the file where the path leads nowhere.</returns>
    public (Document Owner, Node Node) Locate(ImmutableArray<string> steps)
    {
        var (owner, path) = FindOwner(steps);
        var node = owner.Root;
        foreach (var step in path)
        {
            node = (node as ObjectNode)?.Find(step)?.Value ?? node;
        }

        return (owner, node);
    }

    private static (Document, ImmutableArray<string>) At(Layer layer, ImmutableArray<string> rest) =>
        (layer.Scope.Document, [.. layer.Path.Reverse(), .. rest]);

    // What an object stands for: the files it includes, then its own keys, if it has any or nothing was included.
    private List<Layer> Expand(Layer layer)
    {
        if (layer.Value is not ObjectNode section || section.Find(IncludeReader.Key) is not { } include)
        {
            return [layer];
        }

        var result = new List<Layer>();
        foreach (var name in include.Value is ListNode list ? list.Items : [include.Value])
        {
            if (reader.Open(layer.Scope, name) is { } file)
            {
                result.AddRange(Expand(new Layer(file, file.Document.Root, [])));
            }
        }

        if (result.Count == 0 || section.Members.Any(member => member.Name != IncludeReader.Key))
        {
            result.Add(layer);
        }

        return result;
    }

    private List<Layer> Below(Layer layer, string step) =>
        ((ObjectNode)layer.Value).Find(step) is { } member ? Expand(layer.Below(step, member.Value)) : [];

    // Lists are joined: the index counts through all of them.
    private List<Layer> Item(Layer[] lists, string step)
    {
        var index = int.TryParse(step, System.Globalization.NumberStyles.None, null, out var number) ? number : int.MaxValue;
        foreach (var layer in lists)
        {
            var items = ((ListNode)layer.Value).Items;
            if (index < items.Length)
            {
                var own = index.ToString(System.Globalization.CultureInfo.InvariantCulture);
                return Expand(layer.Below(own, items[index]));
            }

            index -= items.Length;
        }

        return [];
    }

    private sealed record Layer(IncludeScope Scope, Node Value, ImmutableStack<string> Path)
    {
        public Layer Below(string step, Node value) => new(Scope, value, Path.Push(step));
    }
}
