using System.Text.Json;
using ProxyFixer.NodeJs;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Knowledge.NodeJs;

/// <summary>The measured behaviour of Node (Data/node-env-proxy.json).</summary>
public static class MeasuredCases
{
    private static readonly JsonElement s_root = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/Data/node-env-proxy.json"))).RootElement;

    public static JsonElement Section(string name) => s_root.GetProperty(name);

    public static IEnumerable<JsonElement> All(string section) => Section(section).EnumerateArray();

    public static IEnumerable<string> Texts(this JsonElement array) => array.EnumerateArray().Select(item => item.GetString()!);

    /// <summary>The measured versions that "22.21.0..22.23.3" and the like stand for.</summary>
    public static IEnumerable<NodeVersion> Versions(this JsonElement ranges) => ranges.Texts().SelectMany(Versions);

    private static IEnumerable<NodeVersion> Versions(string range)
    {
        var ends = range.Split("..").Select(end => NodeVersion.Parse(end)!).ToArray();
        return MeasuredNode.All.Where(version => version.Major == ends[0].Major && version >= ends[0] && version <= ends[^1]);
    }

    public static NodeProxy Predict(string version, Dictionary<string, string> environment, params string[] arguments) =>
        NodeProxy.Predict(new() { Version = NodeVersion.Parse(version), Environment = environment, Arguments = arguments });
}
