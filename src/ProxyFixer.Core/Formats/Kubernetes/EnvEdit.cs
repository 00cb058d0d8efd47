using ProxyFixer.Formats.Yaml;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Kubernetes;

/// <summary>Finds the edit that sets a variable in the list <c>env</c> of a container, in the list's own indentation and style.</summary>
/// <param name="text">The file.</param>
/// <param name="container">The container.</param>
/// <param name="name">The variable.</param>
/// <param name="value">Its value, dollar signs not yet doubled.</param>
internal sealed class EnvEdit(SourceText text, PodContainer container, string name, string value)
{
    private readonly string written = ManifestText.Escape(value);
    private readonly YamlLayout layout = new(text);

    /// <summary>Makes the edit.</summary>
    /// <returns>The edits, not yet proven, or a refusal.</returns>
    public EditResult Make()
    {
        if (container.Item is not YamlMap { IsShared: false } map)
        {
            return Refuse(container.Item, "the container is an alias, or shared by one; the change would reach further");
        }

        if (map.FindOwn("env") is not { } section)
        {
            return map.Find("env") is { } merged ? Refuse(merged.Key, "env comes from a merge key; one of its own would replace it as a whole") : AddSection(map);
        }

        return section.Value switch
        {
            YamlList { IsShared: false, Tag: null, Items.Count: 0 } empty => layout.IntoEmpty(empty.Span, FlowItem(YamlStyle.DoubleQuoted)),
            YamlList { IsShared: false, Tag: null } list => SetIn(list),
            YamlScalar { IsShared: false } scalar => Fill(section, scalar),
            _ => Refuse(section.Value, "env is an alias, or shared by one; the change would reach further"),
        };
    }

    private static EditResult.Refused Refuse(YamlNode place, string reason) => new(place.Span, reason);

    private EditResult SetIn(YamlList list)
    {
        if (container.Items.LastOrDefault(item => item.Name == name) is { } own)
        {
            return own.Item is YamlMap { IsShared: false } ? Replace(own.Map) : Refuse(own.Item, "the item is an alias, or shared by one; the change would reach further");
        }

        var neighbour = container.Items.LastOrDefault(item => ProxyVariables.Has(item.Name))?.Item ?? list.Items[^1];
        var style = ((neighbour.Meaning as YamlMap)?.Find("value")?.Value as YamlScalar)?.Style ?? YamlStyle.DoubleQuoted;
        if (list.IsFlow)
        {
            return layout.BehindFlow(neighbour.Span.Start, neighbour.Span.End, FlowItem(style), list.Span.End);
        }

        var prefix = layout.Prefix(neighbour.Span.Start);
        var item = neighbour is YamlMap { IsFlow: true } ? FlowItem(style) : BlockItem(prefix, style);
        return layout.BehindBlock(neighbour.Span.Start, neighbour.Span.End, prefix, item, neighbour)
            ?? Refuse(neighbour, "the text in front of the new lines keeps its final line ends");
    }

    private EditResult Replace(YamlMap item)
    {
        if (item.Find("valueFrom") is { } from)
        {
            return Refuse(from.Key, "the value is taken from elsewhere (valueFrom); change it there, or write value in its place");
        }

        if (item.FindOwn("value") is { } entry)
        {
            return entry.Value switch
            {
                YamlScalar { IsShared: true } => Refuse(entry.Value, "the value is shared by an alias; the change would reach further"),
                YamlScalar { Span.Length: 0 } => layout.AfterColon(entry, ManifestText.Write(written, YamlStyle.DoubleQuoted)),
                YamlScalar { Style: YamlStyle.Block } block => layout.ReplaceBlock(block, ManifestText.Write(written, YamlStyle.DoubleQuoted)),
                YamlScalar scalar => EditResult.Replace(scalar.Span, (scalar.Anchor is { } anchor ? $"&{anchor} " : "") + ManifestText.Write(written, scalar.Style)),
                YamlAlias alias => EditResult.Replace(alias.Span, ManifestText.Write(written, YamlStyle.DoubleQuoted)),
                _ => Refuse(entry.Key, "the variable holds a mapping or a list"),
            };
        }

        var pair = $"value: {ManifestText.Write(written, YamlStyle.DoubleQuoted)}";
        var last = item.Entries[^1];
        return item.IsFlow
            ? layout.BehindFlow(last.Key.Span.Start, layout.End(last), pair, item.Span.End)
            : layout.BehindBlock(last.Key.Span.Start, layout.End(last), Blank(layout.Prefix(item.Entries[0].Key.Span.Start)), pair, last.Value)
                ?? Refuse(last.Key, "the text in front of the new line keeps its final line ends");
    }

    private EditResult AddSection(YamlMap map)
    {
        if (map.IsFlow)
        {
            var last = map.Entries[^1];
            return layout.BehindFlow(last.Key.Span.Start, layout.End(last), $"env: [{FlowItem(YamlStyle.DoubleQuoted)}]", map.Span.End);
        }

        var indent = Blank(layout.Prefix(map.Entries[0].Key.Span.Start));
        var end = map.Entries[^1];
        return layout.BehindBlock(end.Key.Span.Start, layout.End(end), indent, "env:" + text.Newline + Item(indent), end.Value)
            ?? Refuse(end.Key, "the text in front of the new lines keeps its final line ends");
    }

    // A key without a value, or with an explicit null.
    private EditResult Fill(YamlEntry section, YamlScalar empty)
    {
        if (empty.Span.Length > 0 || ((YamlMap)container.Item).IsFlow)
        {
            var list = $"[{FlowItem(YamlStyle.DoubleQuoted)}]";
            return empty.Span.Length > 0 ? EditResult.Replace(empty.Span, list) : layout.AfterColon(section, list);
        }

        return layout.BehindBlock(section.Key.Span.Start, layout.End(section), "", Item(Blank(layout.Prefix(section.Key.Span.Start))), empty)!;
    }

    // Lists are indented against their key, or not, as the list of containers itself is.
    private string Item(string indent)
    {
        var step = Blank(layout.Prefix(container.Item.Span.Start)).Length - 2 - Blank(layout.Prefix(container.List.Key.Span.Start)).Length;
        var prefix = indent + new string(' ', Math.Max(0, step)) + "- ";
        return prefix + BlockItem(prefix, YamlStyle.DoubleQuoted);
    }

    private string BlockItem(string prefix, YamlStyle style) =>
        $"name: {ManifestText.Write(name, YamlStyle.Plain)}{text.Newline}{Blank(prefix)}value: {ManifestText.Write(written, style)}";

    private string FlowItem(YamlStyle style) => $"{{name: {ManifestText.Write(name, YamlStyle.Plain)}, value: {ManifestText.Write(written, style)}}}";

    private static string Blank(string prefix) => new(' ', prefix.TrimStart('\uFEFF').Length);
}
