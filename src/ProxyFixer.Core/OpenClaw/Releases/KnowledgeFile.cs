using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>What is known of OpenClaw: <c>knowledge/openclaw.json</c>, compiled in and read when the first question is asked.</summary>
/// <remarks>
/// The file is a list of releases, oldest first. Each says only what changed with it: <c>facts</c> by topic, and the variables that its
/// config may set no longer (<c>blocks</c>) or again (<c>allows</c>). docs/knowledge.md tells how a release is added.
/// </remarks>
internal static class KnowledgeFile
{
    private static readonly Lazy<ImmutableArray<(OpenClawVersion Release, JsonElement Record)>> Records = new(Read);

    private static readonly Lazy<FrozenDictionary<string, ImmutableArray<(OpenClawVersion Since, JsonElement Fact)>>> Facts = new(() =>
        Changes("facts")
            .SelectMany(change => change.What.EnumerateObject().Select(fact => (fact.Name, Row: (change.Since, fact.Value))))
            .GroupBy(fact => fact.Name, fact => fact.Row)
            .ToFrozenDictionary(topic => topic.Key, topic => topic.ToImmutableArray()));

    /// <summary>The releases that were looked at as a whole, oldest first; a pre-release in the file was looked at for one change only.</summary>
    public static ImmutableArray<OpenClawVersion> Releases { get; } = [.. Records.Value.Select(record => record.Release).Where(release => !release.IsPrerelease)];

    /// <summary>The topics that some release says something about.</summary>
    public static IEnumerable<string> Topics => Facts.Value.Keys;

    /// <summary>Lists what is known of a topic.</summary>
    /// <param name="topic">The key below <c>facts</c>.</param>
    /// <returns>Since when, and <c>value</c>, <c>reason</c> and <c>source</c>; oldest first, at least one.</returns>
    public static ImmutableArray<(OpenClawVersion Since, JsonElement Fact)> RowsOf(string topic) => Facts.Value[topic];

    /// <summary>Lists the releases that say something under a key.</summary>
    /// <param name="key">A key of the records.</param>
    /// <returns>The release and what it says, oldest first.</returns>
    public static IEnumerable<(OpenClawVersion Since, JsonElement What)> Changes(string key)
    {
        foreach (var (release, record) in Records.Value)
        {
            if (record.TryGetProperty(key, out var what))
            {
                yield return (release, what);
            }
        }
    }

    private static ImmutableArray<(OpenClawVersion Release, JsonElement Record)> Read()
    {
        using var stream = typeof(KnowledgeFile).Assembly.GetManifestResourceStream("knowledge/openclaw.json")!;
        var root = JsonDocument.Parse(stream).RootElement;
        return [.. root.EnumerateArray().Select(record => (OpenClawVersion.Parse(record.GetProperty("release").GetString())!, record))];
    }
}
