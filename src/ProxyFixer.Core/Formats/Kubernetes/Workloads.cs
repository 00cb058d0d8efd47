using ProxyFixer.Formats.Yaml;

namespace ProxyFixer.Formats.Kubernetes;

/// <summary>Finds the pods that the objects of a manifest describe (Kubernetes API, apps/v1, batch/v1, core/v1).</summary>
internal static class Workloads
{
    // kubectl get -o yaml wraps a List around the objects, and nobody wraps one around that.
    private const string ListKind = "List";

    /// <summary>Takes apart what is a list of objects.</summary>
    /// <param name="documents">The YAML documents.</param>
    /// <returns>The objects in file order.</returns>
    public static IEnumerable<YamlMap> Objects(IEnumerable<YamlNode> documents) => documents
        .Select(document => document.Meaning).OfType<YamlMap>()
        .SelectMany(map => Text(map, "kind") == ListKind && map.Find("items")?.Value.Meaning is YamlList list ? list.Items.Select(item => item.Meaning).OfType<YamlMap>() : [map]);

    /// <summary>Finds the pod of an object.</summary>
    /// <param name="item">The object.</param>
    /// <returns>The pod's <c>spec</c>; null where the object is no workload, or has none.</returns>
    public static YamlMap? PodOf(YamlMap item) => Text(item, "kind") switch
    {
        "Pod" => At(item, "spec"),
        "PodTemplate" => At(item, "template", "spec"),
        "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "ReplicationController" or "Job" => At(item, "spec", "template", "spec"),
        "CronJob" => At(item, "spec", "jobTemplate", "spec", "template", "spec"),
        _ => null,
    };

    /// <summary>Names an object.</summary>
    /// <param name="item">The object.</param>
    /// <returns><c>KIND/NAME</c>.</returns>
    public static string NameOf(YamlMap item) => $"{Text(item, "kind")}/{(At(item, "metadata") is { } metadata ? Text(metadata, "name") : null)}";

    /// <summary>Looks into mappings.</summary>
    /// <param name="map">The outermost.</param>
    /// <param name="names">The way.</param>
    /// <returns>The innermost, or null.</returns>
    public static YamlMap? At(YamlMap map, params ReadOnlySpan<string> names)
    {
        var at = map;
        foreach (var name in names)
        {
            if (at.Find(name)?.Value.Meaning is not YamlMap next)
            {
                return null;
            }

            at = next;
        }

        return at;
    }

    /// <summary>Reads a string.</summary>
    /// <param name="map">The mapping.</param>
    /// <param name="name">The member.</param>
    /// <returns>The string; null where there is none.</returns>
    public static string? Text(YamlMap map, string name) => map.Find(name) is { } entry ? ManifestText.Read(entry.Value) : null;
}
