using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Rules;

/// <summary>Requests that do not go the way of all others: sign-ins, web_fetch, channels with axios, and code that is loaded first.</summary>
public sealed class SentRequestTests
{
    private const string Profile = """, "auth": { "profiles": { "a": { "provider": "openai", "mode": "oauth" } } }""";

    [Theory]
    [InlineData("2026.5.27", Profile, null)]
    [InlineData("2026.5.28", Profile, "warning")]
    [InlineData("2026.9.1", Profile, "warning")]
    [InlineData("2026.9.2", Profile, null)]
    [InlineData("2026.7.1", """, "auth": { "profiles": { "a": { "provider": "openai", "mode": "api_key" } } }""", null)]
    [InlineData("2026.7.1", Profile + """, "proxy": { "enabled": true, "proxyUrl": "http://127.0.0.1:7890" }""", null)]
    [InlineData("2026.7.1", Profile + """, "proxy": { "proxyUrl": "http://127.0.0.1:7890" }""", "warning")]
    public void A_sign_in_is_warned_about_where_the_release_renews_it_directly(string version, string config, string? severity)
    {
        using var machine = Machine(version, config, "openai/gpt-5.6");
        AssertSeverity("PXF0311", severity, machine.Run("lint", "--verbose").Output);
    }

    [Theory]
    [InlineData("""{"version":1,"profiles":{"openai:default":{"type":"oauth","provider":"openai","access":"SECRET"}}}""", "warning")]
    [InlineData("""{"version":1,"profiles":{"openai:default":{"type":"api_key","provider":"openai","key":"SECRET"},"x":{"type":"oauth","provider":"other"}}}""", null)]
    [InlineData("{", null)]
    public void A_sign_in_in_the_state_folder_counts_and_is_not_shown(string profiles, string? severity)
    {
        using var machine = Machine("2026.5.28", "", "openai/gpt-5.6");
        machine.Write("~/.openclaw/agents/main/agent/auth-profiles.json", profiles);
        var report = machine.Run("lint", "--verbose").Output;
        AssertSeverity("PXF0311", severity, report);
        Assert.DoesNotContain("SECRET", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_needs_a_sign_in_is_for_information()
    {
        using var machine = Machine("2026.5.28", "", "openai-codex/gpt-5.4");
        AssertSeverity("PXF0311", "info", machine.Run("lint", "--verbose").Output);
    }

    [Theory]
    [InlineData("2026.3.8", "", "info")]
    [InlineData("2026.7.1", "", "info")]
    [InlineData("2026.7.1", """, "tools": { "web": { "fetch": { "enabled": true } } }""", "warning")]
    [InlineData("2026.3.8", """, "tools": { "allow": ["web_fetch"] }""", "warning")]
    [InlineData("2026.7.1", """, "tools": { "web": { "fetch": { "useTrustedEnvProxy": true } } }""", null)]
    [InlineData("2026.7.1", """, "tools": { "web": { "fetch": { "enabled": false } } }""", null)]
    [InlineData("2026.7.1", """, "tools": { "deny": ["group:web"] }""", null)]
    [InlineData("2026.5.2", """, "tools": { "web": { "fetch": { "useTrustedEnvProxy": true } } }""", "error")]
    public void Web_fetch_is_told_about_by_what_the_config_says_of_it(string version, string config, string? severity)
    {
        using var machine = Machine(version, config);
        AssertSeverity("PXF0312", severity, machine.Run("lint", "--verbose").Output);
    }

    [Theory]
    [InlineData("1.13.6", "localhost", true)]
    [InlineData("1.16.1", "localhost", false)]
    [InlineData(null, "localhost", true)]
    [InlineData("1.13.6", "localhost,127.0.0.1", false)]
    public void Axios_is_warned_about_where_the_switch_misleads_it(string? axios, string noProxy, bool expected)
    {
        using var machine = Machine("2026.3.8", """, "channels": { "feishu": { "enabled": true } }""", noProxy: noProxy, more: "Environment=NODE_USE_ENV_PROXY=1");
        if (axios is not null)
        {
            machine.Write("/usr/lib/node_modules/openclaw/extensions/feishu/node_modules/axios/package.json", $$"""{"name":"axios","version":"{{axios}}"}""");
        }

        AssertSeverity("PXF0514", expected ? "warning" : null, machine.Run("lint").Output);
    }

    [Fact]
    public void One_run_sets_the_switch_and_names_the_host_of_the_proxy_in_the_same_file()
    {
        using var machine = Machine("2026.3.8", """, "channels": { "feishu": { "enabled": true } }""");
        Assert.Contains("(PXF0514)", machine.Run("lint").Output, StringComparison.Ordinal);
        Assert.Equal(0, machine.Run("fix", "--yes", "--select", "PXF0101,PXF0514").ExitCode);
        Assert.Equal(
            "[Service]\nEnvironment=NODE_USE_ENV_PROXY=1\nEnvironment=NO_PROXY=localhost,127.0.0.1\n",
            machine.Read("~/.config/systemd/user/openclaw-gateway.service.d/50-proxyfixer.conf"));
    }

    [Theory]
    [InlineData("--require=/opt/own.cjs", "require('undici').setGlobalDispatcher(agent)", "sets the dispatcher of fetch", "warning")]
    [InlineData("--require /opt/own.cjs", "// setGlobalDispatcher\nrequire('./more.cjs')", "what it loads in turn was not read", "warning")]
    [InlineData("--import=/opt/gone.mjs", "", "was not found here", "warning")]
    [InlineData("-r /opt/own", "require('https').globalAgent = agent", "agents of the http and https modules", "error")]
    [InlineData("--require=global-agent/bootstrap", "", "GLOBAL_AGENT_HTTP_PROXY is not set", "error")]
    [InlineData("--require=/opt/own.cjs", "process.title = 'x'", null, "error")]
    public void What_is_loaded_first_is_named_with_what_it_reaches(string option, string code, string? words, string fetch)
    {
        using var machine = Machine("2026.3.8", "", more: $"Environment=\"NODE_OPTIONS={option}\"");
        machine.Write("/opt/own.cjs", code);
        var report = machine.Run("lint").Output;
        Assert.Equal(words is not null, report.Contains("PXF0120", StringComparison.Ordinal));
        Assert.Contains(words ?? "", report, StringComparison.Ordinal);
        AssertSeverity("PXF0101", fetch, report);
    }

    private static void AssertSeverity(string rule, string? severity, string report)
    {
        Assert.Equal(severity is not null, report.Contains(rule, StringComparison.Ordinal));
        Assert.Contains(severity is null ? "" : $"{severity} {rule}", report, StringComparison.Ordinal);
    }

    private static FakeMachine Machine(string openClaw, string config, string model = "openai-codex/gpt-5.4", string noProxy = "localhost", string more = "")
    {
        var machine = new FakeMachine();
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw", openClaw);
        machine.AddConfig(config, model);
        machine.Write("/usr/bin/node", "stands for the program\n");
        machine.Write("/usr/include/node/node_version.h", "#define NODE_MAJOR_VERSION 24\n#define NODE_MINOR_VERSION 21\n#define NODE_PATCH_VERSION 0\n");
        machine.Write("~/.config/systemd/user/openclaw-gateway.service", $"""
            [Service]
            ExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway
            Environment=HTTP_PROXY=http://127.0.0.1:7890
            Environment=HTTPS_PROXY=http://127.0.0.1:7890
            Environment=NO_PROXY={noProxy}
            {more}

            """);
        return machine;
    }
}
