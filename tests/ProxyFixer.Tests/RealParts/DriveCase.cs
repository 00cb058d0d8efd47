using System.Text.Json.Serialization;

namespace ProxyFixer.Tests.RealParts;

/// <summary>One request that the driver sends.</summary>
/// <param name="Name">What the user sets, and the transport.</param>
/// <param name="Transport"><c>sse</c> or <c>websocket</c>.</param>
/// <param name="Api">The API of the model.</param>
/// <param name="Model">Headers of the model, or null.</param>
/// <param name="Caller">Headers of the call, null values among them; or null.</param>
/// <param name="Identity">The user agent of a custom identity, or null.</param>
public sealed record DriveCase(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("transport")] string Transport,
    [property: JsonPropertyName("api")] string Api,
    [property: JsonPropertyName("model")] IReadOnlyDictionary<string, string?>? Model = null,
    [property: JsonPropertyName("caller")] IReadOnlyDictionary<string, string?>? Caller = null,
    [property: JsonPropertyName("identity")] string? Identity = null)
{
    private static readonly Dictionary<string, string?> User = new()
    {
        ["Origin"] = "https://user.example",
        ["Referer"] = "https://user.example/page",
        ["User-Agent"] = "User/1",
        ["Accept-Language"] = "fr",
    };

    private static readonly Dictionary<string, string?> Nothing = User.Keys.ToDictionary(name => name, _ => (string?)null);

    /// <summary>The requests for one file: nothing set, and each way to set something, over each transport.</summary>
    public static IReadOnlyList<DriveCase> All(PublishedFile file)
    {
        string[] transports = file.HasWebSocket ? ["sse", "websocket"] : ["sse"];
        return
        [
            .. transports.SelectMany(transport => new DriveCase[]
            {
                new("plain-" + transport, transport, file.ApiName),
                new("model-" + transport, transport, file.ApiName, Model: User),
                new("caller-" + transport, transport, file.ApiName, Caller: User),
                new("null-" + transport, transport, file.ApiName, Caller: Nothing),
                new("identity-" + transport, transport, file.ApiName, Identity: "Custom/2"),
            }),
        ];
    }

    /// <summary>What the user sets in this case.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string?> Set => Model ?? Caller ?? new Dictionary<string, string?>();
}
