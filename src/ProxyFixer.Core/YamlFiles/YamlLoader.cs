using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace ProxyFixer.YamlFiles;

/// <summary>Reads the text of a YAML file of ours.</summary>
internal static class YamlLoader
{
    /// <summary>Reads the only document of a file.</summary>
    /// <param name="text">YAML.</param>
    /// <returns>Its mapping; null where it holds another thing, or several documents.</returns>
    /// <exception cref="YamlException">It is no YAML.</exception>
    public static YamlEntries? Load(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents is [{ RootNode: YamlMappingNode root }] ? (YamlEntries)Of(root) : null;
    }

    /// <summary>Finds the first anchor, alias or tag.</summary>
    /// <param name="text">YAML.</param>
    /// <returns>Its place; null where there is none.</returns>
    /// <exception cref="YamlException">It is no YAML.</exception>
    public static YamlPlace? FindReference(string text)
    {
        for (var parser = new Parser(new StringReader(text)); parser.MoveNext();)
        {
            if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
            {
                return Of(parser.Current.Start);
            }
        }

        return null;
    }

    /// <summary>A place as the YAML library says it.</summary>
    /// <param name="mark">Its word for it.</param>
    public static YamlPlace Of(Mark mark) => new((int)mark.Index, (int)mark.Line, (int)mark.Column);

    private static YamlValue Of(YamlNode node) => node switch
    {
        YamlScalarNode one => new YamlScalar(one.Tag.IsEmpty ? one.Value : null, Of(one.Start)),
        YamlSequenceNode list => new YamlList([.. list.Children.Select(Of)], Of(list.Start)),
        YamlMappingNode map => new YamlEntries([.. map.Children.Select(child => (Of(child.Key), Of(child.Value)))], Of(map.Start)),
        _ => throw new InvalidOperationException("aliases are refused before"),
    };
}
