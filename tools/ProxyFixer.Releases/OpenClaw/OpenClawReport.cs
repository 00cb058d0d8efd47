using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProxyFixer.Releases.OpenClaw;

/// <summary>Tells a person what a release of OpenClaw says, and what has to be written into the knowledge.</summary>
/// <param name="output">Where to.</param>
internal sealed class OpenClawReport(TextWriter output)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a value on one line.</summary>
    /// <param name="value">The value, or null.</param>
    /// <returns>JSON.</returns>
    public static string Show(JsonNode? value) => value?.ToJsonString(Readable) ?? "null";

    /// <summary>Writes the report.</summary>
    /// <param name="record">What was found.</param>
    /// <returns>True where the knowledge agrees with all of it.</returns>
    public bool Write(OpenClawRecord record)
    {
        var before = OpenClawRecord.KeptAt(record.Before ?? record.Version);
        var differing = OpenClawFindings.All.Where(finding => !record.Agrees(finding)).ToArray();
        var (added, removed) = record.Blocked is { } blocked
            ? (blocked.Except(record.KnownBlocked), record.KnownBlocked.Except(blocked))
            : ([], []);
        output.WriteLine($"openclaw@{record.Version}");
        foreach (var finding in OpenClawFindings.All)
        {
            var found = record.Found[finding.Field];
            var note = found is null ? "the structure does not tell" : differing.Contains(finding) ? $"the knowledge says {Show(record.Known(finding.Field))}" : "as known";
            output.WriteLine($"  {finding.Field,-38} {Show(found)}  ({note})");
        }

        output.WriteLine($"  {"blocked names",-38} {record.Blocked?.Count.ToString() ?? "the structure is a new one"}  ({(added.Count + removed.Count == 0 ? "as known" : $"new: {string.Join(", ", added)}; gone: {string.Join(", ", removed)}")})");
        output.WriteLine($"\nOnly a run tells: {string.Join(", ", OpenClawRecord.OnlyRun)}; which of the files in request.sender sends; from when on a dispatcher of its own leads requests.");
        output.WriteLine($"\nRecord for knowledge/openclaw.json (write each reason as a sentence, and what a run told):\n{Draft(record, before, differing, added, removed)}");
        return differing.Length == 0 && added.Count + removed.Count == 0 && record.Blocked is not null;
    }

    private static string Draft(OpenClawRecord record, JsonObject before, Finding[] differing, IEnumerable<string> added, IEnumerable<string> removed)
    {
        var draft = new JsonObject
        {
            ["release"] = record.Version.ToString(),
            ["found"] = new JsonObject([.. record.Found.Where(field => !JsonNode.DeepEquals(field.Value, before[field.Key])).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))]),
        };
        foreach (var (key, names) in new[] { ("blocks", added), ("allows", removed) }.Where(change => change.Item2.Any()))
        {
            draft[key] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]);
        }

        if (differing.Length > 0)
        {
            draft["facts"] = new JsonObject([.. differing.Select(finding => KeyValuePair.Create(finding.Field, (JsonNode?)new JsonObject
            {
                ["value"] = record.Found[finding.Field]!.DeepClone(),
                ["reason"] = "",
                ["source"] = $"code of {record.Version}",
            }))]);
        }

        return draft.ToJsonString(new JsonSerializerOptions(Readable) { WriteIndented = true });
    }
}
