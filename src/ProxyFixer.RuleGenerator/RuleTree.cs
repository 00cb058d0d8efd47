using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ProxyFixer.RuleGenerator;

/// <summary>
/// A rule file as the program reads it, in numbers: a text is <c>0</c> and its place among the texts of all rules, a list <c>1</c>, its
/// number of items and those, a mapping <c>2</c>, its number of keys, and keys and values in turn. The program's <c>CompiledTree</c> reads it.
/// </summary>
internal sealed class RuleTree
{
    private readonly YamlMappingNode root;

    private RuleTree(YamlMappingNode root) => this.root = root;

    /// <summary>Reads a rule file.</summary>
    /// <param name="text">Its text.</param>
    /// <exception cref="YamlException">It is no YAML, or not one mapping.</exception>
    public static RuleTree Read(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root
            ? new(root)
            : throw new YamlException(new Mark(0, 1, 1), new Mark(0, 1, 1), "a rule file holds one mapping");
    }

    /// <summary>The texts of a key that holds a text or a list of texts; none where it is missing.</summary>
    public IEnumerable<string> Texts(string key) => Find(key) switch
    {
        YamlScalarNode one => [one.Value!],
        YamlSequenceNode list => list.OfType<YamlScalarNode>().Select(one => one.Value!),
        _ => [],
    };

    /// <summary>The whole tree but for one key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="placeOf">Gives a text its place among those of all rules.</param>
    public IEnumerable<int> Without(string key, Func<string, int> placeOf) =>
        Numbers(new YamlMappingNode(root.Children.Where(child => ((YamlScalarNode)child.Key).Value != key)), placeOf);

    /// <summary>The tree with one key alone.</summary>
    /// <param name="key">The key.</param>
    /// <param name="placeOf">Gives a text its place among those of all rules.</param>
    public IEnumerable<int> Only(string key, Func<string, int> placeOf) =>
        Numbers(new YamlMappingNode(root.Children.Where(child => ((YamlScalarNode)child.Key).Value == key)), placeOf);

    private YamlNode? Find(string key) => root.Children.FirstOrDefault(child => ((YamlScalarNode)child.Key).Value == key).Value;

    private static IEnumerable<int> Numbers(YamlNode node, Func<string, int> placeOf) => node switch
    {
        YamlScalarNode one => [0, placeOf(one.Value!)],
        YamlSequenceNode list => new[] { 1, list.Children.Count }.Concat(list.Children.SelectMany(item => Numbers(item, placeOf))),
        _ => new[] { 2, ((YamlMappingNode)node).Children.Count }.Concat(
            ((YamlMappingNode)node).Children.SelectMany(child => Numbers(child.Key, placeOf).Concat(Numbers(child.Value, placeOf)))),
    };
}
