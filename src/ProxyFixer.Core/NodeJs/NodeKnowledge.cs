using System.Collections.Immutable;
using System.Text.Json;

namespace ProxyFixer.NodeJs;

/// <summary>What was measured of Node: <c>knowledge/node.json</c>, compiled in and read when the first question is asked.</summary>
/// <remarks>
/// <c>measured</c> lists the versions, oldest first; <c>since</c> names for each behaviour the first version of each line that has it.
/// </remarks>
internal static class NodeKnowledge
{
    private static readonly Lazy<JsonElement> Root = new(() =>
    {
        using var stream = typeof(NodeKnowledge).Assembly.GetManifestResourceStream("knowledge/node.json")!;
        return JsonDocument.Parse(stream).RootElement;
    });

    /// <summary>The versions that were measured, oldest first.</summary>
    public static ImmutableArray<NodeVersion> Measured { get; } = Versions(Root.Value.GetProperty("measured"));

    /// <summary>From which versions on a behaviour holds.</summary>
    /// <param name="behaviour">A key below <c>since</c>.</param>
    /// <returns>The onset.</returns>
    public static VersionOnset Since(string behaviour) => new(Versions(Root.Value.GetProperty("since").GetProperty(behaviour)));

    private static ImmutableArray<NodeVersion> Versions(JsonElement list) => [.. list.EnumerateArray().Select(text => NodeVersion.Parse(text.GetString())!)];
}
