using System.Collections.Immutable;
using ProxyFixer.YamlFiles;

namespace ProxyFixer.Rules.Files;

/// <summary>Reads what <c>RuleTree</c> of the generator wrote: a number for the kind, then the place of a text, or a length and what belongs to it.</summary>
/// <param name="tree">One node.</param>
internal ref struct CompiledTree(ReadOnlySpan<ushort> tree)
{
    private ReadOnlySpan<ushort> rest = tree;

    /// <summary>Reads the next node with all that is below it.</summary>
    /// <returns>The node; it has no place in a file.</returns>
    public YamlValue Read()
    {
        var (kind, number) = (rest[0], rest[1]);
        rest = rest[2..];
        return kind switch
        {
            0 => new YamlScalar(CompiledTexts.At(number), default),
            1 => List(number),
            _ => Mapping(number),
        };
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
