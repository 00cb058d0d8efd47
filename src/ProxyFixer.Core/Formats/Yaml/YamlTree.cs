using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Yaml;

/// <summary>Puts nodes together to documents as they are found, with a stack of its own instead of recursion.</summary>
/// <param name="text">The whole text.</param>
internal sealed class YamlTree(string text)
{
    // What is open are mostly the names at the outer levels, of a large Compose file its services of some 250 characters, two cells each. To
    // double an array again and again copies it twice.
    private const int CharactersByOpenCell = 100;
    private const int Least = 64;

    private readonly Dictionary<string, YamlNode> anchors = new(StringComparer.Ordinal);
    private readonly Stack<Frame> outer = new();

    // The innermost collection that is open.
    private Frame open;

    // The entries and items of all open collections; those of the innermost are the last.
    private YamlCell[] cells = new YamlCell[Math.Max(Least, text.Length / CharactersByOpenCell)];
    private int used;

    /// <summary>The finished documents.</summary>
    public List<YamlNode> Documents { get; } = [];

    /// <summary>Every mapping, each behind those it contains or refers to.</summary>
    public List<YamlMap> Maps { get; } = [];

    /// <summary>
    /// The scalars, but for keys, that may mean more than their characters: with a tag, a dollar sign, written as a block, or with the look of .nan
    /// or -.inf. In the order found.
    /// </summary>
    public List<YamlCell> NotableValues { get; } = [];

    /// <summary>In the order found.</summary>
    public List<SyntaxError> Errors { get; } = [];

    /// <summary>Number of collections that are open.</summary>
    public int Depth => open.Node is null ? 0 : outer.Count;

    /// <summary>Tells whether a flow collection that is written with brackets begins at an offset.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="offset">An offset in it.</param>
    /// <returns>True at a bracket, an anchor or a tag.</returns>
    public static bool CanBeginFlow(string text, int offset) => text[offset] is '{' or '[' or '&' or '!';

    /// <summary>Leaves out blanks and line ends at the end of a span.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="span">Any span of it.</param>
    /// <returns>The span up to its last other character.</returns>
    public static TextSpan Trimmed(string text, TextSpan span) =>
        new(span.Start, text.AsSpan(span.Start, span.Length).TrimEnd(" \n\r\t").Length);

    /// <summary>Forgets the anchors of the document before.</summary>
    public void StartDocument() => anchors.Clear();

    /// <summary>Begins a collection.</summary>
    /// <param name="node">The collection, still empty.</param>
    public void Open(YamlNode node)
    {
        Register(node);
        outer.Push(open);
        open = new(node, used);
    }

    /// <summary>The span of the innermost collection's first node (of a mapping: the first key), or null.</summary>
    public TextSpan? First => used > open.From ? cells[open.From].Span : null;

    /// <summary>Where the innermost collection ends so far: behind its last node; not before its own start.</summary>
    public int End
    {
        get
        {
            var end = Innermost.Span.Start;
            foreach (ref readonly var cell in cells.AsSpan(open.From..used))
            {
                end = Math.Max(end, cell.Span.End);
            }

            return end;
        }
    }

    /// <summary>The innermost collection.</summary>
    public YamlNode Innermost => open.Node!;

    /// <summary>Ends the innermost collection.</summary>
    /// <param name="span">The whole of it.</param>
    public void Close(TextSpan span)
    {
        var (node, from) = (Innermost, open.From);
        open = outer.Pop();
        var inner = cells.AsSpan(from..used);
        used = from;
        switch (node)
        {
            case YamlMap map:
                map.Close(span, inner[..(inner.Length & ~1)].ToArray());
                Maps.Add(map);
                break;
            case YamlList list:
                list.Close(span, inner.ToArray());
                break;
        }

        Attach(new(node));
    }

    /// <summary>Adds a scalar that has neither anchor nor tag and whose value stands in the text as it is.</summary>
    /// <param name="span">The scalar, quotes included.</param>
    public void Add(TextSpan span) => Attach(new(text, span));

    /// <summary>Adds a scalar.</summary>
    /// <param name="scalar">The scalar.</param>
    public void Add(YamlScalar scalar)
    {
        Register(scalar);
        Attach(new(scalar));
    }

    /// <summary>Adds an alias, and notes an error where it means nothing.</summary>
    /// <param name="span">The alias.</param>
    /// <param name="name">The name behind its asterisk.</param>
    public void AddAlias(TextSpan span, string name)
    {
        if (!anchors.TryGetValue(name, out var target))
        {
            Errors.Add(new(span, "the alias refers to an anchor that is not defined above it"));
        }
        else if (open.Node == target || outer.Any(frame => frame.Node == target))
        {
            Errors.Add(new(span, "the alias refers to the very node it stands in"));
            target = null;
        }

        if (target is not null)
        {
            target.IsShared = true;
        }

        Attach(new(new YamlAlias(span, target)));
    }

    private void Register(YamlNode node)
    {
        if (node.Anchor is { } name)
        {
            anchors[name] = node;
        }
    }

    private void Attach(YamlCell cell)
    {
        if (open.Node is null)
        {
            Documents.Add(cell.Node);
            return;
        }

        var isKey = open.Node is YamlMap && (used - open.From) % 2 == 0;
        if (used == cells.Length)
        {
            Array.Resize(ref cells, 2 * used);
        }

        cells[used++] = cell;
        if (!isKey && IsNotable(cell))
        {
            NotableValues.Add(cell);
        }
    }

    private static bool IsNotable(YamlCell cell) => cell.Kept switch
    {
        null => IsNotable(cell.Characters),
        YamlScalar scalar => scalar.Tag is not null || scalar.Style == YamlStyle.Block || IsNotable(scalar.Characters),
        _ => false,
    };

    private static bool IsNotable(ReadOnlySpan<char> value) => value is { Length: 4 or 5 } and ['.' or '-' or '+', ..] || value.Contains('$');

    private readonly record struct Frame(YamlNode? Node, int From);
}
