using ProxyFixer.NodeJs;

namespace ProxyFixer.Tests.Knowledge.NodeJs;

public class NodeProxyTests
{
    private const string Target = "https://chatgpt.com/backend-api/codex/responses";

    private static NodeProxy Predict(string? version, params string[] environment) => NodeProxy.Predict(
        new() { Version = NodeVersion.Parse(version), Environment = Variables(environment) });

    private static Dictionary<string, string> Variables(params string[] lines) =>
        lines.Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);

    [Theory]
    [InlineData("24.21.0", StartupKind.Runs, RouteKind.Proxied, RouteKind.Fails)]
    [InlineData("24.4.1", StartupKind.Runs, RouteKind.Proxied, RouteKind.Direct)]
    public void A_line_end_in_HTTPS_PROXY_alone_stops_only_programs_that_load_https(
        string version, StartupKind startup, RouteKind fetch, RouteKind request)
    {
        var prediction = Predict(version, "NODE_USE_ENV_PROXY=1", "HTTPS_PROXY=http://127.0.0.1:7890\r");
        Assert.Equal(startup, prediction.Startup.Kind);
        Assert.Equal(fetch, prediction.Route(NodeClient.Fetch, Target).Kind);
        Assert.Equal(request, prediction.Route(NodeClient.HttpsRequest, Target).Kind);
        Assert.Equal(startup == StartupKind.Runs && request == RouteKind.Fails ? "HTTPS_PROXY" : null,
            prediction.Route(NodeClient.HttpsRequest, Target).Variable);
    }

    [Theory]
    [InlineData("22.23.3", "HTTP_PROXY=http://", "ERR_PROXY_INVALID_CONFIG")]
    [InlineData("22.23.3", "HTTPS_PROXY=http://", "ERR_INVALID_URL")]
    [InlineData("22.22.0", "HTTP_PROXY=http://", "ERR_INVALID_URL")]
    [InlineData("26.10.0", "HTTPS_PROXY=http://50%@h", "URIError: URI malformed")]
    public void The_first_reader_of_a_bad_value_gives_the_code(string version, string line, string code)
    {
        var startup = Predict(version, "NODE_USE_ENV_PROXY=1", line).Startup;
        Assert.Equal((StartupKind.Crashes, line.Split('=')[0], code), (startup.Kind, startup.Variable, startup.ErrorCode));
    }

    [Theory]
    [InlineData("25.9.0", "HTTPS_PROXY=https://127.1:1", RouteKind.Fails)]
    [InlineData("25.9.0", "HTTPS_PROXY=https://[::1]:1", RouteKind.Proxied)]
    [InlineData("25.9.0", "HTTPS_PROXY=https://proxy.lan:1", RouteKind.Proxied)]
    [InlineData("24.21.0", "HTTPS_PROXY=https://127.0.0.1:1", RouteKind.Proxied)]
    [InlineData("26.10.0", "HTTPS_PROXY=socks5://[::1]:1", RouteKind.Fails)]
    [InlineData("26.10.0", "HTTPS_PROXY=http://прокси.рф:1", RouteKind.Proxied)]
    [InlineData("26.10.0", "HTTPS_PROXY=http://\u200dproxy:1", RouteKind.Unknown)]
    public void Fetch_goes_or_fails_by_the_proxys_host(string version, string line, RouteKind expected) =>
        Assert.Equal(expected, Predict(version, "NODE_USE_ENV_PROXY=1", line).Route(NodeClient.Fetch, Target).Kind);

    [Fact]
    public void An_unknown_version_is_answered_where_all_versions_agree()
    {
        var off = Predict(null, "HTTPS_PROXY=http://127.0.0.1:7890");
        Assert.Equal((StartupKind.Runs, false), (off.Startup.Kind, off.Switch.IsOn));
        Assert.Equal(RouteKind.Direct, off.Route(NodeClient.Fetch, Target).Kind);
        Assert.False(off.IsExtrapolated);
    }

    [Fact]
    public void An_unknown_version_is_unknown_where_they_differ()
    {
        var on = Predict(null, "NODE_USE_ENV_PROXY=1", "HTTPS_PROXY=127.0.0.1:7890");
        Assert.Equal(StartupKind.Unknown, on.Startup.Kind);
        Assert.Null(on.Switch.IsOn);
        var route = on.Route(NodeClient.Fetch, Target);
        Assert.Equal((RouteKind.Unknown, RouteCause.VersionUnknown), (route.Kind, route.Cause));
    }

    [Theory]
    [InlineData(">=24.16.0 <25 || >=26.1.0", RouteKind.Proxied)]
    [InlineData(">=22.12.0", RouteKind.Unknown)]
    [InlineData(">=99", RouteKind.Unknown)]
    public void What_a_package_accepts_narrows_an_unknown_version(string engines, RouteKind expected)
    {
        var prediction = NodeProxy.Predict(new()
        {
            Environment = Variables("NODE_USE_ENV_PROXY=1", "HTTPS_PROXY=http://127.0.0.1:7890"),
            Engines = NodeRange.Parse(engines),
        });
        Assert.Equal(expected, prediction.Route(NodeClient.Fetch, Target).Kind);
    }

    [Theory]
    [InlineData("24.21.0", "NODE_USE_ENV_PROXY=1", false)]
    [InlineData("24.4.1", "NODE_USE_ENV_PROXY=1", true)]
    [InlineData("24.21.0", "NODE_OPTIONS=--use-env-proxy", true)]
    public void An_env_file_turns_the_switch_on_only_by_NODE_OPTIONS(string version, string line, bool expected)
    {
        var prediction = NodeProxy.Predict(new()
        {
            Version = NodeVersion.Parse(version),
            Environment = Variables("HTTPS_PROXY=http://127.0.0.1:7890"),
            Arguments = ["--env-file=.env", "x.js"],
            EnvFile = Variables(line),
        });
        Assert.Equal(expected, prediction.Switch.IsOn);
        Assert.Equal(expected ? RouteKind.Proxied : RouteKind.Direct, prediction.Route(NodeClient.Fetch, Target).Kind);
        Assert.Empty(prediction.Caveats);
    }

    [Fact]
    public void The_environment_wins_over_an_env_file()
    {
        var prediction = NodeProxy.Predict(new()
        {
            Version = NodeVersion.Parse("24.21.0"),
            Environment = Variables("NODE_USE_ENV_PROXY=1", "HTTPS_PROXY="),
            EnvFile = Variables("HTTPS_PROXY=none", "HTTP_PROXY=http://127.0.0.1:7890"),
        });
        Assert.Equal("HTTP_PROXY", prediction.Route(NodeClient.Fetch, Target).Variable);
    }

    [Fact]
    public void NODE_OPTIONS_of_an_env_file_ends_an_old_node()
    {
        var startup = NodeProxy.Predict(new()
        {
            Version = NodeVersion.Parse("22.20.0"),
            Environment = Variables(),
            EnvFile = Variables("NODE_OPTIONS=--use-env-proxy"),
        }).Startup;
        Assert.Equal((StartupKind.RefusesOption, "NODE_OPTIONS"), (startup.Kind, startup.Variable));
    }

    [Fact]
    public void What_was_not_looked_at_is_said()
    {
        var prediction = NodeProxy.Predict(new()
        {
            Version = NodeVersion.Parse("24.21.0"),
            Environment = Variables("NODE_OPTIONS=-r ./proxy.js"),
            Arguments = ["--env-file", ".env", "--experimental-default-config-file", "x.js"],
        });
        Assert.Equal(3, prediction.Caveats.Length);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("not a url")]
    [InlineData("")]
    public void A_target_of_another_kind_is_not_judged(string target) =>
        Assert.Equal(RouteKind.Unknown, Predict("24.21.0", "NODE_USE_ENV_PROXY=1").Route(NodeClient.Fetch, target).Kind);

    [Fact]
    public void No_reason_holds_the_value_of_a_proxy_variable()
    {
        string[] values = ["http://user:s3cret@h:1", "s3cret", "http://s3cret%@h", "socks5://s3cret@h", "HTTP://s3cret@h",
            "http://h/s3cret", "https://s3cret@1.2.3.4\n"];
        foreach (var value in values)
        {
            foreach (var version in MeasuredNode.All)
            {
                var prediction = Predict(version.ToString(), "NODE_USE_ENV_PROXY=1", $"HTTPS_PROXY={value}",
                    $"HTTP_PROXY={value}");
                string[] texts = [prediction.Startup.ToString(), prediction.Switch.ToString(),
                    .. Enum.GetValues<NodeClient>().Select(client => prediction.Route(client, Target).ToString())];
                Assert.All(texts, text => Assert.DoesNotContain("s3cret", text, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_very_long_value_takes_no_time()
    {
        var label = string.Concat(Enumerable.Range(0, 200_000).Select(index => (char)('а' + index % 32)));
        foreach (var host in new[] { label, $"xn--{new string('a', 500_000)}", new string('.', 500_000),
            $"[{new string(':', 500_000)}]" })
        {
            var prediction = Predict("24.21.0", "NODE_USE_ENV_PROXY=1", $"HTTPS_PROXY=http://{host}",
                $"NO_PROXY={new string(',', 500_000)}-");
            Assert.NotNull(prediction.Route(NodeClient.HttpsRequest, Target).Reason);
        }
    }
}
