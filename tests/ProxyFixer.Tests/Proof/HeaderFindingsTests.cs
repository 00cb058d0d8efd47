using System.Collections.Immutable;
using System.Text.Json;
using ProxyFixer.Proof;

namespace ProxyFixer.Tests.Proof;

/// <summary>What the headers that arrived come to.</summary>
public sealed class HeaderFindingsTests
{
    private const string Browser = """ "headers": { "Origin": "https://chatgpt.com", "Referer": "https://chatgpt.com/", "User-Agent": "Mozilla/5.0", "Accept-Language": "en" } """;

    [Theory]
    [InlineData("", "Passed: Codex requests carry the headers of a browser", false)]
    [InlineData(""" "websocket": "no such thing\nat line 3" """, "NotChecked: over WebSocket the code sent nothing: no such thing", true)]
    [InlineData(""" "sse": "answered in another way" """, "Passed: Codex requests carry the headers of a browser", false)]
    public void A_transport_that_sends_nothing_is_told(string failures, string said, bool isDead)
    {
        var check = Judge($$"""[{ "kind": "sse", "transport": "sse", {{Browser}} }]""", failures);
        Assert.Equal((said, isDead), ($"{check.Outcome}: {check.Message}", check.IsDead));
    }

    [Fact]
    public void Where_nothing_arrived_it_says_what_is_not_installed()
    {
        var check = Judge("[]", "", """ "openai" """);
        Assert.Equal("x.js sent nothing: it gives no reason", check.Message);
        Assert.Equal("not installed, and left out: openai", Assert.Single(check.Evidence));
    }

    private static Check Judge(string arrived, string failures, string leftOut = "")
    {
        var host = Host.Describe(root: null, home: null, ImmutableSortedDictionary<string, string>.Empty, "/", TimeProvider.System);
        using var files = host.Files;
        using var result = JsonDocument.Parse($$"""{ "arrived": {{arrived}}, "failures": { {{failures}} }, "leftOut": [{{leftOut}}] }""");
        return new HeaderFindings(host, ImmutableDictionary<string, string>.Empty, "x.js", showsAll: false).Judge(result.RootElement);
    }
}
