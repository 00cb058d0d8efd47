using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.Releases.OpenClaw;

/// <summary>What the structure of a release tells, and what the knowledge says at the same release.</summary>
/// <param name="Version">The release.</param>
/// <param name="Found">By topic; null where the structure does not tell.</param>
/// <param name="Blocked">The names a config may not set; null where the structure is a new one.</param>
internal sealed record OpenClawRecord(OpenClawVersion Version, JsonObject Found, ImmutableSortedSet<string>? Blocked)
{
    /// <summary>The topics that only a run can tell.</summary>
    public static IEnumerable<string> OnlyRun => KnowledgeFile.Topics.Except(OpenClawFindings.All.Select(finding => finding.Field)).Order(StringComparer.Ordinal);

    /// <summary>The names that the knowledge says are blocked.</summary>
    public ImmutableSortedSet<string> KnownBlocked => BlockedNames.ListOf(Version);

    /// <summary>The release before, among those that are known; null where there is none.</summary>
    public OpenClawVersion? Before => KnownReleases.All.LastOrDefault(version => version < Version);

    /// <summary>Looks into a package.</summary>
    /// <param name="package">A release.</param>
    /// <returns>Its record.</returns>
    public static OpenClawRecord Of(PublishedPackage package) => new(
        OpenClawVersion.Parse(package.Version) ?? throw new ReleaseException($"{package.Version} is no version of OpenClaw"),
        new([.. OpenClawFindings.All.Select(finding => KeyValuePair.Create(finding.Field, finding.Find(package)))]),
        BlockedNameFinding.NamesOf(package));

    /// <summary>What was found in a release when it was added: the changes up to it, put together.</summary>
    /// <param name="version">A release.</param>
    /// <returns>By topic, as in <see cref="Found"/>.</returns>
    public static JsonObject KeptAt(OpenClawVersion version)
    {
        var kept = new JsonObject();
        foreach (var field in KnowledgeFile.Changes("found").Where(change => change.Since <= version).SelectMany(change => change.What.EnumerateObject()))
        {
            kept[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        }

        return kept;
    }

    /// <summary>What the knowledge says of a topic at this release.</summary>
    /// <param name="topic">The topic.</param>
    /// <returns>The value in its form of the file.</returns>
    public JsonNode Known(string topic)
    {
        var rows = KnowledgeFile.RowsOf(topic);
        var row = rows.LastOrDefault(row => row.Since <= Version, rows[0]);
        return JsonNode.Parse(row.Fact.GetProperty("value").GetRawText())!;
    }

    /// <summary>Whether the knowledge says what was found.</summary>
    /// <param name="finding">The field.</param>
    /// <returns>False for a contradiction; true also where one of the two says nothing.</returns>
    public bool Agrees(Finding finding) =>
        Found[finding.Field] is not { } found || (Known(finding.Field) is var known && (IsUnknown(known) || finding.Agrees(found, known)));

    private static bool IsUnknown(JsonNode known) => known is JsonValue value && value.TryGetValue<string>(out var word) && word == "unknown";
}
