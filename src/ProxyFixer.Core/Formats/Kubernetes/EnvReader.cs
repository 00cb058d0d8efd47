using System.Collections.Immutable;
using ProxyFixer.Formats.Yaml;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Kubernetes;

/// <summary>Reads the variables of a container (Kubernetes API, EnvVar and EnvFromSource).</summary>
internal sealed class EnvReader
{
    private readonly ConfigMaps maps;
    private readonly List<SyntaxError> errors;
    private readonly ImmutableArray<PodVariable>.Builder variables = ImmutableArray.CreateBuilder<PodVariable>();
    private readonly ImmutableArray<string>.Builder unknown = ImmutableArray.CreateBuilder<string>();
    private readonly Dictionary<string, string?> values = new(StringComparer.Ordinal);

    private EnvReader(ConfigMaps maps, List<SyntaxError> errors) => (this.maps, this.errors) = (maps, errors);

    /// <summary>Reads them.</summary>
    /// <param name="container">The container.</param>
    /// <param name="maps">The ConfigMaps of the file.</param>
    /// <param name="errors">Gets what the API server refuses.</param>
    /// <returns>The container with its variables.</returns>
    public static PodContainer Read(PodContainer container, ConfigMaps maps, List<SyntaxError> errors)
    {
        var reader = new EnvReader(maps, errors);
        if (container.Map.Find("envFrom") is { } sources)
        {
            reader.ReadSources(sources);
        }

        if (container.Map.Find("env") is { } section)
        {
            reader.ReadSection(section);
        }

        return container with { Variables = reader.variables.ToImmutable(), Unknown = reader.unknown.ToImmutable() };
    }

    private void ReadSources(YamlEntry section)
    {
        foreach (var source in Items(section, "envFrom"))
        {
            var prefix = Workloads.Text(source, "prefix") ?? "";
            var reference = source.Find("configMapRef") ?? source.Find("secretRef");
            var name = reference?.Value.Meaning is YamlMap map ? Workloads.Text(map, "name") : null;
            if (reference?.Name == "configMapRef" && name is not null && maps.Find(name) is { } data)
            {
                foreach (var entry in data.Members.Where(entry => entry.Name is not null && entry.Value.Meaning is YamlScalar))
                {
                    Add(new(prefix + entry.Name, entry.Key.Span, entry.Value.Span, ManifestText.Read(entry.Value), $"ConfigMap {name}"));
                }
            }
            else if (name is not null)
            {
                unknown.Add($"{(reference!.Name == "secretRef" ? "Secret" : "ConfigMap")} {name}");
            }
        }
    }

    private void ReadSection(YamlEntry section)
    {
        foreach (var item in Items(section, "env"))
        {
            if (item.Find("name") is not { } name || ManifestText.Read(name.Value) is not { Length: > 0 } text)
            {
                errors.Add(new(item.Span.Length > 0 ? item.Span : section.Key.Span, "an item of env has no name that is a string"));
            }
            else
            {
                ReadItem(item, name, text);
            }
        }
    }

    private void ReadItem(YamlMap item, YamlEntry name, string text)
    {
        var (value, from) = (item.Find("value"), item.Find("valueFrom"));
        var written = ManifestText.Read(value?.Value);
        var place = value is { Value.Span.Length: > 0 } ? value.Value.Span : name.Value.Span;
        if (written is null)
        {
            errors.Add(new(place, "the value is no string, and the API server refuses it; put it in quotes"));
        }
        else if (from is not null && written.Length > 0)
        {
            errors.Add(new(from.Key.Span, "the item has both value and valueFrom; the API server refuses that"));
        }

        Add(from is null
            ? new(text, name.Value.Span, place, written is null ? null : ManifestText.Expand(written, known => values.GetValueOrDefault(known)), null)
            : Referred(text, name, from));
    }

    private PodVariable Referred(string text, YamlEntry name, YamlEntry from)
    {
        var source = (from.Value.Meaning as YamlMap)?.Members.FirstOrDefault();
        var reference = source?.Value.Meaning as YamlMap;
        var of = reference is null ? null : Workloads.Text(reference, "name");
        var key = reference is null ? null : Workloads.Text(reference, "key");
        return source?.Name switch
        {
            "configMapKeyRef" when of is not null && maps.Find(of)?.Find(key ?? "") is { } entry =>
                new(text, name.Value.Span, entry.Value.Span, ManifestText.Read(entry.Value), $"ConfigMap {of}"),
            "configMapKeyRef" => new(text, name.Value.Span, from.Value.Span, null, $"ConfigMap {of}"),
            "secretKeyRef" => new(text, name.Value.Span, from.Value.Span, null, $"Secret {of}"),
            _ => new(text, name.Value.Span, from.Value.Span, null, "valueFrom"),
        };
    }

    private void Add(PodVariable variable)
    {
        variables.Add(variable);
        values[variable.Name] = variable.Value;
    }

    private IEnumerable<YamlMap> Items(YamlEntry section, string name)
    {
        switch (section.Value.Meaning)
        {
            case YamlList list:
                foreach (var item in list.Items.Where(item => item.Meaning is not YamlMap))
                {
                    errors.Add(new(item.Span.Length > 0 ? item.Span : section.Key.Span, $"an item of {name} must be a mapping"));
                }

                return list.Items.Select(item => item.Meaning).OfType<YamlMap>();
            case YamlScalar scalar when YamlValue.Of(scalar).Kind == YamlKind.Null:
                return [];
            default:
                errors.Add(new(section.Key.Span, $"{name} must be a list of mappings"));
                return [];
        }
    }
}
