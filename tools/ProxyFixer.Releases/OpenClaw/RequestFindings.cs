using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProxyFixer.Releases.OpenClaw;

/// <summary>The code that builds the headers of Codex requests. Which of several files sends, only a run tells.</summary>
internal static partial class RequestFindings
{
    public static IEnumerable<Finding> All { get; } =
    [
        new("request.sender", ["chatgpt-account-id", "function buildOpenAIClientHeaders("], Candidates) { Agrees = IsAmong },
        Finding.Mark("request.hasCodexRuntime", "agentRuntime: ModelAgentRuntimePolicySchema"),
    ];

    private static JsonObject? Candidates(PublishedPackage package)
    {
        var found = new JsonObject();
        foreach (var source in new[] { package, package.Provider }.OfType<PublishedPackage>())
        {
            foreach (var (path, code) in source.Code)
            {
                var functions = Builder().Matches(code).Select(match => match.Groups[1].Value).Distinct().ToArray();
                if (functions.Length > 0)
                {
                    found[$"{source.Name}/{Hash().Replace(path, "-*")}"] = new JsonArray([.. functions.Select(name => JsonValue.Create(name))]);
                }
            }
        }

        return found.Count == 0 ? null : found;
    }

    private static bool IsAmong(JsonNode found, JsonNode known)
    {
        var sender = (string)known["sender"]!;
        var functions = known["functions"]!.AsArray().Select(name => (string)name!);
        return found[sender] is JsonArray there && functions.All(name => there.Any(one => (string)one! == name))
            && known["others"]!.AsArray().All(other => found[(string)other!] is not null);
    }

    [GeneratedRegex(@"^(?:export )?function (buildHeaders|buildBaseCodexHeaders|buildSSEHeaders|buildWebSocketHeaders|createCodexHeaders|buildOpenAIClientHeaders)\(", RegexOptions.Multiline)]
    private static partial Regex Builder();

    [GeneratedRegex(@"-[\w-]{8}(?=\.m?js$)")]
    private static partial Regex Hash();
}
