using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.OpenClaw.Installs;

/// <summary>Which file counts, by the version of OpenClaw: only the one that sends the agent's request is a warning.</summary>
public sealed class RequestPathTests : IDisposable
{
    private const string OpenClaw = "/usr/lib/node_modules/openclaw";
    private const string Transport = OpenClaw + "/dist/openai-transport-stream-Ab_1-x.js";
    private readonly FakeMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Theory]
    [InlineData("2026.1.29", "@mariozechner/pi-ai", "S4")]
    [InlineData("2026.3.8", "@mariozechner/pi-ai", "S4")]
    [InlineData("2026.3.31", "@mariozechner/pi-ai", "S5")]
    [InlineData("2026.5.7", "@mariozechner/pi-ai", "S6")]
    public void Up_to_2026_5_7_the_provider_of_pi_ai_counts_and_not_the_transport(string version, string package, string shape)
    {
        Add(version, package, shape, FakeMachine.Provider);
        machine.Write(Transport, FakeMachine.Shape("S14"));

        Check(package, "openai-transport-stream");
    }

    [Theory]
    [InlineData("2026.5.12", "@earendil-works/pi-ai", "S6", FakeMachine.Provider)]
    [InlineData("2026.5.27", "@earendil-works/pi-ai", "S6", FakeMachine.Provider)]
    [InlineData("2026.7.1-beta.4", "@openclaw/ai", "S11", "dist/openai-chatgpt-responses-B2.mjs")]
    [InlineData("2026.7.35", "@openclaw/ai", "S11", "dist/openai-chatgpt-responses-B2.mjs")]
    public void From_2026_5_12_to_2026_7_35_the_transport_counts(string version, string package, string shape, string file)
    {
        Add(version, package, shape, file);
        machine.Write(Transport, FakeMachine.Shape("S14"));

        Check("openai-transport-stream", package, "the request is built in openclaw/dist/openai-transport-stream-*.js");
    }

    [Theory]
    [InlineData("2026.5.28", "openai-codex-responses-Qq.js")]
    [InlineData("2026.6.11", "openai-chatgpt-responses-Qq.js")]
    public void Bundled_provider_does_not_count(string version, string chunk)
    {
        machine.AddOpenClaw(OpenClaw, version);
        machine.Write($"{OpenClaw}/dist/{chunk}", FakeMachine.Shape("S11"));
        machine.Write(Transport, FakeMachine.Shape("S14"));

        Check("openai-transport-stream", chunk, "the request is built in openclaw/dist/openai-transport-stream-*.js");
    }

    [Theory]
    [InlineData("2026.8.1")]
    [InlineData("2026.9.6")]
    public void From_2026_8_1_on_the_provider_of_openclaw_ai_counts_and_not_the_transport(string version)
    {
        Add(version, "@openclaw/ai", "S11", "dist/openai-chatgpt-responses-B2.mjs");
        machine.Write(Transport, FakeMachine.Shape("S14"));

        Check("@openclaw/ai", "openai-transport-stream");
    }

    [Theory]
    [InlineData("2026.5.27", "@earendil-works/pi-ai", "S6", FakeMachine.Provider)]
    [InlineData("2026.7.1", "@openclaw/ai", "S11", "dist/openai-chatgpt-responses-B2.mjs")]
    public void Where_the_transport_sends_the_provider_is_patched_on_request_for_its_side_calls(string version, string package, string shape, string file)
    {
        Add(version, package, shape, file);
        machine.Write(Transport, FakeMachine.Shape("S14"));

        Assert.Equal(0, machine.Run("fix", "--yes", "--select", "PXF04").ExitCode);
        Assert.Equal(FakeMachine.Shape("S14.patched").Replace("Chrome/140", "Chrome/156", StringComparison.Ordinal), machine.Read(Transport));
        Assert.Equal(FakeMachine.Shape(shape), machine.Read($"{OpenClaw}/node_modules/{package}/{file}"));
        machine.Run("fix", "--yes", "--select", "PXF04", "--fail-on", "info");
        Assert.Contains("https://chatgpt.com", machine.Read($"{OpenClaw}/node_modules/{package}/{file}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026.3.31", "control-ui/assets/openai-codex-responses-D2.js")]
    [InlineData("2026.8.1", "worker/worker.mjs")]
    [InlineData("2026.9.6", "worker/sqlite-store.worker.mjs")]
    public void Bundle_is_reported_without_being_read_and_never_patched(string version, string bundle)
    {
        machine.AddOpenClaw(OpenClaw, version);
        var path = machine.Write($"{OpenClaw}/dist/{bundle}", "");
        using (var sparse = File.OpenWrite(path))
        {
            sparse.SetLength(4L * 1024 * 1024 * 1024); // no text of that size can be read
        }

        var found = Assert.Single(machine.LintHeaders());

        Assert.Contains(bundle, found, StringComparison.Ordinal);
        Assert.Contains("info PXF0401", found, StringComparison.Ordinal);
        Assert.Equal(0, machine.Run("diff", "--select", "PXF04", "--fail-on", "never").ExitCode);
    }

    [Fact]
    public void Bundle_that_is_named_is_read_and_not_patched()
    {
        machine.AddOpenClaw(OpenClaw, "2026.8.1");
        machine.Write(OpenClaw + "/dist/worker/worker.mjs", FakeMachine.Shape("S12"));

        var found = Assert.Single(machine.LintHeaders(OpenClaw + "/dist/worker/worker.mjs"));

        Assert.Contains("info PXF0401", found, StringComparison.Ordinal);
        Assert.Contains("worker bundle", found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""", "agents": { "defaults": { "model": { "primary": "openai/gpt-5.3" }, "models": { "openai/gpt-5.3": { "agentRuntime": { "id": "codex" } } } } }""")]
    [InlineData(""", "agents": { "defaults": { "model": "openai/gpt-5.3", "agentRuntime": { "id": "codex" } } }""")]
    public void Codex_runtime_is_named_as_out_of_reach(string config)
    {
        Add("2026.8.1", "@openclaw/ai", "S11", "dist/openai-chatgpt-responses-B2.mjs");
        machine.Write("~/.openclaw/openclaw.json", "{ \"logging\": {}" + config + " }");
        machine.AddService(OpenClaw + "/dist/index.js");

        var found = Assert.Single(machine.LintHeaders());

        Assert.Contains("info PXF0401", found, StringComparison.Ordinal);
        Assert.Contains("codex runtime", found, StringComparison.Ordinal);
        Assert.Equal(0, machine.Run("diff", "--select", "PXF04", "--fail-on", "never").ExitCode);
    }

    [Fact]
    public void Other_runtime_of_the_model_wins_over_the_default_one()
    {
        Add("2026.8.1", "@openclaw/ai", "S11", "dist/openai-chatgpt-responses-B2.mjs");
        machine.Write("~/.openclaw/openclaw.json", """
            { agents: { defaults: { model: "openai/gpt-5.3", agentRuntime: { id: "codex" },
              models: { "openai/gpt-5.3": { agentRuntime: { id: "openclaw" } } } } } }
            """);
        machine.AddService(OpenClaw + "/dist/index.js");

        Assert.Contains("warning PXF0401", Assert.Single(machine.LintHeaders()), StringComparison.Ordinal);
    }

    private void Add(string version, string package, string shape, string file)
    {
        machine.AddOpenClaw(OpenClaw, version);
        machine.AddProvider($"{OpenClaw}/node_modules/{package}", package, "0.1.0", shape, file);
    }

    private void Check(string sender, string other, string where = "the request is built in")
    {
        var found = machine.LintHeaders();
        Assert.Equal(2, found.Length);
        Assert.Contains("warning PXF0401", Assert.Single(found, line => line.Split('(')[0].Contains(sender, StringComparison.Ordinal)), StringComparison.Ordinal);
        var info = Assert.Single(found, line => line.Split('(')[0].Contains(other, StringComparison.Ordinal));
        Assert.Contains("info PXF0401", info, StringComparison.Ordinal);
        Assert.Contains(where, info, StringComparison.Ordinal);
    }
}
