using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Gateways;

/// <summary>A finding about a variable of a wrapper points at the wrapper's own word, whatever else sets the name.</summary>
public sealed class WrapperPlaceTests : IDisposable
{
    private const string Unit = "etc/systemd/system/openclaw-gateway.service";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/usr/bin/env HTTPS_PROXY=http://a:b:c /usr/bin/node /openclaw/dist/index.js", 24)]
    [InlineData("/bin/sh -c 'HTTPS_PROXY=http://a:b:c exec /usr/bin/node /openclaw/dist/index.js'", 23)]
    [InlineData("/bin/sh -c 'exec env -i HTTPS_PROXY=http://a:b:c /usr/bin/node /openclaw/dist/index.js'", 35)]
    public void In_a_unit_it_is_the_word_in_ExecStart(string command, int column)
    {
        folder.Write(Unit, $"[Service]\nExecStart={command}\nEnvironment=HTTPS_PROXY=http://127.0.0.1:7890\nEnvironment=OPENCLAW_SERVICE_VERSION=2026.5.28\n");
        var version = command.Contains(" -i ", StringComparison.Ordinal) ? "" : "warning PXF0502";
        Assert.Contains($"{Unit}:2:{column}: {version}", Run("lint", "--format", "concise").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void In_an_agent_it_is_the_string_of_ProgramArguments()
    {
        folder.Write("srv/ai.openclaw.gateway.plist", """
            <?xml version="1.0" encoding="UTF-8"?>
            <plist version="1.0"><dict>
            <key>Label</key><string>ai.openclaw.gateway</string>
            <key>ProgramArguments</key><array>
            <string>/usr/bin/env</string>
            <string>HTTPS_PROXY=http://a:b:c</string>
            <string>/usr/local/bin/node</string><string>/opt/openclaw/dist/index.js</string>
            </array>
            <key>EnvironmentVariables</key><dict>
            <key>HTTPS_PROXY</key><string>http://127.0.0.1:7890</string>
            <key>OPENCLAW_SERVICE_VERSION</key><string>2026.5.28</string>
            </dict></dict></plist>

            """);
        Assert.Contains("ai.openclaw.gateway.plist:6:", Run("lint", "/srv").Output, StringComparison.Ordinal);
        Assert.DoesNotContain(".plist:10:", Run("lint", "/srv").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    entrypoint: [env, 'HTTPS_PROXY=http://a:b:c']\n    command: [node, dist/index.js]\n", "4:23")]
    [InlineData("    command: env HTTPS_PROXY=http://a:b:c node dist/index.js\n", "4:18")]
    public void In_a_Compose_file_it_is_the_word_of_the_entrypoint_or_command(string lines, string place)
    {
        folder.Write("srv/compose.yaml", "services:\n  openclaw:\n    image: openclaw:2026.5.28\n" + lines + "    environment:\n      HTTPS_PROXY: http://proxy.internal:1\n");
        Assert.Contains($"srv/compose.yaml:{place}: warning PXF0502", Run("lint", "--format", "concise", "/srv").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_shows_what_the_wrapper_beats()
    {
        folder.Write(Unit, "[Service]\nExecStart=/usr/bin/env HTTPS_PROXY=http://b.internal:1 node /openclaw/dist/index.js\nEnvironment=HTTPS_PROXY=http://a.internal:1\n");
        Assert.Matches($@" {Unit}\n +:2  HTTPS_PROXY +http://b\.internal:1\n +beats http://a\.internal:1 of {Unit}:3\n", Run("env", "--verbose").Output);
    }

    [Fact]
    public void A_late_value_that_wins_over_an_empty_one_is_told_where_it_stands()
    {
        folder.Write(Unit, "[Service]\nExecStart=/usr/bin/node /openclaw/dist/index.js\nEnvironment=HTTPS_PROXY= HOME=/srv OPENCLAW_SERVICE_VERSION=2026.3.13\n");
        folder.Write("srv/.openclaw/openclaw.json", "{ env: { HTTPS_PROXY: 'http://a:b:c' } }\n");
        Assert.Contains("srv/.openclaw/openclaw.json:1:", string.Join('\n', Run("lint", "--format", "concise").Output.Split('\n').Where(line => line.Contains("PXF0502", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    private CommandRun Run(params string[] arguments) => CommandRun.Of([.. arguments, "--root", folder.Path], folder.Path);
}
