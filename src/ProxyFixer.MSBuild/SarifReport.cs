using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProxyFixer.MSBuild;

/// <summary>A finding as a build tells it.</summary>
/// <param name="Code">The rule's id.</param>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>note</c>.</param>
/// <param name="Category">The first tag of the rule; null for none.</param>
/// <param name="Link">The rule's page; null for none.</param>
/// <param name="Text">What was found.</param>
/// <param name="Place">Where.</param>
internal sealed record Finding(string Code, string Level, string? Category, string? Link, string Text, Place Place);

/// <summary>A place in a file, as an IDE can open it.</summary>
/// <param name="File">Full path; null where it is not about a file.</param>
/// <param name="Line">From 1; 0 where it is about the whole file.</param>
/// <param name="Column">From 1; 0 as above.</param>
/// <param name="EndLine">From 1; 0 as above.</param>
/// <param name="EndColumn">Behind the last character, from 1; 0 as above.</param>
internal sealed record Place(string? File, int Line = 0, int Column = 0, int EndLine = 0, int EndColumn = 0);

/// <summary>What the program says about a run (SARIF 2.1.0, docs/reports.md).</summary>
internal sealed class SarifReport
{
    private readonly JsonNode run;
    private readonly string folder;

    private SarifReport(JsonNode run, string folder) => (this.run, this.folder) = (run, folder);

    /// <summary>Reads a report.</summary>
    /// <param name="text">What the program printed.</param>
    /// <param name="folder">What relative paths in it are relative to.</param>
    /// <returns>The report; null where that is none.</returns>
    public static SarifReport? Read(string text, string folder)
    {
        try
        {
            return JsonNode.Parse(text)?["runs"]?[0] is { } run ? new(run, folder) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The findings, in their order.</summary>
    public IEnumerable<Finding> Findings => run["results"]!.AsArray().Select(found =>
    {
        var rule = run["tool"]!["driver"]!["rules"]![(int)found!["ruleIndex"]!]!;
        return new Finding(
            (string)found["ruleId"]!,
            (string)found["level"]!,
            (string?)rule["properties"]?["tags"]?.AsArray().FirstOrDefault(),
            (string?)rule["helpUri"],
            (string)found["message"]!["text"]!,
            PlaceOf(found["locations"]?[0]));
    });

    /// <summary>What could not be read (<c>error</c>) or judged (other levels): level, sentence, place.</summary>
    public IEnumerable<(string Level, string Text, Place Place)> Notices =>
        (run["invocations"]?[0]?["toolExecutionNotifications"]?.AsArray() ?? [])
            .Select(one => ((string?)one!["level"] ?? "warning", (string)one["message"]!["text"]!, PlaceOf(one["locations"]?[0])));

    /// <summary>Joins the runs of several reports in one, with what the project says of warnings.</summary>
    /// <param name="texts">SARIF, at least one.</param>
    /// <param name="settings">What the project says of warnings.</param>
    /// <returns>SARIF.</returns>
    public static string Join(IReadOnlyList<string> texts, WarningSettings settings)
    {
        var all = JsonNode.Parse(texts[0])!;
        foreach (var text in texts.Skip(1))
        {
            all["runs"]!.AsArray().Add(JsonNode.Parse(text)!["runs"]![0]!.DeepClone());
        }

        foreach (var run in all["runs"]!.AsArray())
        {
            run!["results"] = new JsonArray([.. run["results"]!.AsArray().Select(result => Weigh(result!, settings)).OfType<JsonNode>()]);
        }

        return all.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n";
    }

    private static JsonNode? Weigh(JsonNode result, WarningSettings settings)
    {
        if (settings.InErrorLog((string)result["level"]!, (string)result["ruleId"]!) is not { } level)
        {
            return null;
        }

        var weighed = result.DeepClone();
        weighed["level"] = level;
        return weighed;
    }

    private Place PlaceOf(JsonNode? location)
    {
        if (location?["physicalLocation"] is not { } physical)
        {
            return new(null);
        }

        var uri = (string)physical["artifactLocation"]!["uri"]!;
        var file = Path.GetFullPath(Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile ? absolute.LocalPath : Path.Combine(folder, Uri.UnescapeDataString(uri)));
        int Number(string name) => (int?)physical["region"]?[name] ?? 0;
        return new(file, Number("startLine"), Number("startColumn"), Number("endLine"), Number("endColumn"));
    }
}
