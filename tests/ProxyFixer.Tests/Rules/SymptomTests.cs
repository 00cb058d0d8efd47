using ProxyFixer.Rules;
using ProxyFixer.Rules.Checks;
using ProxyFixer.Tests.Support;
using static ProxyFixer.Tests.OpenClaw.Sessions.SessionMachine;

namespace ProxyFixer.Tests.Rules;

/// <summary>What is told of failed requests, how much it matters, and when it ends.</summary>
public sealed class SymptomTests
{
    private const string Log = "~/.openclaw/agents/main/sessions/a.jsonl";
    private const string Config = """{ "agents": { "defaults": { "model": "openai-codex/gpt-5.4" } } }""";

    [Fact]
    public void A_fix_of_the_cause_leaves_nothing_that_matters()
    {
        using var machine = Affected();
        machine.Write(Log, Entry(60, error: "fetch failed"));
        Assert.Contains("warning PXF0601", Lint(machine), StringComparison.Ordinal);
        var fix = CommandRun.Of(["fix", "--yes", "--root", machine.Root, "--ignore", "PXF05"], machine.Root + "/..", clock: FixedClock.Noon);
        Assert.Equal(0, fix.ExitCode);
        Assert.Contains("info PXF0601", Lint(machine), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_rule_of_the_cause_it_is_for_information()
    {
        using var machine = Affected();
        machine.Write(Log, Entry(60, error: "fetch failed"));
        Assert.Contains("info PXF0601", Lint(machine, "--ignore", "PXF0101"), StringComparison.Ordinal);
        Assert.DoesNotContain("explains", Lint(machine, "--select", "PXF06"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("info")]
    [InlineData("error")]
    public void The_severity_that_the_user_gives_wins(string severity)
    {
        using var machine = Affected();
        machine.Write(Log, Entry(60, error: "fetch failed"));
        Assert.Contains($"{severity} PXF0601", Lint(machine, "--severity", "PXF06=" + severity), StringComparison.Ordinal);
    }

    [Fact]
    public void It_ends_with_the_next_answer()
    {
        using var machine = Affected();
        machine.Write(Log, Entry(60, error: "fetch failed") + "\n" + Entry(61));
        Assert.DoesNotContain("PXF06", Lint(machine), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-6, true)]
    [InlineData(-7, false)]
    [InlineData(2, true)] // a clock that was ahead
    public void It_ends_after_a_week(int days, bool isTold)
    {
        using var machine = Affected();
        machine.Write(Log, Entry(60 + (days * 24 * 60), error: "fetch failed"));
        Assert.Equal(isTold, Lint(machine).Contains("PXF0601", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cause_that_does_not_lead_to_it_is_not_named()
    {
        using var machine = Affected();
        machine.Write("~/.openclaw/openclaw.json", """{ "agents": { "defaults": { "model": "openai-codex/gpt-5.4" } }, "models": { "providers": { "openai-codex": { "baseUrl": "https://chatgpt.com/backend-api/v1", "models": [] } } } }""");
        machine.Write(Log, Entry(60, error: "fetch failed"));
        Assert.Contains("PXF0101 on openclaw-gateway.service explains it", Lint(machine), StringComparison.Ordinal);
        machine.Write(Log, Entry(60, error: "<html>Cloudflare</html>"));
        Assert.Contains("PXF0101 and PXF0307 on ", Lint(machine), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("getaddrinfo ENOTFOUND chatgpt.com", "The error names chatgpt.com itself, so the proxy was not used.")]
    [InlineData("connect ECONNREFUSED 127.0.0.1:7890", "The error names the proxy, so it is the proxy that could not be reached.")]
    [InlineData("Proxy response (407) !== 200 when HTTP Tunneling", "wants a user and a password")]
    [InlineData("403 Country, region, or territory not supported", "Either the request did not leave through the proxy")]
    [InlineData("self-signed certificate in certificate chain", "NODE_EXTRA_CA_CERTS")]
    public void What_the_error_names_is_told(string error, string words)
    {
        using var machine = Affected();
        machine.Write(Log, Entry(60, error: error));
        Assert.Contains(words, Lint(machine, "--format", "text", "--verbose", "--ignore", "PXF01"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_is_neither_is_not_shown()
    {
        using var machine = Affected();
        machine.Write(Log, Entry(60, error: "connect ECONNREFUSED 10.9.8.7:4711 with key sk-abcdefghijklmnop"));
        var report = Lint(machine, "--format", "json");
        Assert.Contains("PXF0601", report, StringComparison.Ordinal);
        Assert.DoesNotContain("10.9.8.7", report, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_home_without_a_service_has_logs_too()
    {
        using var machine = new FakeMachine();
        machine.Write(Log, Entry(60, error: "fetch failed"));
        Assert.Contains("home/claw/.openclaw/agents/main/sessions/a.jsonl(1,1): info PXF0601: Codex requests of home/claw/.openclaw last failed 3 h ago", Lint(machine), StringComparison.Ordinal);
    }

    [Fact]
    public void Services_of_the_same_name_are_told_apart()
    {
        using var machine = Affected();
        machine.Write("/etc/passwd", "root:x:0:0::/root:/bin/sh\nclaw:x:1000:1000::/home/claw:/bin/sh\nother:x:1001:1001::/home/other:/bin/sh\n");
        machine.Write("/home/other/.config/systemd/user/openclaw-gateway.service", Unit("2026.5.28"));
        machine.Write("/home/other/.openclaw/agents/main/sessions/a.jsonl", Entry(60, error: "Connection error."));
        var report = Lint(machine);
        Assert.Contains("error PXF0101", report, StringComparison.Ordinal);
        Assert.Contains("info PXF0601", report, StringComparison.Ordinal);
        Assert.DoesNotContain("explains", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Named_files_are_judged_without_the_logs_of_the_machine()
    {
        using var machine = Affected();
        machine.Write(Log, Entry(60, error: "fetch failed"));
        Assert.DoesNotContain("PXF06", Lint(machine, "/home/claw/.config/systemd/user/openclaw-gateway.service"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_rules_that_explain_are_there() => Assert.All(
        [.. Symptoms.Route, .. Symptoms.Proxy, .. Symptoms.Authority],
        id => Assert.Contains(RuleCatalog.All, rule => rule.Descriptor.Id == id));

    private static FakeMachine Affected()
    {
        var machine = new FakeMachine();
        machine.Write("~/.config/systemd/user/openclaw-gateway.service", Unit("2026.3.8"));
        machine.Write("~/.openclaw/openclaw.json", Config);
        machine.Write("/usr/bin/node", "stands for the binary\n");
        machine.Write("/usr/include/node/node_version.h", "#define NODE_MAJOR_VERSION 22\n#define NODE_MINOR_VERSION 22\n#define NODE_PATCH_VERSION 0\n");
        return machine;
    }

    private static string Unit(string version) => $"""
        [Unit]
        Description=OpenClaw Gateway (v{version})

        [Service]
        ExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway
        Environment=HTTPS_PROXY=http://127.0.0.1:7890
        Environment=NO_PROXY=localhost,127.0.0.1,::1,[::1]

        """;

    private static string Lint(FakeMachine machine, params string[] arguments) =>
        CommandRun.Of(["lint", "--root", machine.Root, .. arguments.Contains("--format") ? Array.Empty<string>() : ["--format", "msbuild"], .. arguments], "/", clock: FixedClock.Noon).Output;
}
