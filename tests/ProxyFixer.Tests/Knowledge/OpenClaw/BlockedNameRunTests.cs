using System.Text.Json;
using System.Text.RegularExpressions;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Tests.RealParts;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Knowledge.OpenClaw;

/// <summary>Names that a config cannot set: one answer for every command, and that of the published package.</summary>
public sealed class BlockedNameRunTests
{
    private const string Address = "https://chatgpt.com/backend-api/v1";

    // The package itself is asked below: 2026.4.9 drops DOCKER_HOST from the config's env.
    [Theory]
    [InlineData("2026.4.9", "DOCKER_HOST", "does not count: OpenClaw never takes DOCKER_HOST", false)]
    [InlineData("2026.4.9", "MY_HOST", "", true)]
    [InlineData("2026.3.28", "DOCKER_HOST", "", true)]
    [InlineData(null, "DOCKER_HOST", "may not count: the version of OpenClaw is not known", false)]
    [InlineData(null, "MY_HOST", "", true)]
    public void The_table_and_the_rule_agree_about_a_name_in_the_config(string? version, string name, string shown, bool isJudged)
    {
        using var machine = new FakeMachine();
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw", version ?? "unknown");
        machine.AddService("/usr/lib/node_modules/openclaw/dist/index.js");
        machine.AddConfig($$""", "env": { "vars": { "{{name}}": "{{Address}}" } }, "models": { "providers": { "openai-codex": { "baseUrl": "${{{name}}}", "models": [] } } }""");

        // The row of the variable, and what is said of it below.
        var row = Regex.Match(machine.Run("env").Output, $@"^ +:\d+  {name} .*(\n {{10,}}[^ :].*)?", RegexOptions.Multiline).Value;
        Assert.NotEqual("", row);
        Assert.Contains(shown, row, StringComparison.Ordinal);
        Assert.Equal(shown.Length == 0, !row.Contains("count", StringComparison.Ordinal));
        Assert.Equal(isJudged, machine.Run("lint", "--select", "PXF0307").Output.Contains("PXF0307", StringComparison.Ordinal));
    }

    [SkippableTheory]
    [Trait("Category", "RealParts")]
    [InlineData("2026.4.9")]
    public void The_published_package_drops_what_the_knowledge_says(string version)
    {
        var folder = Path.Combine(NpmCache.Get("openclaw@" + version, "dist/host-env-security-*.js", "dist/openclaw-exec-env-*.js"), "dist");
        string[] names = ["DOCKER_HOST", "https_proxy", "NODE_USE_ENV_PROXY", "LD_PRELOAD", "NODE_EXTRA_CA_CERTS", "MY_HOST", "TF_VAR_X"];
        var run = NodeProgram.Run(
            Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/RealParts/Driver/blocked-names.mjs"),
            Directory.GetFiles(folder, "host-env-security-*.js").Single(),
            JsonSerializer.Serialize(names));
        Assert.True(run.ExitCode == 0, run.Errors);
        var release = OpenClawRelease.Of(OpenClawVersion.Parse(version));
        Assert.Equal(
            names.Select(name => release.DropsFromConfigEnv(name).Value == Answer.Yes),
            JsonSerializer.Deserialize<bool[]>(run.Output)!);
    }
}
