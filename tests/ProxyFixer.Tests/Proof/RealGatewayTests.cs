using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Proof;

/// <summary>What <c>verify</c> sees of real Nodes and of OpenClaw's own senders, before a fix, after it, and after <c>restore</c>.</summary>
[Trait("Category", "RealParts")]
public sealed class RealGatewayTests
{
    [SkippableFact]
    public void Before_the_fix_it_says_what_is_wrong_after_it_that_all_is_well_and_after_restore_the_same_again()
    {
        Need();
        using var gateway = new RealGateway("22.22.0");
        gateway.Install("@mariozechner/pi-ai@0.57.1");
        CheckBroken(gateway);
        var fix = gateway.Type("", "fix", "--yes", "--select", "PXF0101,PXF0401", "--scope", "user", "--verify", "--format", "json");
        Assert.True(fix.ExitCode == 1, fix.Output + fix.Error); // there is no sign-in
        Assert.Contains("✔ route    fetch asks the proxy for chatgpt.com\n", fix.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("worse", fix.Error, StringComparison.Ordinal);
        var after = gateway.Verify();
        Assert.Equal("passed: fetch asks the proxy for chatgpt.com", Say(after["route"]));
        Assert.Equal("passed: Codex requests carry the headers of a browser", Say(after["headers"]));
        Assert.Equal(0, gateway.Run("restore").ExitCode);
        CheckBroken(gateway);
        Assert.True(RealGateway.NothingIsLeft());
    }

    [SkippableTheory]
    [InlineData(null, 1, "restore ")]
    [InlineData("", 130, "the changes are written, and proxyfixer restore ")]
    [InlineData("y", 1, "worse than before: route of openclaw-gateway.service, headers of openclaw-gateway.service\n")]
    public void What_makes_a_check_worse_is_taken_back_on_request(string? keys, int status, string said)
    {
        Skip.IfNot(keys == "y" || Environment.GetEnvironmentVariable("PROXYFIXER_ALL_POINTS") == "1", "one answer is tried in each run; PROXYFIXER_ALL_POINTS=1 tries all");
        Need();
        using var gateway = new RealGateway("22.22.0", lines: "Environment=NODE_OPTIONS=--require={folder}/first.cjs");
        gateway.Install("@mariozechner/pi-ai@0.57.1");
        gateway.Write("first.cjs", """
            const provider = __dirname + "/node_modules/openclaw/node_modules/@mariozechner/pi-ai/dist/providers/openai-codex-responses.js";
            if (require("fs").readFileSync(provider, "utf8").includes("Referer")) process.exit(7);

            """);
        var before = gateway.Tree();
        var fix = gateway.Type(keys, "fix", "--yes", "--select", "PXF0101,PXF0401", "--scope", "user", "--verify");
        Assert.True(fix.ExitCode == status, fix.Output + fix.Error);
        Assert.Contains("✘ route    Node does not start with the environment of the service: exit status 7\n", fix.Output, StringComparison.Ordinal);
        Assert.Contains(said, fix.Error, StringComparison.Ordinal);
        Assert.Equal(keys is not null, fix.Output.Contains("Take the changes back [y,n]? ", StringComparison.Ordinal));
        Assert.Equal(keys == "y", before == gateway.Tree());
        Assert.Equal(0, gateway.Run("restore").ExitCode);
        Assert.Equal(before, gateway.Tree());
    }

    [SkippableFact]
    public void The_transport_of_the_middle_releases_is_driven_too()
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("PROXYFIXER_ALL_POINTS") == "1", "it loads 90 files and the OpenAI SDK, some 5 seconds; PROXYFIXER_ALL_POINTS=1 tries it");
        Need();
        using var gateway = new RealGateway("24.21.0", "2026.5.28");
        gateway.UseCode("openclaw@2026.5.28", "dist/*.js");
        foreach (var package in new[] { "openai@6.39.0", "undici@8.3.0", "ipaddr.js@2.4.0" })
        {
            gateway.Install(package);
        }

        var headers = gateway.Verify()["headers"];
        Assert.StartsWith("failed: Codex requests go out without the Origin", Say(headers), StringComparison.Ordinal);
        Assert.Contains("OpenAI/JS 6.39.0", headers.GetRawText(), StringComparison.Ordinal);
    }

    // Which way fetch and https go: as it is, without the switch, with it.
    [SkippableTheory]
    [InlineData("22.20.0", "Environment=NODE_USE_ENV_PROXY=1", "direct direct direct", "direct direct direct")]
    [InlineData("24.4.1", "Environment=NODE_USE_ENV_PROXY=true", "proxy direct proxy", "direct direct direct")]
    [InlineData("24.21.0", "Environment=NODE_OPTIONS=--use-env-proxy", "proxy direct proxy", "proxy direct proxy")]
    [InlineData("26.10.0", "Environment=NODE_USE_ENV_PROXY=1 NO_PROXY=openai.com,chatgpt.com", "direct direct direct", "direct direct direct")]
    [InlineData("22.22.0", "Environment=NODE_USE_ENV_PROXY=1 HTTP_PROXY=10.0.0.1:7890", "does not start (ERR_INVALID_URL) direct does not start (ERR_INVALID_URL)", "does not start (ERR_INVALID_URL) direct does not start (ERR_INVALID_URL)")]
    public void Every_Node_goes_the_way_that_is_predicted(string version, string line, string fetch, string https)
    {
        Need();
        using var gateway = new RealGateway(version, lines: line);
        var route = gateway.Verify()["route"];
        Assert.DoesNotContain("predict", route.GetRawText(), StringComparison.Ordinal);
        var rows = route.GetProperty("rows").EnumerateArray().Select(row => string.Join(' ', row.EnumerateObject().Skip(2).Select(cell => cell.Value.GetString()))).ToArray();
        Assert.Equal((fetch, https), (rows[0], rows[1]));
    }

    [SkippableFact]
    public void The_newest_Node_goes_the_way_that_is_predicted()
    {
        Skip.IfNot(Environment.GetEnvironmentVariable("PROXYFIXER_ALL_POINTS") == "1", "it downloads one more Node; PROXYFIXER_ALL_POINTS=1 tries it");
        Every_Node_goes_the_way_that_is_predicted("26.12.1", "Environment=NODE_USE_ENV_PROXY=1", "proxy direct proxy", "proxy direct proxy");
        Every_Node_goes_the_way_that_is_predicted("26.12.1", "Environment=NODE_USE_ENV_PROXY=1 NO_PROXY=openai.com,chatgpt.com", "direct direct direct", "direct direct direct");
    }

    [SkippableFact]
    public void A_release_with_a_dispatcher_of_its_own_is_asked_with_it()
    {
        Need();
        using var gateway = new RealGateway("24.21.0", "2026.5.28");
        gateway.Install("undici@8.3.0");
        var route = gateway.Verify()["route"];
        Assert.Equal("passed: fetch asks the proxy for chatgpt.com", Say(route));
        Assert.Equal("direct direct proxy proxy", string.Join(' ', route.GetProperty("rows")[0].EnumerateObject().Skip(2).Select(cell => cell.Value.GetString())));
    }

    [SkippableFact]
    public void The_sender_of_a_newer_release_is_driven_over_both_transports()
    {
        Need();
        using var gateway = new RealGateway("24.21.0", "2026.9.6");
        gateway.Install("@openclaw/ai@2026.9.6");
        var headers = gateway.Verify()["headers"];
        Assert.Equal("failed: Codex requests go out without the Origin, Referer, User-Agent, Accept-Language of a browser", Say(headers));
        var agents = headers.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("header").GetString() == "User-Agent").ToArray();
        Assert.Equal(["sse", "websocket"], agents.Select(row => row.GetProperty("transport").GetString()));
        Assert.All(agents, row => Assert.StartsWith("openclaw (", row.GetProperty("value").GetString(), StringComparison.Ordinal));
    }

    [SkippableFact]
    public void What_Node_loads_first_runs_as_the_user_of_the_service_and_reaches_nobody()
    {
        Need();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var gateway = new RealGateway("22.22.0", lines: "Environment=NODE_OPTIONS=--require={folder}/first.cjs LD_PRELOAD={folder}/none.so NODE_USE_ENV_PROXY=1");
        gateway.Install("@mariozechner/pi-ai@0.57.1");
        gateway.Write("first.cjs", $$"""
            require("fs").appendFileSync(__dirname + "/users", process.getuid() + "\n");
            const ways = [
              () => require("net").connect({{((IPEndPoint)listener.LocalEndpoint).Port}}, "127.0.0.1").on("error", () => {}),
              () => require("tls").connect({{((IPEndPoint)listener.LocalEndpoint).Port}}, "127.0.0.1").on("error", () => {}),
              () => fetch("http://127.0.0.1:{{((IPEndPoint)listener.LocalEndpoint).Port}}/").catch(() => {}),
              () => require("child_process").spawn("/bin/sh", ["-c", ": > /dev/tcp/127.0.0.1/{{((IPEndPoint)listener.LocalEndpoint).Port}}; echo 0 >> users"], { cwd: __dirname }),
            ];
            for (const way of ways) try { way(); } catch {}

            """);
        var checks = gateway.Verify();
        Assert.Equal("passed: fetch asks the proxy for chatgpt.com", Say(checks["route"]));
        Assert.False(listener.Pending());
        var users = gateway.Read("users").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, users.Length);
        Assert.DoesNotContain("0", users);
    }

    [SkippableFact]
    public void Code_of_a_service_of_root_is_not_run()
    {
        Skip.IfNot(Environment.IsPrivilegedProcess, "only root has such a service");
        using var gateway = new RealGateway("22.22.0") { IsOfRoot = true };
        Assert.Equal("not-checked: it runs as root, and its code is not run as root just to try it", Say(gateway.Verify()["route"]));
    }

    [SkippableFact]
    public void Without_Node_or_OpenClaw_it_is_said_what_could_not_be_checked()
    {
        using var machine = new VerifiedMachine();
        Assert.Equal("not-checked: what lies below another root is never run", machine.Say("route"));
        Assert.Equal("not-checked: what lies below another root is never run", machine.Say("headers"));
        var nothing = CommandRun.Of(["verify", "--root", machine.Machine.Real("/etc")], machine.Machine.Root);
        Assert.Equal(3, nothing.ExitCode);
        Assert.Equal("proxyfixer: nothing was checked, because no service that starts OpenClaw was found here\n", nothing.Error);
    }

    private static void Need()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "processes are started as on Linux");
        ExternalTool.Require("setsid");
        ExternalTool.Require("setpriv");
    }

    private static void CheckBroken(RealGateway gateway)
    {
        var checks = gateway.Verify();
        Assert.Equal("failed: fetch connects to chatgpt.com directly, past the proxy: NODE_USE_ENV_PROXY is not set", Say(checks["route"]));
        Assert.Equal("failed: Codex requests go out without the Origin, Referer, User-Agent, Accept-Language of a browser", Say(checks["headers"]));
    }

    private static string Say(JsonElement check) => $"{check.GetProperty("outcome").GetString()}: {check.GetProperty("message").GetString()}";
}
