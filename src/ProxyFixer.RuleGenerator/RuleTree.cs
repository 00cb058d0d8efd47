using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ProxyFixer.RuleGenerator;

/// <summary>
/// A rule file as the program reads it: a text is <c>s</c>, its length in UTF-8 and <c>:</c> before it; a list <c>l</c>, its number of
/// items and <c>:</c> before them; a mapping <c>m</c>, its number of keys and <c>:</c> before keys and values in turn. The program's
/// <c>CompiledTree</c> reads it.
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
    public string Without(string key) =>
        Encoded(new YamlMappingNode(root.Children.Where(child => ((YamlScalarNode)child.Key).Value != key)));

    /// <summary>The tree with one key alone.</summary>
    public string Only(string key) =>
        Encoded(new YamlMappingNode(root.Children.Where(child => ((YamlScalarNode)child.Key).Value == key)));

    private YamlNode? Find(string key) => root.Children.FirstOrDefault(child => ((YamlScalarNode)child.Key).Value == key).Value;

    private static string Encoded(YamlNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(YamlNode node, StringBuilder text)
    {
        var (letter, length) = node switch
        {
            YamlScalarNode one => ('s', Encoding.UTF8.GetByteCount(one.Value!)),
            YamlSequenceNode list => ('l', list.Children.Count),
            _ => ('m', ((YamlMappingNode)node).Children.Count),
        };
        text.Append(letter).Append(length.ToString(CultureInfo.InvariantCulture)).Append(':');
        text.Append(node is YamlScalarNode scalar ? scalar.Value : "");
        var parts = node switch
        {
            YamlSequenceNode list => list.Children,
            YamlMappingNode map => map.Children.SelectMany(child => new[] { child.Key, child.Value }),
            _ => [],
        };
        foreach (var part in parts)
        {
            Write(part, text);
        }
    }
}
