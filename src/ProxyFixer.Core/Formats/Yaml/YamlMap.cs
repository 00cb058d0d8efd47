using ProxyFixer.Text;

namespace ProxyFixer.Formats.Yaml;

/// <summary>Names with values, in file order.</summary>
internal sealed class YamlMap(TextSpan span, string? anchor, string? tag, bool isFlow) : YamlNode(span, anchor, tag)
{
    private List<YamlEntry>? entries;
    private List<YamlEntry>? members;

    /// <summary>In file order; a <c>&lt;&lt;</c> is one of them. Made when somebody looks.</summary>
    public List<YamlEntry> Entries => entries ??= Made(Cells);

    /// <summary>The own entries and, for names that are not among them, those of its merge keys. Made when somebody looks.</summary>
    public List<YamlEntry> Members => ReferenceEquals(MemberCells, Cells) ? Entries : members ??= Made(MemberCells);

    /// <summary>The own entries as they are kept: each key, and behind it its value.</summary>
    public YamlCell[] Cells { get; private set; } = [];

    /// <summary>The members as they are kept; the own entries themselves where there is no merge key.</summary>
    public YamlCell[] MemberCells { get; private set; } = [];

    /// <summary>True for <c>{a: b}</c>.</summary>
    public bool IsFlow { get; } = isFlow;

    /// <summary>Sets the span and the entries once the end is known.</summary>
    public void Close(TextSpan span, YamlCell[] cells) => (Span, Cells, MemberCells) = (span, cells, cells);

    /// <summary>Sets what the map means once its merge keys are followed.</summary>
    public void Merge(YamlCell[] cells) => MemberCells = cells;

    /// <summary>Looks a member up, merge keys followed.</summary>
    public YamlEntry? Find(string name) => Last(MemberCells, name);

    /// <summary>Looks up what stands in the map itself.</summary>
    public YamlEntry? FindOwn(string name) => Last(Cells, name);

    /// <summary>Looks a member up, merge keys followed, without making nodes.</summary>
    /// <param name="name">The name.</param>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
    /// <returns>False where there is none.</returns>
    public bool TryFind(string name, out YamlCell key, out YamlCell value) => Last(MemberCells, name, out key, out value);

    private static YamlEntry? Last(YamlCell[] cells, string name) =>
        Last(cells, name, out var key, out var value) ? new(key.Node, value.Node) : null;

    private static bool Last(YamlCell[] cells, string name, out YamlCell key, out YamlCell value)
    {
        for (var i = cells.Length - 2; i >= 0; i -= 2)
        {
            if (cells[i].Reads(name))
            {
                (key, value) = (cells[i], cells[i + 1]);
                return true;
            }
        }

        (key, value) = (default, default);
        return false;
    }

    private static List<YamlEntry> Made(YamlCell[] cells)
    {
        var made = new List<YamlEntry>(cells.Length / 2);
        for (var i = 0; i < cells.Length; i += 2)
        {
            made.Add(new(cells[i].Node, cells[i + 1].Node));
        }

        return made;
    }
}

/// <summary>One name and its value.</summary>
internal sealed record YamlEntry(YamlNode Key, YamlNode Value)
{
    /// <summary>The name, or null where the key is no scalar.</summary>
    public string? Name => (Key.Meaning as YamlScalar)?.Value;

    /// <summary>True for <c>&lt;&lt;</c> as yaml.v3 has it: plain and untagged, or tagged as merge key.</summary>
    public bool IsMerge => IsMergeKey(new(Key));

    /// <summary>Tells whether a key is a merge key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>True for <c>&lt;&lt;</c>, plain and untagged, or tagged as merge key.</returns>
    public static bool IsMergeKey(YamlCell key) => key.Kept switch
    {
        null => key.Span.Length == 2 && key.Characters is "<<",
        YamlScalar { Value: "<<" } scalar => scalar.Tag == "tag:yaml.org,2002:merge" || (scalar.Tag is null && scalar.Style == YamlStyle.Plain),
        _ => false,
    };
}
