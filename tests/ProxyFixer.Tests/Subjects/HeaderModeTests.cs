using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Subjects;

/// <summary><c>--headers config|code|both</c>: where missing headers are put, and that headers of the config count.</summary>
public sealed class HeaderModeTests : IDisposable
{
    private const string OpenClaw = "/usr/lib/node_modules/openclaw";
    private const string Config = "~/.openclaw/openclaw.json";
    private const string Complete = """ "baseUrl": "https://chatgpt.com/backend-api", "api": "openai-codex-responses", "models": [], """;
    private const string Three = """ "Origin": "https://me.example", "referer": "${MY_REFERER}", "Accept-Language": { "source": "env", "provider": "x", "id": "L" } """;
    private readonly FakeMachine machine = new();

    private static string File => $"{OpenClaw}/node_modules/@mariozechner/pi-ai/{FakeMachine.Provider}";

    public void Dispose() => machine.Dispose();

    [Fact]
    public void Headers_of_a_complete_entry_count_and_only_User_Agent_is_put_into_the_code()
    {
        Add("""{ "openai-codex": {""" + Complete + """ "headers": {""" + Three + "} } }");

        var found = Assert.Single(machine.LintHeaders());
        Assert.Contains("sends no browser-like User-Agent;", found, StringComparison.Ordinal);
        Assert.Contains("The config adds Origin, Referer, Accept-Language.", found, StringComparison.Ordinal);

        Assert.Equal(0, Fix("code").ExitCode);
        var text = machine.Read(File);
        Assert.Contains("headers.set(\"User-Agent\", \"Mozilla/5.0", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Origin", text, StringComparison.Ordinal);
        Assert.Empty(machine.LintHeaders());
    }

    [Theory]
    [InlineData("2026.3.8", """{ "openai-codex": { "headers": { "Origin": "https://chatgpt.com" } } }""")]
    [InlineData("2026.3.8", """{ "openai-codex": { "baseUrl": "https://chatgpt.com/backend-api", "headers": { "Origin": "https://chatgpt.com" } } }""")]
    [InlineData("2026.3.8", """{ "openai": { "baseUrl": "https://chatgpt.com/backend-api", "models": [], "headers": { "Origin": "https://chatgpt.com" } } }""")]
    public void Entry_that_the_release_refuses_or_does_not_use_does_not_count(string version, string providers)
    {
        Add(providers, version);

        Assert.Contains("sends no browser-like Origin, Referer", Assert.Single(machine.LintHeaders()), StringComparison.Ordinal);
    }

    [Fact]
    public void Config_mode_writes_a_whole_entry_where_there_is_none()
    {
        Add(null);

        var run = Fix("config");

        Assert.Equal(1, run.ExitCode); // User-Agent is left
        Assert.Contains("User-Agent cannot come from the config", run.Output, StringComparison.Ordinal);
        Assert.Equal("""
            {
              "agents": { "defaults": { "model": "openai-codex/gpt-5.3-codex" } },
              "models": {
                "providers": {
                  "openai-codex": {
                    "baseUrl": "https://chatgpt.com/backend-api",
                    "api": "openai-codex-responses",
                    "models": [],
                    "headers": {
                      "Origin": "https://chatgpt.com",
                      "Referer": "https://chatgpt.com/",
                      "Accept-Language": "en-US,en;q=0.9"
                    }
                  }
                }
              }
            }

            """, machine.Read(Config));
        Assert.Equal(FakeMachine.Shape("S4"), machine.Read(File));
        Repeat("config");
    }

    [Fact]
    public void Config_mode_keeps_comments_and_the_values_of_the_user_and_completes_the_entry()
    {
        Add(null);
        const string Before = """
            // mine
            {
              agents: { defaults: { model: 'openai-codex/gpt-5.3' } }, // codex
              models: { providers: { 'openai-codex': {
                headers: { origin: 'https://me.example', 'X-Mine': 'a' }, /* kept */
              } } },
            }
            """;
        machine.Write(Config, Before);

        Fix("config");

        var after = machine.Read(Config);
        Assert.StartsWith("// mine\n", after, StringComparison.Ordinal);
        Assert.Contains("headers: { origin: 'https://me.example', 'X-Mine': 'a', Referer: 'https://chatgpt.com/', 'Accept-Language': 'en-US,en;q=0.9' }, /* kept */", after, StringComparison.Ordinal);
        Assert.Contains("baseUrl: 'https://chatgpt.com/backend-api',", after, StringComparison.Ordinal);
        Assert.Contains("api: 'openai-codex-responses',", after, StringComparison.Ordinal);
        Assert.Contains("models: [],", after, StringComparison.Ordinal);
        Repeat("config");
        Assert.Equal(0, machine.Restore().ExitCode);
        Assert.Equal(Before, machine.Read(Config));
    }

    [Fact]
    public void Entry_of_an_included_file_is_changed_there()
    {
        Add(null);
        machine.Write(Config, """{ "agents": { "defaults": { "model": "openai-codex/gpt-5.3" } }, "models": { "$include": "./models.json" } }""");
        machine.Write("~/.openclaw/models.json", """{ "providers": { "openai-codex": {""" + Complete + """ "headers": { "X": "y" } } } }""");

        Fix("config");

        Assert.Contains(""" "X": "y", "Origin": "https://chatgpt.com", """.Trim(), machine.Read("~/.openclaw/models.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("Origin", machine.Read(Config), StringComparison.Ordinal);
        Repeat("config");
    }

    [Fact]
    public void From_2026_5_19_on_the_entry_needs_no_more_than_the_headers_and_in_2026_5_20_takes_User_Agent_too()
    {
        machine.AddConfig();
        machine.AddOpenClaw(OpenClaw, "2026.5.20");
        machine.Write(OpenClaw + "/dist/openai-transport-stream-X.js", FakeMachine.Shape("S14"));
        machine.AddService(OpenClaw + "/dist/index.js");

        Assert.Equal(0, Fix("config").ExitCode);

        var config = machine.Read(Config);
        Assert.DoesNotContain("baseUrl", config, StringComparison.Ordinal);
        Assert.Contains("\"User-Agent\": \"Mozilla/5.0", config, StringComparison.Ordinal);
        Assert.Empty(machine.LintHeaders());
    }

    [Fact]
    public void Both_puts_into_the_code_only_what_cannot_come_from_the_config()
    {
        Add(null);

        Assert.Equal(0, Fix("both").ExitCode);

        Assert.Contains("Accept-Language", machine.Read(Config), StringComparison.Ordinal);
        Assert.DoesNotContain("Origin", machine.Read(File), StringComparison.Ordinal);
        Assert.Contains("Mozilla/5.0", machine.Read(File), StringComparison.Ordinal);
        Assert.Empty(machine.LintHeaders());
        Repeat("both");
    }

    [Fact]
    public void Config_mode_without_a_config_changes_nothing_and_says_so()
    {
        machine.AddOpenClaw(OpenClaw);
        machine.AddProvider(OpenClaw + "/node_modules/@mariozechner/pi-ai");

        var run = Fix("config");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("there is no OpenClaw config", run.Output, StringComparison.Ordinal);
        Assert.Equal(FakeMachine.Shape("S4"), machine.Read(File));
    }

    private void Add(string? providers, string version = "2026.3.8")
    {
        machine.AddConfig(providers is null ? "" : ", \"models\": { \"providers\": " + providers + " }");
        machine.AddOpenClaw(OpenClaw, version);
        machine.AddProvider(OpenClaw + "/node_modules/@mariozechner/pi-ai");
        machine.AddService(OpenClaw + "/dist/index.js");
    }

    private CommandRun Fix(string mode) => machine.Run("fix", "--yes", "--select", "PXF0401", "--headers", mode);

    private void Repeat(string mode)
    {
        var before = DiskTree.Describe(machine.Root);
        Assert.DoesNotContain("changed ", Fix(mode).Output, StringComparison.Ordinal);
        Assert.Equal(before, DiskTree.Describe(machine.Root));
    }
}
