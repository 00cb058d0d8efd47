using ProxyFixer.Formats.Yaml;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>How much is known of a variable.</summary>
internal enum EnvironmentState
{
    /// <summary>It has a value.</summary>
    Set,

    /// <summary>It is named without a value: the project environment is asked, and if that has none the variable is removed.</summary>
    Asked,

    /// <summary>Its value depends on variables that are not known here.</summary>
    Unknown,

    /// <summary>It carries <c>!reset</c>: what an earlier layer says of it does not count.</summary>
    Reset,
}

/// <summary>One variable of a service.</summary>
/// <param name="Name">The name.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Span">Where the value stands; in a list the whole item.</param>
/// <param name="State">How much is known.</param>
/// <param name="Text">The value where it is set, else null.</param>
internal sealed record EnvironmentValue(string Name, TextSpan NameSpan, TextSpan Span, EnvironmentState State, string? Text)
{
    /// <summary>The file it stands in.</summary>
    public required SourceText File { get; init; }

    /// <summary>True for a variable of <c>env_file</c>.</summary>
    public bool IsOfFile { get; init; }

    /// <summary>The one it beats, which may have overridden another; null where there is none.</summary>
    public EnvironmentValue? Overridden { get; init; }

    /// <summary>Puts it over another one.</summary>
    /// <param name="earlier">The other one, or null.</param>
    /// <returns>This value, knowing what it beats.</returns>
    public EnvironmentValue Over(EnvironmentValue? earlier) => earlier is null ? this : this with { Overridden = earlier };
}

/// <summary>Reads what stands behind <c>environment</c>.</summary>
internal static class EnvironmentSection
{
    /// <summary>Checks the shape as Compose's schema does (compose-spec.json, list_or_dict).</summary>
    /// <param name="key">The key <c>environment</c>.</param>
    /// <param name="section">What stands behind it, or null.</param>
    /// <param name="errors">Gets what Compose refuses.</param>
    public static void Check(YamlCell key, YamlNode? section, List<SyntaxError> errors)
    {
        switch (section)
        {
            case { Tag: "!reset" }:
                break;
            case YamlMap map:
                Check(map.MemberCells, errors);
                break;
            case YamlList list:
                errors.AddRange(list.Items.Where(item => !IsString(item.Meaning))
                    .Select(item => new SyntaxError(Place(item, key), "an item of the list must be a string: NAME=VALUE")));
                break;
            case YamlScalar scalar when YamlValue.Of(scalar).Kind == YamlKind.Null:
                errors.Add(new(key.Span, "the section is empty; Compose wants a mapping or a list", IsFatal: false));
                break;
            case YamlScalar:
                errors.Add(new(key.Span, "environment must be a mapping or a list"));
                break;
        }
    }

    /// <summary>Reads the variables.</summary>
    /// <param name="section">What stands behind <c>environment</c>, or null.</param>
    /// <param name="file">The file it stands in.</param>
    /// <param name="substitute">Interpolates a string; null where the result is not known.</param>
    /// <returns>In file order; a name may come twice in a list, then the last counts.</returns>
    public static IEnumerable<EnvironmentValue> Read(YamlNode? section, SourceText file, Func<string, string?> substitute) => section switch
    {
        { Tag: "!reset" } => [],
        YamlMap map => map.Members.Where(entry => entry.Value.Meaning is YamlScalar && entry.Name is not null)
            .Select(entry => Entry(entry, (YamlScalar)entry.Value.Meaning!, file, substitute)),
        YamlList list => list.Items.Where(item => IsString(item.Meaning))
            .Select(item => Item(item, (YamlScalar)item.Meaning!, file, substitute)).OfType<EnvironmentValue>(),
        _ => [],
    };

    private static EnvironmentValue Entry(YamlEntry entry, YamlScalar scalar, SourceText file, Func<string, string?> substitute)
    {
        var value = YamlValue.Of(scalar);
        var text = value.Kind == YamlKind.String ? substitute(value.Text) : value.Text;
        var state = scalar.Tag == "!reset" ? EnvironmentState.Reset
            : value.Kind == YamlKind.Null ? EnvironmentState.Asked
            : text is null ? EnvironmentState.Unknown
            : EnvironmentState.Set;
        return new(entry.Name!, entry.Key.Span, entry.Value.Span, state, state == EnvironmentState.Set ? text : null) { File = file };
    }

    // The whole item is interpolated, then split at the first equals sign. Where the result is not known the name still
    // is, as long as it does not depend on a variable itself.
    private static EnvironmentValue? Item(YamlNode item, YamlScalar scalar, SourceText file, Func<string, string?> substitute)
    {
        var text = substitute(scalar.Value);
        var known = text ?? scalar.Value;
        var equals = known.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? known : known[..equals];
        if (text is null)
        {
            return name.Contains('$', StringComparison.Ordinal)
                ? null
                : new(name, item.Span, item.Span, EnvironmentState.Unknown, null) { File = file };
        }

        return equals < 0
            ? new(name, item.Span, item.Span, EnvironmentState.Asked, null) { File = file }
            : new(name, item.Span, item.Span, EnvironmentState.Set, known[(equals + 1)..]) { File = file };
    }

    // A date is validated like a string, but is none when the list is split: Compose fails there too.
    private static bool IsString(YamlNode? node) => node is YamlScalar scalar && YamlValue.Of(scalar).Kind == YamlKind.String;

    private static TextSpan Place(YamlNode item, YamlCell key) => item.Span.Length > 0 ? item.Span : key.Span;

    private static void Check(YamlCell[] members, List<SyntaxError> errors)
    {
        for (var i = 0; i < members.Length; i += 2)
        {
            if (members[i + 1].Kept?.Meaning is YamlMap or YamlList)
            {
                errors.Add(new(members[i].Span, "a variable takes a single value"));
            }
        }
    }
}
