using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ProxyFixer.Formats.Yaml;

/// <summary>Finds the comments of YAML: a '#' at the start of a line or behind a blank, outside of every scalar.</summary>
/// <remarks>YamlDotNet's own reading of comments does not come to an end on every text, so its parser is only asked for the scalars.</remarks>
internal static class YamlComments
{
    /// <summary>Finds them.</summary>
    /// <param name="source">Any text.</param>
    /// <returns>In file order from their '#' to before the line's end, up to the first error.</returns>
    public static List<TextSpan> Find(SourceText source)
    {
        var comments = new List<TextSpan>();
        return YamlDirectReader.Read(source, comments) is null ? FindWithParser(source) : comments;
    }

    /// <summary>Finds them with the help of YamlDotNet's parser.</summary>
    /// <param name="source">Any text.</param>
    /// <returns>The same as <see cref="Find"/>.</returns>
    public static List<TextSpan> FindWithParser(SourceText source)
    {
        var (scalars, end) = Scalars(source);
        return LineComments.Outside(Candidates(source.Text, end), scalars)
            .Select(at => TextSpan.FromBounds(at.Start, LineEnd(source.Text, at.Start)))
            .Aggregate(new List<TextSpan>(), (found, comment) =>
            {
                if (found.Count == 0 || found[^1].End <= comment.Start)
                {
                    found.Add(comment);
                }

                return found;
            });
    }

    private static (List<TextSpan> Scalars, int End) Scalars(SourceText source)
    {
        var scalars = new List<TextSpan>();
        var skipped = source.Text.StartsWith('\uFEFF') ? 1 : 0;
        if (YamlReader.Unreadable(source) is not null)
        {
            return (scalars, 0);
        }

        var (depth, last) = (0, 0);
        try
        {
            var parser = new Parser(new Scanner(new StringReader(source.Text[skipped..]), skipComments: true));
            while (depth <= YamlReader.MostLevels && parser.MoveNext())
            {
                depth += parser.Current is MappingStart or SequenceStart ? 1 : parser.Current is MappingEnd or SequenceEnd ? -1 : 0;
                last = (int)parser.Current!.End.Index + skipped;
                if (parser.Current is Scalar scalar)
                {
                    var start = (int)scalar.Start.Index + skipped;
                    scalars.Add(new(start, source.Text.AsSpan(start, Math.Clamp(last - start, 0, source.Text.Length - start)).TrimEnd().Length));
                }
            }

            return (scalars, depth > YamlReader.MostLevels ? last : source.Text.Length);
        }
#pragma warning disable CA1031 // The parser is third-party code on untrusted text; whatever it throws is an error of that text.
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return (scalars, last);
        }
    }

    private static IEnumerable<TextSpan> Candidates(string text, int end)
    {
        for (var at = text.IndexOf('#', StringComparison.Ordinal); at >= 0 && at < end; at = text.IndexOf('#', at + 1))
        {
            if (at == 0 || text[at - 1] is ' ' or '\t' or '\n' or '\r' or '\uFEFF')
            {
                yield return new(at, 1);
            }
        }
    }

    private static int LineEnd(string text, int at)
    {
        var length = text.AsSpan(at).IndexOfAny('\n', '\r');
        return length < 0 ? text.Length : at + length;
    }
}
