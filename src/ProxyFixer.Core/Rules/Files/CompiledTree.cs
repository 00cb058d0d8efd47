using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ProxyFixer.YamlFiles;

namespace ProxyFixer.Rules.Files;

/// <summary>Reads what <c>RuleTree</c> of the generator wrote: a letter for the kind, a length, a colon, and what belongs to it.</summary>
/// <param name="tree">One node.</param>
internal ref struct CompiledTree(ReadOnlySpan<byte> tree)
{
    private ReadOnlySpan<byte> rest = tree;

    /// <summary>Reads the next node with all that is below it.</summary>
    /// <returns>The node; it has no place in a file.</returns>
    public YamlValue Read()
    {
        var kind = rest[0];
        var colon = rest.IndexOf((byte)':');
        var length = int.Parse(rest[1..colon], CultureInfo.InvariantCulture);
        rest = rest[(colon + 1)..];
        return kind switch
        {
            (byte)'s' => new YamlScalar(Text(length), default),
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

    private YamlList List(int length)
    {
        var items = ImmutableArray.CreateBuilder<YamlValue>(length);
        for (; length > 0; length--)
        {
            items.Add(Read());
        }

        return new(items.MoveToImmutable(), default);
    }

    private YamlEntries Mapping(int length)
    {
        var entries = ImmutableArray.CreateBuilder<(YamlValue, YamlValue)>(length);
        for (; length > 0; length--)
        {
            var key = Read();
            entries.Add((key, Read()));
        }

        return new(entries.MoveToImmutable(), default);
    }
}
