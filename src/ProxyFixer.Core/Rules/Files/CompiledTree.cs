using System.Globalization;
using System.Text;
using YamlDotNet.RepresentationModel;

namespace ProxyFixer.Rules.Files;

/// <summary>Reads what <c>RuleTree</c> of the generator wrote: a letter for the kind, a length, a colon, and what belongs to it.</summary>
/// <param name="tree">One node.</param>
internal ref struct CompiledTree(ReadOnlySpan<byte> tree)
{
    private ReadOnlySpan<byte> rest = tree;

    /// <summary>Reads the next node with all that is below it.</summary>
    /// <returns>The node; it has no place in a file.</returns>
    public YamlNode Read()
    {
        var kind = rest[0];
        var colon = rest.IndexOf((byte)':');
        var length = int.Parse(rest[1..colon], CultureInfo.InvariantCulture);
        rest = rest[(colon + 1)..];
        return kind switch
        {
            (byte)'s' => new YamlScalarNode(Text(length)),
            (byte)'l' => List(length),
            _ => Mapping(length),
        };
    }

    private string Text(int length)
    {
        var text = Encoding.UTF8.GetString(rest[..length]);
        rest = rest[length..];
        return text;
    }

    private YamlSequenceNode List(int length)
    {
        var list = new YamlSequenceNode();
        for (; length > 0; length--)
        {
            list.Children.Add(Read());
        }

        return list;
    }

    private YamlMappingNode Mapping(int length)
    {
        var map = new YamlMappingNode();
        for (; length > 0; length--)
        {
            var key = Read();
            map.Children.Add(key, Read());
        }

        return map;
    }
}
