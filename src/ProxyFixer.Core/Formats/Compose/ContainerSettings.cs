using System.Collections.Immutable;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Formats.Yaml;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Compose;

/// <summary>What a service says of its container besides the environment, as far as it tells what runs in it.</summary>
/// <param name="Image"><c>image</c>, interpolated; null where it says nothing, or what it says is not known.</param>
/// <param name="Entrypoint">The words of <c>entrypoint</c>; default where it says nothing.</param>
/// <param name="Command">The words of <c>command</c>; default where it says nothing.</param>
/// <param name="NetworkMode"><c>network_mode</c>, or null.</param>
/// <param name="Mounts">What is mounted from outside, by the place inside: as written, a path or the name of a volume.</param>
/// <param name="StartsAt">Where <c>command</c>, <c>entrypoint</c> or <c>image</c> stands, in this order; null for none of them.</param>
public sealed record ContainerSettings(
    string? Image,
    ImmutableArray<PlacedText> Entrypoint,
    ImmutableArray<PlacedText> Command,
    string? NetworkMode,
    ImmutableSortedDictionary<string, string> Mounts,
    Location? StartsAt)
{
    /// <summary><c>build</c>; null where it says nothing.</summary>
    public ImageBuild? Build { get; private init; }

    /// <summary>Says nothing.</summary>
    public static ContainerSettings None { get; } =
        new(null, default, default, null, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), null);

    /// <summary>Reads a declaration.</summary>
    /// <param name="declaration">The service.</param>
    /// <param name="file">The file it stands in.</param>
    /// <param name="substitute">Interpolates a string; null where the result is not known.</param>
    /// <returns>What it says.</returns>
    internal static ContainerSettings Read(ServiceDeclaration declaration, SourceText file, Func<string, string?> substitute)
    {
        if (declaration.Map is not { } map)
        {
            return None;
        }

        var place = new[] { "command", "entrypoint", "image" }.Select(map.Find).FirstOrDefault(entry => entry is not null);
        return new(
            Text(map, "image", substitute),
            Words(map, "entrypoint", file, substitute),
            Words(map, "command", file, substitute),
            Text(map, "network_mode", substitute),
            ReadMounts(map, substitute),
            place is null ? null : new(file, place.Value.Span.Length > 0 ? place.Value.Span : place.Key.Span))
        {
            Build = ImageBuild.Read(map, substitute),
        };
    }

    /// <summary>Puts it over an earlier layer: each setting replaces, mounts are put together by the place inside.</summary>
    /// <param name="earlier">The earlier layer, or the extended service.</param>
    /// <returns>Both.</returns>
    public ContainerSettings Over(ContainerSettings earlier) => new(
        Image ?? earlier.Image,
        Entrypoint.IsDefault ? earlier.Entrypoint : Entrypoint,
        Command.IsDefault ? earlier.Command : Command,
        NetworkMode ?? earlier.NetworkMode,
        earlier.Mounts.SetItems(Mounts),
        StartsAt ?? earlier.StartsAt)
    {
        Build = Build ?? earlier.Build,
    };

    private static string? Text(YamlMap map, string name, Func<string, string?> substitute) =>
        map.Find(name)?.Value.Meaning is YamlScalar scalar && YamlValue.Of(scalar) is { Kind: not YamlKind.Null } value ? substitute(value.Text) : null;

    // A string is split as a shell would; a list is taken word by word.
    private static ImmutableArray<PlacedText> Words(YamlMap map, string name, SourceText file, Func<string, string?> substitute) => map.Find(name)?.Value.Meaning switch
    {
        YamlList list =>
            [.. list.Items.Select(item => item.Meaning).OfType<YamlScalar>().Select(item => new PlacedText(substitute(YamlValue.Of(item).Text) ?? item.Value, new(file, item.Span)))],
        YamlScalar scalar when YamlValue.Of(scalar).Kind != YamlKind.Null => Split(new(substitute(scalar.Value) ?? scalar.Value, new(file, scalar.Span))),
        _ => default,
    };

    private static ImmutableArray<PlacedText> Split(PlacedText line)
    {
        var words = ImmutableArray.CreateBuilder<PlacedText>();
        var reader = new WordReader(line.Text, escapes: true);
        while (reader.Next() is { } word)
        {
            words.Add(line.Part(word.Text, word.Offset, word.Length));
        }

        return words.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, string> ReadMounts(YamlMap map, Func<string, string?> substitute)
    {
        var mounts = None.Mounts.ToBuilder();
        foreach (var item in (map.Find("volumes")?.Value.Meaning as YamlList)?.Items ?? [])
        {
            var (source, target) = item.Meaning switch
            {
                YamlScalar scalar => Parts(substitute(scalar.Value)),
                YamlMap details => (Text(details, "source", substitute), Text(details, "target", substitute)),
                _ => (null, null),
            };
            if (source is { Length: > 0 } && target is { Length: > 0 })
            {
                mounts[target.Length > 1 ? target.TrimEnd('/') : target] = source;
            }
        }

        return mounts.ToImmutable();
    }

    // SOURCE:TARGET[:MODE]; a place inside alone is a volume without a name (Compose specification, volumes, short syntax).
    private static (string? Source, string? Target) Parts(string? text) =>
        text?.Split(':') is [var source, var target, ..] && target.StartsWith('/') ? (source, target) : (null, null);
}
