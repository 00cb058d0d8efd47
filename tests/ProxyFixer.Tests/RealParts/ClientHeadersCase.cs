using System.Text.Json;
using ProxyFixer.Formats.JavaScript;

namespace ProxyFixer.Tests.RealParts;

/// <summary>Calls of OpenClaw's own function for the OpenAI SDK, and what it must return.</summary>
internal static class ClientHeadersCase
{
    /// <summary>The calls, as the driver reads them.</summary>
    public const string All =
        """
        [
          { "name": "codex", "model": { "api": "openai-codex-responses" } },
          { "name": "chatgpt", "model": { "api": "openai-chatgpt-responses" }, "attribution": { "originator": "openclaw", "User-Agent": "openclaw/2026.7.1" } },
          { "name": "configured", "model": { "api": "openai-codex-responses", "headers": { "origin": "https://user.example", "ACCEPT-LANGUAGE": "fr", "user-agent": "User/1" } } },
          { "name": "caller", "model": { "api": "openai-codex-responses" }, "caller": { "Referer": "https://user.example/page" } },
          { "name": "other vendor", "model": { "api": "openai-completions", "headers": { "X-One": "1" } }, "attribution": { "User-Agent": "openclaw/2026.7.1" } }
        ]
        """;

    /// <summary>The names of the calls.</summary>
    public static IEnumerable<string> Names { get; } = ["codex", "chatgpt", "configured", "caller", "other vendor"];

    /// <summary>Compares what came back.</summary>
    /// <param name="results">One for each call.</param>
    /// <param name="wanted">The browser's values.</param>
    public static void Check(IReadOnlyList<JsonElement> results, BrowserHeaders wanted)
    {
        Assert.DoesNotContain(Read(results[0], "before").Keys, name => name is "Origin" or "Referer");
        foreach (var result in results.Take(2))
        {
            Assert.All(BrowserHeaders.Names, name => Assert.Equal(wanted[name], Read(result, "after")[name]));
        }

        var configured = Read(results[2], "after");
        Assert.Equal(
            ("https://user.example", "fr", "User/1", wanted.Referer),
            (configured["origin"], configured["ACCEPT-LANGUAGE"], configured["user-agent"], configured["Referer"]));
        Assert.DoesNotContain(configured.Keys, name => name is "Origin" or "Accept-Language" or "User-Agent");
        Assert.Equal("https://user.example/page", Read(results[3], "after")["Referer"]);
        Assert.Equal(Read(results[4], "before"), Read(results[4], "after"));
    }

    private static Dictionary<string, string?> Read(JsonElement result, string when) =>
        result.GetProperty(when).EnumerateObject().ToDictionary(header => header.Name, header => header.Value.GetString());
}
