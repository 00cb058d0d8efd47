using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace ProxyFixer.Tests.Support;

/// <summary>Checks JSON against a JSON Schema.</summary>
public sealed class Schema
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
    private readonly JsonSchema schema;

    private Schema(string text) => schema = JsonSchema.FromText(text);

    /// <summary>A schema of the repository.</summary>
    /// <param name="path">Relative to the repository.</param>
    public static Schema OfFile(string path) => new(File.ReadAllText(Path.Combine(Repository.Root, path)));

    /// <summary>One definition of a schema of the repository.</summary>
    /// <param name="path">Relative to the repository.</param>
    /// <param name="definition">A name below <c>$defs</c>.</param>
    public static Schema OfFile(string path, string definition)
    {
        var map = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, path)))!.AsObject();
        return new(new JsonObject
        {
            ["$schema"] = map["$schema"]!.DeepClone(),
            ["$ref"] = $"#/$defs/{definition}",
            ["$defs"] = map["$defs"]!.DeepClone(),
        }.ToJsonString());
    }

    /// <summary>A schema of draft 4, of which this one uses nothing that draft 7 changed but the names of two keywords.</summary>
    /// <param name="text">The schema.</param>
    public static Schema OfDraft4(string text)
    {
        var map = JsonNode.Parse(text)!.AsObject();
        map["$schema"] = "http://json-schema.org/draft-07/schema#";
        map.Remove("id");
        return new(map.ToJsonString());
    }

    /// <summary>Fails with all that is wrong.</summary>
    /// <param name="json">The text.</param>
    public void Check(string json)
    {
        using var document = JsonDocument.Parse(json);
        var wrong = schema.Evaluate(document.RootElement, Options);
        Assert.True(wrong.IsValid, string.Join('\n', (wrong.Details ?? []).Where(one => one.Errors is not null)
            .Select(one => $"{one.InstanceLocation}: {string.Join("; ", one.Errors!.Values)}")));
    }
}
