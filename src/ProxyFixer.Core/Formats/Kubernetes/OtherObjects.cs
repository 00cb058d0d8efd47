using System.Collections.Immutable;
using ProxyFixer.Formats.Yaml;
using ProxyFixer.NodeJs;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Kubernetes;

/// <summary>An object of a manifest whose containers are not read.</summary>
/// <param name="Name"><c>KIND/NAME</c>.</param>
/// <param name="Reason">Why, as the end of "… was not judged, because …".</param>
internal sealed record OtherObject(string Name, string Reason)
{
    // Nobody writes an object this deep, and an alias may lead into itself.
    private const int MostLevels = 40;

    // Flux, k3s, Argo CD: a chart with values (their API references).
    private static readonly ImmutableArray<string> OfHelm = ["HelmRelease", "HelmChart", "HelmChartConfig", "Application"];

    /// <summary>Finds those that speak of OpenClaw.</summary>
    /// <param name="text">The manifest.</param>
    /// <param name="hasService">Whether the file has a container that is judged.</param>
    /// <returns>The objects in file order; none of a file that does not read.</returns>
    public static IEnumerable<OtherObject> Find(SourceText text, bool hasService) =>
        from item in Objects(text)
        where text.Read(item.Span).Contains("openclaw", StringComparison.OrdinalIgnoreCase)
        let reason = ReasonOf(item, hasService)
        where reason is not null
        select new OtherObject(Workloads.NameOf(item), reason);

    /// <summary>Finds ConfigMaps that set proxies or the switch.</summary>
    /// <param name="text">The manifest.</param>
    /// <returns>Their names, each with such a variable.</returns>
    public static IEnumerable<(string Name, string Variable)> ConfigMaps(SourceText text) =>
        from item in Objects(text)
        where Workloads.Text(item, "kind") == "ConfigMap"
        let name = Workloads.At(item, "metadata") is { } metadata ? Workloads.Text(metadata, "name") : null
        let variable = Workloads.At(item, "data")?.Members.FirstOrDefault(entry => ProxyVariables.Has(entry.Name) || entry.Name == NodeSwitch.Variable)
        where name is not null && variable is not null
        select (name, variable.Name!);

    private static IEnumerable<YamlMap> Objects(SourceText text) => YamlReader.Read(text, wantsStringKeys: false) is { IsWhole: true } yaml ? Workloads.Objects(yaml.Documents) : [];

    private static string? ReasonOf(YamlMap item, bool hasService) => Workloads.Text(item, "kind") switch
    {
        null or "ConfigMap" or "Secret" => null,
        var kind when OfHelm.Contains(kind) => "Helm makes its manifests of a chart and values; run helm template CHART -f FILE > manifest.yaml and give that",
        "Kustomization" => "kustomize makes its manifests of others; run kubectl kustomize FOLDER > manifest.yaml and give that",
        _ when Workloads.PodOf(item) is { } pod => !hasService && !HasImage(pod)
            ? "its containers have no image, as in a patch of kustomize; run kubectl kustomize FOLDER > manifest.yaml and give that"
            : null,
        var kind => HasPod(item, 0) ? $"what a {kind} makes of its containers is not read" : null,
    };

    private static bool HasImage(YamlMap pod) => (pod.Find("containers")?.Value.Meaning as YamlList)?.Items
        .Select(container => container.Meaning).OfType<YamlMap>().Any(container => container.Find("image") is not null) == true;

    private static bool HasPod(YamlNode? node, int depth) => depth < MostLevels && node switch
    {
        YamlMap map => HasImage(map) || map.Members.Any(entry => HasPod(entry.Value.Meaning, depth + 1)),
        YamlList list => list.Items.Any(item => HasPod(item.Meaning, depth + 1)),
        _ => false,
    };
}
