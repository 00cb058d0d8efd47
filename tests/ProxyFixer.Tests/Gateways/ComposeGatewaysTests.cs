using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Gateways;

/// <summary>Services of Compose as things that start OpenClaw: what their container starts with, and what is judged.</summary>
public sealed class ComposeGatewaysTests : IDisposable
{
    private const string Head = "services:\n  openclaw-gateway:\n    image: ghcr.io/openclaw/openclaw:2026.5.28\n";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_variable_of_an_override_file_is_shown_where_it_stands_and_edited_there()
    {
        folder.Write("srv/compose.yaml", Head.Replace("5.28", "3.8", StringComparison.Ordinal) + "    environment:\n      TZ: UTC\n");
        folder.Write("srv/compose.override.yaml", "services:\n  openclaw-gateway:\n    environment:\n      HTTPS_PROXY: http://proxy.internal:3128\n");
        Assert.Contains("srv/compose.override.yaml:4:7: error PXF0101", Run("lint", "--format", "concise", "/srv/compose.yaml").Output, StringComparison.Ordinal);
        Assert.Contains("+++ b/srv/compose.override.yaml", Run("diff", "/srv/compose.yaml").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_env_file_is_beaten_by_environment_and_shown_so()
    {
        folder.Write("home/u/openclaw/compose.yaml", Head + "    env_file: proxy.env\n    environment:\n      HTTPS_PROXY: http://b.internal:1\n");
        folder.Write("home/u/openclaw/proxy.env", "A=1\nHTTPS_PROXY=http://a.internal:1\n");
        var run = Run("env", "openclaw-gateway", "--verbose").Output;
        Assert.Matches(@" home/u/openclaw/compose\.yaml\n +:6  HTTPS_PROXY +http://b\.internal:1\n +beats http://a\.internal:1 of home/u/openclaw/proxy\.env:2\n", run);
        Assert.Matches(@" home/u/openclaw/proxy\.env\n +:1  A +1\n", run);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("    network_mode: bridge\n", true)]
    [InlineData("    network_mode: host\n", false)]
    [InlineData("    network_mode: container:vpn\n", false)]
    [InlineData("    network_mode: service:vpn\n", false)]
    [InlineData("    network_mode: service:other-openclaw\n", true)]
    [InlineData("    network_mode: service:openclaw-gateway\n", false)]
    [InlineData("    network_mode: service:openclaw-a\n", false)]
    public void Loopback_is_the_container_unless_it_shares_a_network(string network, bool isReported)
    {
        folder.Write("srv/compose.yaml", Head + network + "    environment: { HTTPS_PROXY: 'http://localhost:7890', NO_PROXY: 'localhost,127.0.0.1,::1,[::1]' }\n"
            + "  vpn:\n    image: vpn\n  other-openclaw:\n    image: openclaw:local\n"
            + "  openclaw-a:\n    image: openclaw:local\n    network_mode: service:openclaw-b\n  openclaw-b:\n    image: openclaw:local\n    network_mode: service:openclaw-a\n");
        Assert.Equal(isReported, Lint("/srv").Contains("PXF0512", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("127.1.2.3", true)]
    [InlineData("[::1]", true)]
    [InlineData("0x7f.1", true)]
    [InlineData("host.docker.internal", false)]
    [InlineData("172.17.0.1", false)]
    public void Loopback_is_told_as_Node_reads_the_address(string host, bool isReported)
    {
        folder.Write("srv/compose.yaml", Head + $"    environment: [ 'HTTPS_PROXY=http://{host}:7890' ]\n");
        Assert.Equal(isReported, Lint("/srv").Contains("PXF0512", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("./state:/home/node/.openclaw", "srv/state")]
    [InlineData("${STATE:-/var/lib/claw}:/home/node/.openclaw:rw", "var/lib/claw")]
    [InlineData("{ type: bind, source: ./state, target: /home/node/.openclaw/ }", "srv/state")]
    [InlineData("./home:/home/node", "srv/home/.openclaw")]
    [InlineData("claw:/home/node/.openclaw", "var/lib/docker/volumes/srv_claw/_data")]
    public void The_state_folder_is_found_through_the_mounts(string volume, string state)
    {
        folder.Write("srv/compose.yaml", Head + "    volumes:\n      - " + volume + "\n");
        folder.Write(state + "/.env", "HTTPS_PROXY=http://127.0.0.1:7890\n");
        folder.Write("home/node/.openclaw/.env", "HTTPS_PROXY=http://other.internal:1\n");
        Assert.Contains($"{state}/.env:1:", Lint("/srv/compose.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    command: node --no-use-env-proxy dist/index.js gateway\n", true)]
    [InlineData("    entrypoint: [\"tini\", \"-s\", \"--\", \"node\"]\n    command: [\"--no-use-env-proxy\", \"dist/index.js\"]\n", true)]
    [InlineData("    command: [\"node\", \"dist/index.js\", \"--no-use-env-proxy\"]\n", false)]
    [InlineData("", false)]
    public void Options_of_the_node_in_the_container_count(string lines, bool isOff)
    {
        folder.Write(".proxyfixer.yaml", "versions: { node: 22.22.0 }\n");
        folder.Write("srv/compose.yaml", Head + lines + "    environment:\n      NODE_USE_ENV_PROXY: 1\n      HTTPS_PROXY: http://proxy.internal:1\n");
        Assert.Equal(isOff, Run("lint", "/srv/compose.yaml", "--verbose").Output.Contains("PXF0104", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_shell_starts_in_the_container_is_not_known()
    {
        folder.Write("home/u/openclaw/compose.yml", Head + "    entrypoint: [\"/bin/sh\", \"-c\"]\n    command: [\"run me\"]\n");
        Assert.Contains("run starts it inside the container", Run("env").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compose.yaml", "cd /srv && docker compose up -d openclaw-gateway")]
    [InlineData("docker-compose.yml", "cd /srv && docker compose up -d openclaw-gateway")]
    [InlineData("compose.prod.yaml", "docker compose -f /srv/compose.prod.yaml up -d openclaw-gateway")]
    public void What_to_run_after_a_fix_keeps_an_override_file(string name, string command)
    {
        folder.Write("srv/" + name, Head.Replace("5.28", "3.8", StringComparison.Ordinal) + "    environment:\n      HTTPS_PROXY: http://proxy.internal:3128\n");
        Assert.Contains("  " + command + "\n", Run("fix", "--yes", "/srv/" + name, "--backup-dir", Path.Combine(folder.Path, "backups")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Services_of_others_are_not_judged()
    {
        folder.Write("srv/compose.yaml", "services:\n  web:\n    image: node:22\n    environment:\n      HTTPS_PROXY: 127.0.0.1:1\n      NODE_USE_ENV_PROXY: true\n");
        var run = Run("lint", "/srv");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public void A_variable_that_the_shell_may_have_is_no_failure()
    {
        folder.Write("srv/compose.yaml", Head + "    environment:\n      TOKEN: ${TOKEN:?set it}\n");
        Assert.DoesNotContain("PXF0111", Lint("/srv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_the_Compose_file_uses_in_another_place_is_no_oversight()
    {
        folder.Write("srv/compose.yaml", Head + "    build: { args: { HTTPS_PROXY: '${HTTPS_PROXY}' } }\n");
        folder.Write("srv/.env", "HTTPS_PROXY=http://proxy.internal:1\n");
        Assert.DoesNotContain("PXF0117", Lint("/srv"), StringComparison.Ordinal);
    }

    private string Lint(string path) => Run("lint", path).Output;

    private CommandRun Run(params string[] arguments) => CommandRun.Of([.. arguments, "--root", folder.Path], folder.Path);
}
