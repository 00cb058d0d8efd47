using System.Collections.Immutable;
using ProxyFixer.Formats.Yaml;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Kubernetes;

/// <summary>A container of a workload, as its manifest describes it.</summary>
/// <param name="Target">Its name; with kind and name of the workload in front where the file has several of that name.</param>
/// <param name="Workload">Kind and name, <c>Deployment/openclaw</c>.</param>
/// <param name="List">The entry <c>containers</c> or <c>initContainers</c> that it stands in.</param>
/// <param name="Item">Where it stands in that list.</param>
/// <param name="Map">What it says.</param>
/// <param name="Pod">The pod's <c>spec</c>.</param>
internal sealed record PodContainer(string Target, string Workload, YamlEntry List, YamlNode Item, YamlMap Map, YamlMap Pod)
{
    /// <summary>Its variables: what <c>envFrom</c> brings, as far as the file has it, then <c>env</c>; of one name the last counts.</summary>
    public ImmutableArray<PodVariable> Variables { get; init; } = [];

    /// <summary>What <c>envFrom</c> takes from outside the file, <c>secret NAME</c>; in file order.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];

    /// <summary>Tells whether it takes variables of a ConfigMap.</summary>
    /// <param name="map">The name of the ConfigMap.</param>
    /// <returns>True for one of the file and for one from outside.</returns>
    public bool Takes(string map) => Unknown.Contains($"ConfigMap {map}") || Variables.Any(variable => variable.Source == $"ConfigMap {map}");

    /// <summary>Its name alone.</summary>
    public string Name => ManifestText.Read(Map.Find("name")?.Value) ?? "";

    /// <summary>True where it runs before the others and ends before they begin.</summary>
    public bool IsInit => List.Name == "initContainers" && ManifestText.Read(Map.Find("restartPolicy")?.Value) != "Always";

    /// <summary>The items of <c>env</c> that have a name, in file order.</summary>
    public IEnumerable<EnvItem> Items =>
        from item in (Map.Find("env")?.Value.Meaning as YamlList)?.Items ?? []
        let map = item.Meaning as YamlMap
        let name = map is null ? null : Workloads.Text(map, "name")
        where name is { Length: > 0 }
        select new EnvItem(item, map, name);

    /// <summary>The words of <c>command</c> or <c>args</c>.</summary>
    /// <param name="key">Which of the two.</param>
    /// <returns>The words, with variables as written, and their places; empty where it says nothing.</returns>
    public IEnumerable<(string Text, TextSpan Span)> Words(string key) =>
        from item in (Map.Find(key)?.Value.Meaning as YamlList)?.Items ?? []
        let word = ManifestText.Read(item)
        where word is not null
        select (word, item.Span);
}
