using ProxyFixer.Formats.Yaml;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>Finds the edit that sets a variable of a service: map stays map, list stays list, flow stays flow.</summary>
/// <param name="text">The file.</param>
/// <param name="service">The service.</param>
/// <param name="name">The variable.</param>
/// <param name="value">Its value, dollar signs not yet doubled.</param>
internal sealed class EnvironmentEdit(SourceText text, ServiceDeclaration service, string name, string value)
{
    private readonly string written = ScalarText.Escape(value);
    private readonly YamlLayout layout = new(text);

    /// <summary>Makes the edit.</summary>
    /// <returns>The edits, not yet proven, or a refusal.</returns>
    public EditResult Make()
    {
        if (service.Entry.Value is not YamlMap map)
        {
            return Refuse(service.Entry.Value, "the service is an alias; the change would reach what it refers to");
        }

        if (map.FindOwn("environment") is not { } section)
        {
            return map.Find("environment") is { } merged ? AddOverMerged(map, merged) : AddSection(map, null);
        }

        return section.Value switch
        {
            { IsShared: true } => Refuse(section.Value, "the section is shared by an alias; the change would reach further"),
            YamlAlias => Refuse(section.Value, "the section is an alias; the change would reach what it refers to"),
            YamlMap { Tag: null } entries => SetInMap(entries, section),
            YamlList { Tag: null } items => SetInList(items),
            YamlScalar { Tag: null } scalar when YamlValue.Of(scalar).Kind == YamlKind.Null => Fill(map, section, scalar),
            { Tag: not null } => Refuse(section.Value, "the section carries a tag"),
            _ => Refuse(section.Value, "the section is a single value where a mapping or a list belongs"),
        };
    }

    private static EditResult.Refused Refuse(YamlNode place, string reason) => new(place.Span, reason);

    private EditResult SetInMap(YamlMap map, YamlEntry section)
    {
        if (map.FindOwn(name) is { } own)
        {
            return ReplaceValue(own);
        }

        var neighbour = map.Entries.FindLast(entry => ProxyVariables.Has(entry.Name)) ?? map.Entries.LastOrDefault();
        var quotes = QuotesNear(map, neighbour);
        var keyStyle = neighbour is { IsMerge: false, Key: YamlScalar key } ? key.Style : YamlStyle.Plain;
        var pair = $"{ScalarText.Key(name, keyStyle)}: {ScalarText.Quote(written, quotes)}";
        if (neighbour is null)
        {
            return layout.IntoEmpty(map.Span, pair);
        }

        return map.IsFlow
            ? layout.BehindFlow(neighbour.Key.Span.Start, layout.End(neighbour), pair, map.Span.End)
            : layout.BehindBlock(neighbour.Key.Span.Start, layout.End(neighbour), layout.Indent(neighbour.Key), pair, neighbour.Value)
                ?? Refuse(section.Key, "the text in front of the new line keeps its final line ends");
    }

    private EditResult ReplaceValue(YamlEntry entry)
    {
        switch (entry.Value)
        {
            case YamlAlias alias:
                return EditResult.Replace(alias.Span, ScalarText.Quote(written, YamlStyle.DoubleQuoted));
            case YamlScalar { IsShared: true }:
                return Refuse(entry.Value, "the value is shared by an alias; the change would reach further");
            case YamlScalar { Span.Length: 0 }:
                return layout.AfterColon(entry, ScalarText.Quote(written, YamlStyle.DoubleQuoted));
            case YamlScalar { Style: YamlStyle.Block } block:
                return layout.ReplaceBlock(block, ScalarText.Quote(written, YamlStyle.DoubleQuoted));
            case YamlScalar scalar:
                return EditResult.Replace(scalar.Span, Anchor(scalar) + ScalarText.Quote(written, scalar.Style));
            default:
                return Refuse(entry.Key, "the variable holds a mapping or a list");
        }
    }

    private EditResult SetInList(YamlList list)
    {
        var item = $"{name}={written}";
        var own = list.Items.FindLast(node => NameOf(node) == name);
        if (own is YamlScalar { IsShared: true })
        {
            return Refuse(own, "the item is shared by an alias; the change would reach further");
        }

        if (own is YamlScalar { Style: YamlStyle.Block } block)
        {
            return layout.ReplaceBlock(block, ScalarText.Quote(item, YamlStyle.DoubleQuoted));
        }

        if (own is not null)
        {
            return EditResult.Replace(own.Span, Anchor(own) + Write(item, own as YamlScalar));
        }

        // An item whose name depends on variables may be this one: the new item goes behind it, and so wins.
        var neighbour = list.Items.Exists(node => NameOf(node) is null) ? list.Items[^1]
            : list.Items.FindLast(node => ProxyVariables.Has(NameOf(node))) ?? list.Items.LastOrDefault();
        if (neighbour is null)
        {
            return layout.IntoEmpty(list.Span, ScalarText.PlainOrQuote(item));
        }

        var newText = Write(item, neighbour as YamlScalar);
        return list.IsFlow
            ? layout.BehindFlow(neighbour.Span.Start, neighbour.Span.End, newText, list.Span.End)
            : layout.BehindBlock(neighbour.Span.Start, neighbour.Span.End, layout.Prefix(neighbour.Span.Start), newText, neighbour)
                ?? Refuse(neighbour, "the text in front of the new line keeps its final line ends");
    }

    // A section that only a merge key brings cannot be added to; but one of its own may merge the same mapping.
    private EditResult AddOverMerged(YamlMap map, YamlEntry merged) =>
        merged.Value.Meaning is YamlMap { Anchor: { } anchor }
            ? AddSection(map, "<<: *" + anchor)
            : Refuse(
                map.Entries.Find(entry => entry.IsMerge)?.Key ?? merged.Key,
                "the section comes from a merge key; one of its own would replace it as a whole");

    private EditResult AddSection(YamlMap map, string? first)
    {
        var pair = $"{ScalarText.Key(name, YamlStyle.Plain)}: {ScalarText.Quote(written, YamlStyle.DoubleQuoted)}";
        if (map.Entries.Count == 0 || map.IsFlow)
        {
            var flow = $"environment: {{{(first is null ? "" : first + ", ")}{pair}}}";
            return map.Entries.Count == 0
                ? layout.IntoEmpty(map.Span, flow)
                : layout.BehindFlow(map.Entries[^1].Key.Span.Start, layout.End(map.Entries[^1]), flow, map.Span.End);
        }

        var last = map.Entries[^1];
        var indent = layout.Indent(last.Key);
        var inner = indent + layout.Step(service.Entry.Key, last.Key);
        var lines = new[] { "environment:", first is null ? null : inner + first, inner + pair }.OfType<string>();
        return layout.BehindBlock(
                last.Key.Span.Start, layout.End(last), indent, string.Join(text.Newline, lines), last.Value)
            ?? Refuse(last.Key, "the text in front of the new lines keeps its final line ends");
    }

    private EditResult Fill(YamlMap map, YamlEntry section, YamlScalar empty)
    {
        var pair = $"{ScalarText.Key(name, YamlStyle.Plain)}: {ScalarText.Quote(written, YamlStyle.DoubleQuoted)}";
        if (empty.Span.Length > 0)
        {
            return EditResult.Replace(empty.Span, Anchor(empty) + "{" + pair + "}");
        }

        if (map.IsFlow)
        {
            return layout.AfterColon(section, "{" + pair + "}");
        }

        var inner = layout.Indent(section.Key) + layout.Step(service.Entry.Key, section.Key);
        return layout.BehindBlock(section.Key.Span.Start, layout.End(section), inner, pair, empty)!;
    }

    private static YamlStyle QuotesNear(YamlMap map, YamlEntry? neighbour)
    {
        var near = neighbour is null ? [] : map.Entries.Take(map.Entries.IndexOf(neighbour) + 1).Reverse().Concat(map.Entries);
        return near.Select(entry => (entry.Value as YamlScalar)?.Style)
            .FirstOrDefault(style => style is YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted) ?? YamlStyle.DoubleQuoted;
    }

    private static string Write(string item, YamlScalar? like) => like?.Style is YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted
        ? ScalarText.Quote(item, like.Style)
        : ScalarText.PlainOrQuote(item);

    private static string Anchor(YamlNode node) => node.Anchor is { } anchor ? $"&{anchor} " : "";

    // Null where the name itself depends on variables.
    private static string? NameOf(YamlNode item)
    {
        var raw = (item.Meaning as YamlScalar)?.Value ?? "";
        var equals = raw.IndexOf('=', StringComparison.Ordinal);
        var check = Template.Check(equals < 0 ? raw : raw[..equals]);
        return check.Error is null && !check.IsDynamic ? check.Value : null;
    }
}
