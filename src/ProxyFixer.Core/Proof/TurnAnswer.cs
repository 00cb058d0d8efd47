using System.Collections.Immutable;
using System.Text.Json;
using ProxyFixer.Verification;

namespace ProxyFixer.Proof;

/// <summary>What came of a turn, fit to be shown: foreign text, of which nothing is shown that may be a value.</summary>
/// <param name="Status">Exit status; null after a signal.</param>
/// <param name="IsLate">Whether its time was over.</param>
/// <param name="Reply">What the model said, the beginning of it; null where it said nothing.</param>
/// <param name="Model">Provider and model; null where they are not told.</param>
/// <param name="Words">The last lines that it wrote to standard error, the last one first.</param>
internal sealed record TurnAnswer(int? Status, bool IsLate, string? Reply, string? Model, ImmutableArray<string> Words)
{
    private const int MostShown = 200;

    /// <summary>Reads what the script answered.</summary>
    /// <param name="result">Its answer.</param>
    /// <param name="isKnown">Whether a model may be named, because the config does.</param>
    /// <returns>The answer.</returns>
    public static TurnAnswer Read(JsonElement result, Func<string, bool> isKnown)
    {
        var output = result.GetProperty("output").GetString()!;
        var status = result.GetProperty("status") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : (int?)null;
        var (reply, model) = status == 0 ? Said(output, isKnown) : (null, null);
        ImmutableArray<string> words = [.. result.GetProperty("error").GetString()!.Split('\n').Reverse().Select(line => line.Trim()).Where(line => line.Length > 0).Select(Show)];
        return new(status, result.GetProperty("isLate").GetBoolean(), reply, model, words);
    }

    // By the gateway the payloads lie in "result"; plugins may write lines before the JSON.
    private static (string? Reply, string? Model) Said(string output, Func<string, bool> isKnown)
    {
        try
        {
            using var json = JsonDocument.Parse(output[Math.Max(0, output.IndexOf('{', StringComparison.Ordinal))..]);
            var turn = json.RootElement.TryGetProperty("result", out var result) ? result : json.RootElement;
            var text = turn.GetProperty("payloads").EnumerateArray().Select(payload => Text(payload, "text")).FirstOrDefault(text => text?.Trim().Length > 0);
            var agent = turn.TryGetProperty("meta", out var meta) && meta.TryGetProperty("agentMeta", out var found) ? found : default;
            var model = string.Join('/', new[] { Text(agent, "provider"), Text(agent, "model") }.OfType<string>());
            return (text is null ? null : Show(text.Trim().Split('\n')[0]), model.Length > 0 && isKnown(model) ? model : null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return (null, null);
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Show(string line) => ForeignWords.Show(line.Length > MostShown ? line[..MostShown] : line);
}
