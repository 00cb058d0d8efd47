using ProxyFixer.Text;
using ProxyFixer.Tree;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ProxyFixer.Formats.Yaml;

/// <summary>Builds nodes from parser events, with a stack of its own instead of recursion.</summary>
/// <param name="text">The whole text, for the ends of flow collections and block scalars.</param>
internal sealed class YamlTreeBuilder(string text)
{
    private readonly Stack<Frame> open = new();
    private readonly Dictionary<string, YamlNode> anchors = new(StringComparer.Ordinal);

    /// <summary>The finished documents.</summary>
    public List<YamlNode> Documents { get; } = [];

    /// <summary>Every mapping, each behind those it contains or refers to.</summary>
    public List<YamlMap> Maps { get; } = [];

    /// <summary>Every scalar that is no key.</summary>
    public List<YamlScalar> Values { get; } = [];

    /// <summary>In the order found.</summary>
    public List<SyntaxError> Errors { get; } = [];

    /// <summary>What to add to the parser's offsets: characters in front that it did not get.</summary>
    public int Offset { get; set; }

    /// <summary>Number of collections that are open.</summary>
    public int Depth => open.Count;

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
                anchors.Clear();
                break;
            case AnchorAlias alias:
                AddAlias(alias);
                break;
            case Scalar scalar:
                AddScalar(scalar);
                break;
            case MappingStart map:
                Open(map, new YamlMap(Span(map), Name(map), TagOf(map), map.Style == MappingStyle.Flow));
                break;
            case SequenceStart list:
                Open(list, new YamlList(Span(list), Name(list), TagOf(list), list.Style == SequenceStyle.Flow));
                break;
            case MappingEnd or SequenceEnd:
                Close(LastOffset);
                break;
        }
    }

    /// <summary>Closes what an error left open, so that what was read can be looked at.</summary>
    public void Finish()
    {
        while (open.Count > 0)
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
        Errors.Add(new(new TextSpan(start, start < text.Length ? 1 : 0), message));
    }

    private static string? Name(NodeEvent node) => node.Anchor.IsEmpty ? null : node.Anchor.Value;

    private static string? TagOf(NodeEvent node) => node.Tag.IsEmpty ? null : node.Tag.Value;

    private void AddAlias(AnchorAlias alias)
    {
        var span = Span(alias);
        if (!anchors.TryGetValue(alias.Value.Value, out var target))
        {
            Errors.Add(new(span, "the alias refers to an anchor that is not defined above it"));
        }
        else if (open.Any(frame => frame.Node == target))
        {
            Errors.Add(new(span, "the alias refers to the very node it stands in"));
            target = null;
        }

        if (target is not null)
        {
            target.IsShared = true;
        }

        Attach(new YamlAlias(span, target));
    }

    private void AddScalar(Scalar scalar)
    {
        var style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => YamlStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => YamlStyle.DoubleQuoted,
            ScalarStyle.Literal or ScalarStyle.Folded => YamlStyle.Block,
            _ => YamlStyle.Plain,
        };
        Attach(new YamlScalar(Trimmed(Span(scalar)), Name(scalar), TagOf(scalar), scalar.Value, style));
    }

    private void Open(NodeEvent parsed, YamlNode node)
    {
        Register(node);
        open.Push(new(node, At(parsed.Start)));
    }

    private void Register(YamlNode node)
    {
        if (node.Anchor is { } name)
        {
            anchors[name] = node;
        }
    }

    private void Close(int offset)
    {
        var frame = open.Pop();
        var span = TextSpan.FromBounds(frame.Start, frame.Start);
        switch (frame.Node)
        {
            case YamlMap map:
                span = Bounds(frame, map.IsFlow ? offset : -1, '}', map.Entries.Count > 0 ? map.Entries[0].Key : null);
                map.Close(span);
                Maps.Add(map);
                break;
            case YamlList list:
                span = Bounds(frame, list.IsFlow ? offset : -1, ']', list.Items.Count > 0 ? list.Items[0] : null);
                list.Close(span);
                break;
        }

        Attach(frame.Node, isNew: false);
    }

    // A block collection is told to end where the next token begins: it ends with its last child. The one-pair mapping
    // inside a flow sequence ([a: b]) has no brackets, and the parser puts its start at the start of the file.
    private TextSpan Bounds(Frame frame, int flowEnd, char bracket, YamlNode? first)
    {
        var last = Math.Max(frame.Start, frame.LastEnd);
        if (flowEnd >= last && flowEnd < text.Length && text[flowEnd] == bracket)
        {
            return TextSpan.FromBounds(frame.Start, flowEnd + 1);
        }

        var start = flowEnd >= 0 && first is not null && !"{[&!".Contains(text[frame.Start], StringComparison.Ordinal)
            ? first.Span.Start
            : frame.Start;
        return TextSpan.FromBounds(start, Math.Max(start, last));
    }

    private void Attach(YamlNode node, bool isNew = true)
    {
        if (isNew)
        {
            Register(node);
        }

        if (!open.TryPeek(out var parent))
        {
            Documents.Add(node);
            return;
        }

        parent.LastEnd = Math.Max(parent.LastEnd, node.Span.End);
        switch (parent.Node)
        {
            case YamlList list:
                list.Items.Add(node);
                AddValue(node);
                break;
            case YamlMap map when parent.Key is { } key:
                map.Entries.Add(new(key, node));
                parent.Key = null;
                AddValue(node);
                break;
            default:
                parent.Key = node;
                break;
        }
    }

    private void AddValue(YamlNode node)
    {
        if (node is YamlScalar scalar)
        {
            Values.Add(scalar);
        }
    }

    private int At(Mark mark) => (int)Math.Clamp(mark.Index + Offset, 0, text.Length);

    private TextSpan Span(ParsingEvent parsed)
    {
        var start = At(parsed.Start);
        return TextSpan.FromBounds(start, Math.Max(start, At(parsed.End)));
    }

    // Empty values with an anchor and block scalars are told to reach to the next token.
    private TextSpan Trimmed(TextSpan span)
    {
        var end = span.End;
        while (end > span.Start && text[end - 1] is ' ' or '\n' or '\r' or '\t')
        {
            end--;
        }

        return TextSpan.FromBounds(span.Start, end);
    }

    private sealed class Frame(YamlNode node, int start)
    {
        public YamlNode Node { get; } = node;

        public int Start { get; } = start;

        public int LastEnd { get; set; }

        public YamlNode? Key { get; set; }
    }
}
