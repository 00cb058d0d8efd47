using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Rules;

/// <summary>Which headers in a config reach the Codex back end, by release.</summary>
public sealed class ConfigHeaderLostTests
{
    private const string Agent = "headers: { 'User-Agent': 'Mozilla/5.0' }";

    [Theory]
    [InlineData("2026.3.8", "openai-codex", Agent, true)]
    [InlineData("2026.5.7", "openai-codex", Agent, true)]
    [InlineData("2026.5.12", "openai-codex", Agent, false)] // not run
    [InlineData("2026.5.20", "openai-codex", Agent, false)]
    [InlineData("2026.5.28", "openai-codex", Agent, false)]
    [InlineData("2026.6.11", "openai", Agent, true)]
    [InlineData("2026.9.6", "openai", Agent, true)]
    [InlineData("2026.3.8", "openai-codex", "headers: { ORIGINATOR: '${WHO}' }", true)]
    [InlineData("2026.3.8", "openai-codex", "headers: { Origin: 'https://chatgpt.com', 'X-Team': { source: 'env', provider: 'default', id: 'T' } }", false)]
    [InlineData("2026.3.8", "acme", Agent, false)]
    [InlineData("2026.3.8", "openai", Agent, false)]
    [InlineData("2026.4.15", "openai-codex", "request: { headers: { Origin: 'https://chatgpt.com' } }", false)]
    [InlineData("2026.4.15", "openai-codex", "request: { proxy: { mode: 'explicit-proxy', url: 'http://127.0.0.1:7890' } }", true)]
    [InlineData("2026.5.28", "openai-codex", "request: { proxy: { mode: 'env-proxy' } }", false)] // not seen
    [InlineData("2026.4.15", "acme", "request: { proxy: { mode: 'env-proxy' } }", false)]
    [InlineData("2026.4.2", "openai-codex", "request: { headers: { Origin: 'https://chatgpt.com' } }", true)]
    public void A_header_is_lost_where_the_release_lays_its_own_over_it(string version, string provider, string entry, bool expected)
    {
        using var folder = new TemporaryFolder();
        var lines = Lint(folder, version, $"'{provider}': {{ baseUrl: 'https://chatgpt.com/backend-api', models: [], {entry} }}");
        Assert.Equal(expected, lines.Contains("PXF0308", StringComparison.Ordinal));
    }

    [Fact]
    public void A_header_of_one_model_is_found_too()
    {
        using var folder = new TemporaryFolder();
        var lines = Lint(folder, "2026.4.15", "'openai-codex': { baseUrl: 'https://chatgpt.com/backend-api', models: [{ id: 'a' }, {\n  headers: {\n    'User-Agent': 'x' } }] }");
        Assert.Contains("openclaw.json(3,5): warning PXF0308", lines, StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_that_is_not_known_makes_a_warning_that_says_which_ones_matter()
    {
        using var folder = new TemporaryFolder();
        var lines = Lint(folder, null, $"'openai-codex': {{ baseUrl: 'https://chatgpt.com/backend-api', models: [], {Agent} }}");
        Assert.Contains("warning PXF0308", lines, StringComparison.Ordinal);
        Assert.Contains("2026.5.20 to 2026.5.28 only; which release reads this file is unknown", lines, StringComparison.Ordinal);
    }

    private static string Lint(TemporaryFolder folder, string? version, string providers)
    {
        if (version is not null)
        {
            folder.Write(".proxyfixer.yaml", $"versions:\n  openclaw: {version}\n");
        }

        folder.Write("openclaw.json", $"{{ models: {{ providers: {{ {providers} }} }} }}\n");
        return CommandRun.Of(["lint", "openclaw.json", "--format", "msbuild"], folder.Path).Output;
    }
}
