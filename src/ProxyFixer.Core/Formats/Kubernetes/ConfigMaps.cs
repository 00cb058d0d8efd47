using ProxyFixer.Formats.Yaml;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Kubernetes;

/// <summary>The ConfigMaps that stand in the same file as the workloads, by name.</summary>
/// <remarks>Secrets are not read: their values are encoded, and their names are told instead.</remarks>
internal sealed class ConfigMaps
{
    private readonly Dictionary<string, YamlMap> data = new(StringComparer.Ordinal);

    /// <summary>Collects them.</summary>
    /// <param name="objects">The objects of the file.</param>
    /// <returns>The maps; of two with one name the last counts, as kubectl applies them in order.</returns>
    public static ConfigMaps Of(IEnumerable<YamlMap> objects)
    {
        var maps = new ConfigMaps();
        foreach (var item in objects.Where(item => Workloads.Text(item, "kind") == "ConfigMap"))
        {
            if (Workloads.At(item, "metadata") is { } metadata && Workloads.Text(metadata, "name") is { } name && Workloads.At(item, "data") is { } values)
            {
                maps.data[name] = values;
            }
        }

        return maps;
    }

    /// <summary>Lists those of a file.</summary>
    /// <param name="text">The manifest.</param>
    /// <returns>Their names; none of a file that does not read.</returns>
    public static IEnumerable<string> Names(SourceText text) =>
        YamlReader.Read(text, wantsStringKeys: false) is { IsWhole: true } yaml ? Of(Workloads.Objects(yaml.Documents)).data.Keys : [];

    /// <summary>Looks one up.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>What it holds; null where it is not in the file.</returns>
    public YamlMap? Find(string name) => data.GetValueOrDefault(name);
}
