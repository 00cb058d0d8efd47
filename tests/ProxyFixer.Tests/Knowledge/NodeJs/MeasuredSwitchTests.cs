using ProxyFixer.NodeJs;

namespace ProxyFixer.Tests.Knowledge.NodeJs;

/// <summary>Values, options and precedence: every measured case on every version it was measured on.</summary>
public class MeasuredSwitchTests
{
    private const string Proxy = "http://127.0.0.1:3101";

    private static IEnumerable<NodeVersion> Modern =>
        MeasuredNode.All.Where(version => NodeRelease.Of(version).Switch == SwitchRule.ExactlyOne);

    public static TheoryData<int> Values => [.. Enumerable.Range(0, MeasuredCases.Section("values").GetArrayLength())];

    public static TheoryData<string> Flags => [.. MeasuredCases.All("flagCombinations").Select(item =>
        item.GetProperty("setting").GetString()!)];

    public static TheoryData<string> Precedence => [.. MeasuredCases.All("precedence").Select(item =>
        item.GetProperty("case").GetString()!)];

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_turns_the_switch_on_exactly_where_it_did(int index)
    {
        var measured = MeasuredCases.All("values").ElementAt(index);
        var environment = new Dictionary<string, string> { ["HTTPS_PROXY"] = Proxy, ["HTTP_PROXY"] = Proxy };
        if (measured.GetProperty("value").GetString() is { } value)
        {
            environment["NODE_USE_ENV_PROXY"] = value;
        }
        foreach (var version in MeasuredNode.All)
        {
            var rule = NodeRelease.Of(version).Switch;
            var expected = rule != SwitchRule.Ignored
                && measured.GetProperty(rule == SwitchRule.ExactlyOne ? "on" : "onIn24_0to24_4_fetchOnly").GetBoolean();
            var prediction = MeasuredCases.Predict(version.ToString(), environment);

            Assert.Equal(StartupKind.Runs, prediction.Startup.Kind);
            Assert.Equal(expected, prediction.Switch.IsOn);
            var route = prediction.Route(NodeClient.Fetch, "https://example.lan/");
            Assert.Equal(expected ? RouteKind.Proxied : RouteKind.Direct, route.Kind);
            var request = prediction.Route(NodeClient.HttpsRequest, "https://example.lan/").Kind;
            Assert.Equal(expected && rule == SwitchRule.ExactlyOne ? RouteKind.Proxied : RouteKind.Direct, request);
        }
    }

    [Theory]
    [MemberData(nameof(Flags))]
    public void Options_and_variable_together_do_what_they_did(string setting)
    {
        var measured = MeasuredCases.All("flagCombinations").Single(item => item.GetProperty("setting").GetString() == setting);
        var (environment, arguments) = ReadSetting(setting);
        foreach (var version in Modern)
        {
            var prediction = MeasuredCases.Predict(version.ToString(), environment, arguments);
            var refuses = measured.GetProperty("exitCode").GetInt32() == 9;
            Assert.Equal(refuses ? StartupKind.RefusesOption : StartupKind.Runs, prediction.Startup.Kind);
            if (!refuses)
            {
                var route = prediction.Route(NodeClient.Fetch, "https://example.lan/").Kind;
                Assert.Equal(measured.GetProperty("on").GetBoolean() ? RouteKind.Proxied : RouteKind.Direct, route);
            }
        }
    }

    // "NODE_OPTIONS=--use-env-proxy + cli --no-use-env-proxy": parts joined by " + ", each for one place.
    private static (Dictionary<string, string>, string[]) ReadSetting(string setting)
    {
        var environment = new Dictionary<string, string>();
        if (!setting.Contains("no proxy variables at all"))
        {
            (environment["HTTP_PROXY"], environment["HTTPS_PROXY"]) = (Proxy, Proxy);
        }
        var arguments = new List<string>();
        foreach (var part in setting.Replace(" with quotes inside", "").Replace(", no proxy variables at all", "").Split(" + "))
        {
            if (part.StartsWith("env node_use_env_proxy=1", StringComparison.Ordinal))
            {
                environment["node_use_env_proxy"] = "1";
            }
            else if (part.StartsWith("env=", StringComparison.Ordinal))
            {
                environment["NODE_USE_ENV_PROXY"] = part[4..];
            }
            else if (part.StartsWith("NODE_OPTIONS=", StringComparison.Ordinal))
            {
                environment["NODE_OPTIONS"] = part["NODE_OPTIONS=".Length..];
            }
            else
            {
                arguments.AddRange((part.StartsWith("cli ", StringComparison.Ordinal) ? part[4..] : part).Split(' '));
            }
        }
        return (environment, [.. arguments]);
    }

    [Theory]
    [MemberData(nameof(Precedence))]
    public void The_variable_that_won_wins(string name)
    {
        var measured = MeasuredCases.All("precedence").Single(item => item.GetProperty("case").GetString() == name);
        var environment = new Dictionary<string, string> { ["NODE_USE_ENV_PROXY"] = "1" };
        foreach (var variable in measured.GetProperty("set").EnumerateObject())
        {
            environment[variable.Name] = variable.Value.GetString()!.Replace("<proxy of this variable>", Proxy);
        }
        (string Field, NodeClient Client, string Target)[] requests =
        [
            ("fetchHttps", NodeClient.Fetch, "https://example.lan/"), ("fetchHttp", NodeClient.Fetch, "http://example.lan/"),
            ("httpsRequest", NodeClient.HttpsRequest, "https://example.lan/"),
            ("httpRequest", NodeClient.HttpsRequest, "http://example.lan/"),
            ("wss", NodeClient.WebSocket, "wss://example.lan/"), ("ws", NodeClient.WebSocket, "ws://example.lan/"),
        ];
        foreach (var version in Modern)
        {
            var prediction = MeasuredCases.Predict(version.ToString(), environment);
            foreach (var (field, client, target) in requests)
            {
                var route = prediction.Route(client, target);
                Assert.Equal(measured.GetProperty(field).GetString(), route.Kind == RouteKind.Proxied ? route.Variable
                    : "direct");
            }
        }
    }
}
