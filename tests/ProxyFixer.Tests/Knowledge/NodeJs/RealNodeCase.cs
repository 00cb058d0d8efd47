namespace ProxyFixer.Tests.Knowledge.NodeJs;

/// <summary>One environment to start a real node with.</summary>
/// <param name="Name">A sentence.</param>
/// <param name="Environment">"NAME=VALUE"; {self} is the port of this variable\'s recorder, {1} that of the first target.</param>
/// <param name="Arguments">Options of node.</param>
/// <param name="Requests">"Client scheme://host", to a port of their own.</param>
public sealed record RealNodeCase(string Name, string[] Environment, string[] Arguments, string[] Requests)
{
    private static readonly string[] s_both = ["Fetch https://a.test", "Fetch http://a.test", "HttpsRequest https://a.test",
        "HttpsRequest http://a.test"];
    private static readonly string[] s_all = [.. s_both, "WebSocket wss://a.test", "WebSocket ws://a.test"];
    private static readonly string[] s_http = ["HTTP_PROXY=http://127.0.0.1:{self}", "HTTPS_PROXY=http://127.0.0.1:{self}"];
    private static readonly string[] s_on = ["NODE_USE_ENV_PROXY=1", .. s_http];

    public static string[] Versions { get; } = ["22.20.0", "22.22.0", "24.4.1", "24.21.0", "26.10.0"];

    public static RealNodeCase[] All { get; } =
    [
        new("proxies without the switch", s_http, [], s_both),
        new("the switch on", s_on, [], s_all),
        new("the switch with another value", ["NODE_USE_ENV_PROXY=true", .. s_http], [], s_both),
        new("the option", s_http, ["--use_env_proxy=false"], s_both),
        new("the option, negated behind the variable", s_on, ["--no-use-env-proxy"], s_both),
        new("the option in NODE_OPTIONS, quoted", ["NODE_OPTIONS=\"--use-env\\-proxy\"", .. s_http], [], s_both),
        new("the option behind a word of NODE_OPTIONS", ["NODE_OPTIONS=x --use-env-proxy", .. s_http], [], s_both),
        new("NODE_OPTIONS with an open quote", ["NODE_OPTIONS=\"--no-warnings", .. s_on], [], []),
        new("only HTTP_PROXY", ["NODE_USE_ENV_PROXY=1", s_http[0]], [], s_both),
        new("only HTTPS_PROXY", ["NODE_USE_ENV_PROXY=1", s_http[1]], [], s_both),
        new("only ALL_PROXY", ["NODE_USE_ENV_PROXY=1", "ALL_PROXY=http://127.0.0.1:{self}"], [], s_both),
        new("an empty lower-case variable", ["https_proxy=", .. s_on], [], s_both),
        new("both cases", ["https_proxy=http://127.0.0.1:{self}", .. s_on], [], s_both),
        new("no scheme", ["NODE_USE_ENV_PROXY=1", "HTTPS_PROXY=127.0.0.1:{self}"], [], []),
        new("a name without a scheme", ["NODE_USE_ENV_PROXY=1", "HTTPS_PROXY=localhost:{self}"], [], []),
        new("no host", ["NODE_USE_ENV_PROXY=1", "HTTP_PROXY=http://"], [], []),
        new("no host for TLS targets", ["NODE_USE_ENV_PROXY=1", "HTTPS_PROXY=http://"], [], []),
        new("a path", ["NODE_USE_ENV_PROXY=1", "HTTPS_PROXY=http://127.0.0.1:{self}/x"], [], []),
        new("an upper-case scheme", ["NODE_USE_ENV_PROXY=1", "HTTP_PROXY=HTTP://127.0.0.1:{self}",
            "HTTPS_PROXY=HTTP://127.0.0.1:{self}"], [], s_both),
        new("a dot segment, backslashes and number forms", ["NODE_USE_ENV_PROXY=1", "HTTP_PROXY=http:\\\\0x7f.1:{self}/a/..",
            "HTTPS_PROXY=http://2130706433:{self}\\."], [], s_both),
        new("a line end for TLS targets", ["NODE_USE_ENV_PROXY=1", s_http[0], "HTTPS_PROXY=http://127.0.0.1:{self}\r"], [],
            s_both),
        new("a line end for plain targets", ["NODE_USE_ENV_PROXY=1", "HTTP_PROXY=http://127.0.0.1:{self}\r"], [],
            ["Fetch http://a.test"]),
        new("a stray percent sign", ["NODE_USE_ENV_PROXY=1", "HTTPS_PROXY=http://u:50%@127.0.0.1:{self}"], [], []),
        new("a stray percent sign in a lone user name", ["NODE_USE_ENV_PROXY=1", "HTTPS_PROXY=http://50%@127.0.0.1:{self}"], [],
            ["Fetch https://a.test", "HttpsRequest https://a.test"]),
        new("a bad value that an empty one hides from fetch", ["NODE_USE_ENV_PROXY=1", "http_proxy=", "HTTP_PROXY=http://"], [],
            ["Fetch http://a.test"]),
        new("SOCKS", ["NODE_USE_ENV_PROXY=1", "HTTP_PROXY=socks5://127.0.0.1:{self}", "HTTPS_PROXY=socks://127.0.0.1:{self}"],
            [], s_both),
        new("socks5h", ["NODE_USE_ENV_PROXY=1", "HTTPS_PROXY=socks5h://127.0.0.1:{self}"], [], []),
        new("TLS to an address", ["NODE_USE_ENV_PROXY=1", "HTTPS_PROXY=https://127.1:{self}"], [], ["Fetch https://a.test"]),
        new("NO_PROXY with a domain", ["NO_PROXY=a.test", .. s_on], [], ["Fetch http://a.test", "Fetch http://b.a.test",
            "HttpsRequest http://a.test", "HttpsRequest http://b.a.test"]),
        new("NO_PROXY with a dot", ["no_proxy=.a.test", .. s_on], [], ["Fetch http://a.test", "Fetch http://b.a.test",
            "HttpsRequest http://nota.test", "HttpsRequest http://b.a.test"]),
        new("NO_PROXY with a star in a list", ["NO_PROXY=localhost,*", .. s_on], [], s_all),
        new("NO_PROXY with spaces and a port", ["NO_PROXY=c.test a.test:{1}", .. s_on], [], ["Fetch http://a.test",
            "Fetch http://c.test", "HttpsRequest http://a.test", "HttpsRequest http://c.test"]),
        new("NO_PROXY empty in lower case", ["no_proxy=", "NO_PROXY=a.test", .. s_on], [], s_both),
        new("NO_PROXY does not save a bad proxy", ["NO_PROXY=*", "NODE_USE_ENV_PROXY=1", "HTTP_PROXY=none"], [], []),
    ];

    /// <summary>The environment with the ports put in.</summary>
    public Dictionary<string, string> WithPorts(Func<string, int> recorder, int firstTarget) =>
        Environment.Select(line => line.Split('=', 2)).ToDictionary(
            parts => parts[0],
            parts => parts[1].Replace("{self}", recorder(parts[0]).ToString()).Replace("{1}", firstTarget.ToString()));
}
