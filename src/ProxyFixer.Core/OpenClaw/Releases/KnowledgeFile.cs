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
    private static readonly ImmutableArray<KnowledgeRow> Records = Read();

    // Plain loops: at the start of a program each further kind of query costs more than the whole file.
    private static readonly Dictionary<string, List<KnowledgeRow>> Facts = ReadFacts();

    /// <summary>The releases that were looked at as a whole, oldest first; a pre-release in the file was looked at for one change only.</summary>
    public static ImmutableArray<OpenClawVersion> Releases { get; } = ReadReleases();

    /// <summary>The topics that some release says something about.</summary>
    public static IEnumerable<string> Topics => Facts.Keys;

    /// <summary>Lists what is known of a topic.</summary>
    /// <param name="topic">The key below <c>facts</c>.</param>
    /// <returns>Since when, and <c>value</c>, <c>reason</c> and <c>source</c>; oldest first, at least one.</returns>
    public static IReadOnlyList<KnowledgeRow> RowsOf(string topic) => Facts[topic];

    /// <summary>Lists the releases that say something under a key.</summary>
    /// <param name="key">A key of the records.</param>
    /// <returns>The release and what it says, oldest first.</returns>
    public static IEnumerable<KnowledgeRow> Changes(string key)
    {
        foreach (var record in Records)
        {
            if (record.What.TryGetProperty(key, out var what))
            {
                yield return new(record.Since, what);
            }
        }
    }

    private static ImmutableArray<KnowledgeRow> Read()
    {
        using var stream = typeof(KnowledgeFile).Assembly.GetManifestResourceStream("knowledge/openclaw.json")!;
        var root = JsonDocument.Parse(stream).RootElement;
        var records = ImmutableArray.CreateBuilder<KnowledgeRow>(root.GetArrayLength());
        foreach (var record in root.EnumerateArray())
        {
            records.Add(new(OpenClawVersion.Parse(record.GetProperty("release").GetString())!, record));
        }

        return records.ToImmutable();
    }

    private static Dictionary<string, List<KnowledgeRow>> ReadFacts()
    {
        var facts = new Dictionary<string, List<KnowledgeRow>>(StringComparer.Ordinal);
        foreach (var change in Changes("facts"))
        {
            foreach (var fact in change.What.EnumerateObject())
            {
                if (!facts.TryGetValue(fact.Name, out var rows))
                {
                    facts[fact.Name] = rows = [];
                }

                rows.Add(new(change.Since, fact.Value));
            }
        }

        return facts;
    }

    private static ImmutableArray<OpenClawVersion> ReadReleases()
    {
        var releases = ImmutableArray.CreateBuilder<OpenClawVersion>(Records.Length);
        foreach (var record in Records)
        {
            if (!record.Since.IsPrerelease)
            {
                releases.Add(record.Since);
            }
        }

        return releases.ToImmutable();
    }
}

/// <summary>Something that the file says of a release and those after it.</summary>
/// <param name="Since">The release.</param>
/// <param name="What">What it says.</param>
internal sealed record KnowledgeRow(OpenClawVersion Since, JsonElement What);
