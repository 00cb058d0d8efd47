using ProxyFixer.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ProxyFixer.Formats.Yaml;

/// <summary>Builds the tree from the events of YamlDotNet's parser.</summary>
/// <param name="text">The whole text, for the ends of flow collections and block scalars.</param>
internal sealed class YamlTreeBuilder(string text)
{
    /// <summary>What was built so far.</summary>
    public YamlTree Tree { get; } = new(text);

    /// <summary>What to add to the parser's offsets: characters in front that it did not get.</summary>
    public int Offset { get; set; }

    /// <summary>Where the last event began.</summary>
    public int LastOffset { get; private set; }

    /// <summary>True behind an error that ended the reading.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Takes one event.</summary>
    /// <param name="parsed">The parser's event.</param>
    public void Add(ParsingEvent parsed)
    {
        LastOffset = At(parsed.Start);
        switch (parsed)
        {
            case DocumentStart:
                Tree.StartDocument();
                break;
            case AnchorAlias alias:
                Tree.AddAlias(Span(alias), alias.Value.Value);
                break;
            case Scalar scalar:
                AddScalar(scalar);
                break;
            case MappingStart map:
                Tree.Open(new YamlMap(Span(map), Name(map), TagOf(map), map.Style == MappingStyle.Flow));
                break;
            case SequenceStart list:
                Tree.Open(new YamlList(Span(list), Name(list), TagOf(list), list.Style == SequenceStyle.Flow));
                break;
            case MappingEnd or SequenceEnd:
                Close(LastOffset);
                break;
        }
    }

    /// <summary>Closes what an error left open, so that what was read can be looked at.</summary>
    public void Finish()
    {
        while (Tree.Depth > 0)
        {
            Close(text.Length);
        }
    }

    /// <summary>Notes an error that ends the reading.</summary>
    /// <param name="offset">Where it is.</param>
    /// <param name="message">What is wrong.</param>
    public void Fail(int offset, string message)
    {
        HasFailed = true;
        var start = Math.Clamp(offset, 0, text.Length);
        Tree.Errors.Add(new(new TextSpan(start, start < text.Length ? 1 : 0), message));
    }

    private static string? Name(NodeEvent node) => node.Anchor.IsEmpty ? null : node.Anchor.Value;

    private static string? TagOf(NodeEvent node) => node.Tag.IsEmpty ? null : node.Tag.Value;

    // Empty values with an anchor and block scalars are told to reach to the next token.
    private void AddScalar(Scalar scalar)
    {
        var style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => YamlStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => YamlStyle.DoubleQuoted,
            ScalarStyle.Literal or ScalarStyle.Folded => YamlStyle.Block,
            _ => YamlStyle.Plain,
        };
        Tree.Add(new YamlScalar(YamlTree.Trimmed(text, Span(scalar)), Name(scalar), TagOf(scalar), scalar.Value, style));
    }

    private void Close(int offset) => Tree.Close(Tree.Innermost switch
    {
        YamlMap map => Bounds(map.Span.Start, map.IsFlow ? offset : -1, '}'),
        YamlList list => Bounds(list.Span.Start, list.IsFlow ? offset : -1, ']'),
        var other => other.Span,
    });

    // A block collection is told to end where the next token begins: it ends with its last child. The one-pair mapping
    // inside a flow sequence ([a: b]) has no brackets, and the parser puts its start at the start of the file.
    private TextSpan Bounds(int from, int flowEnd, char bracket)
    {
        var last = Tree.End;
        if (flowEnd >= last && flowEnd < text.Length && text[flowEnd] == bracket)
        {
            return TextSpan.FromBounds(from, flowEnd + 1);
        }

        var start = flowEnd >= 0 && Tree.First is { } first && !YamlTree.CanBeginFlow(text, from) ? first.Start : from;
        return TextSpan.FromBounds(start, Math.Max(start, last));
    }

    private int At(Mark mark) => (int)Math.Clamp(mark.Index + Offset, 0, text.Length);

    private TextSpan Span(ParsingEvent parsed)
    {
        var start = At(parsed.Start);
        return TextSpan.FromBounds(start, Math.Max(start, At(parsed.End)));
    }
}
