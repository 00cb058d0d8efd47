using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace ProxyFixer.YamlFiles;

/// <summary>Reads the text of a YAML file of ours.</summary>
internal static class YamlLoader
{
    private const int MostLevels = 100; // the library takes a stack frame for each

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
        var (parser, depth) = (new Parser(new StringReader(text)), 0);
        while (Move(parser))
        {
            if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
            {
                return Of(parser.Current.Start);
            }

            depth += parser.Current!.NestingIncrease;
            if (depth > MostLevels)
            {
                throw new YamlException(parser.Current.Start, parser.Current.End, "too many levels");
            }
        }

        return null;
    }

    // On some texts that are no YAML the library fails in other ways than it says.
    private static bool Move(Parser parser)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (Exception e) when (e is not (YamlException or OutOfMemoryException))
        {
            var last = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(last, last, "", e);
        }
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
