using System.Text.Json;
using ProxyFixer.NodeJs;

namespace ProxyFixer.Tests.Knowledge.NodeJs;

/// <summary>Proxy values, each in HTTP_PROXY and HTTPS_PROXY, on every version it was measured on.</summary>
public class MeasuredProxyUrlTests
{
    // The proxy of this value is port 80 of loopback: there the measurement had its origin, which took the request as its own.
    private const string OriginAsProxy = "http://127.0.0.1:";

    private static readonly (string Field, NodeClient Client, string Target)[] s_requests =
    [
        ("fetchHttps", NodeClient.Fetch, "https://example.lan/"), ("fetchHttp", NodeClient.Fetch, "http://example.lan/"),
        ("httpsRequest", NodeClient.HttpsRequest, "https://example.lan/"),
        ("httpRequest", NodeClient.HttpsRequest, "http://example.lan/"),
    ];

    public static TheoryData<int> Values => [.. Enumerable.Range(0, MeasuredCases.Section("proxyUrls").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_does_what_it_did(int index)
    {
        var measured = MeasuredCases.All("proxyUrls").ElementAt(index);
        var value = measured.GetProperty("value").GetString()!;
        var environment = new Dictionary<string, string>
        {
            ["NODE_USE_ENV_PROXY"] = "1",
            ["HTTP_PROXY"] = value,
            ["HTTPS_PROXY"] = value,
        };
        foreach (var outcome in measured.GetProperty("cases").EnumerateArray())
        {
            foreach (var version in outcome.GetProperty("versions").Versions())
            {
                var prediction = MeasuredCases.Predict(version.ToString(), environment);
                Check(outcome, prediction, value);
                Assert.DoesNotContain("3101", prediction.Startup.Reason, StringComparison.Ordinal);
            }
        }
    }

    private static void Check(JsonElement outcome, NodeProxy prediction, string value)
    {
        if (outcome.GetProperty("startup").GetString() == "crash")
        {
            Assert.Equal(StartupKind.Crashes, prediction.Startup.Kind);
            Assert.Equal(outcome.GetProperty("error").GetString(), prediction.Startup.ErrorCode);
            Assert.Equal("HTTP_PROXY", prediction.Startup.Variable);
            return;
        }
        Assert.Equal(StartupKind.Runs, prediction.Startup.Kind);
        foreach (var (field, client, target) in s_requests)
        {
            if (outcome.TryGetProperty(field, out var result))
            {
                Assert.Equal(Expected(result, value), prediction.Route(client, target).Kind);
            }
        }
    }

    // An error of the network is one of the way to the proxy: the request was on it.
    private static RouteKind Expected(JsonElement result, string value) => result.GetProperty("result").GetString() switch
    {
        "direct" when value == OriginAsProxy => RouteKind.Proxied,
        "direct" => RouteKind.Direct,
        "error" when result.GetProperty("error").GetString() == "ERR_INVALID_ARG_VALUE" => RouteKind.Fails,
        "proxied" or "error" or "never settles" => RouteKind.Proxied,
        var other => throw new InvalidDataException(other),
    };
}
