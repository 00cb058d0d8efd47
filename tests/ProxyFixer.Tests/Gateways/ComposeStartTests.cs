using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Gateways;

/// <summary>What reaches the container of a Compose service beside its own section: docker's own settings, the shell, the image that is built.</summary>
public sealed class ComposeStartTests : IDisposable
{
    private const string Project = "home/u/openclaw/compose.yaml";
    private const string Head = "services:\n  openclaw-gateway:\n    image: ghcr.io/openclaw/openclaw:2026.3.8\n";
    private const string Settings = "{\"auths\":{\"r\":{\"auth\":\"c2VjcmV0\"}},\"proxies\":{\"default\":{\"httpsProxy\":\"http://me:hunter2@proxy.internal:3128\",\"noProxy\":\"localhost\"}}}";
    private readonly TemporaryFolder folder = new();

    public ComposeStartTests() => folder.Write("etc/passwd", "root:x:0:0::/root:/bin/bash\nu:x:1000:1000::/home/u:/bin/bash\n");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", true)]
    [InlineData("    environment: { NODE_USE_ENV_PROXY: '1' }\n", false)]
    [InlineData("    environment: { https_proxy: '', HTTPS_PROXY: '' }\n", false)]
    [InlineData("    environment: { https_proxy: '' }\n", false)]
    [InlineData("    environment: { HTTPS_PROXY: '' }\n", true)]
    [InlineData("    env_file: none.env\n", false)]
    public void Dockers_own_settings_reach_the_container_where_the_service_says_nothing(string lines, bool isReported)
    {
        folder.Write(Project, Head + lines);
        folder.Write("home/u/openclaw/none.env", "https_proxy=\nHTTPS_PROXY=\n");
        folder.Write("home/u/.docker/config.json", Settings);
        var output = Run("lint").Output;
        Assert.Equal(isReported, output.Contains("PXF0101", StringComparison.Ordinal));
        Assert.True(!isReported || output.Contains("home/u/.docker/config.json:1:", StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", output + Run("env", "openclaw-gateway").Output + Run("lint", "--format", "html").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", output + Run("env", "openclaw-gateway", "--verbose").Output + Run("lint", "--format", "json").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"proxies\":{\"default\":{},\"unix:///var/run/docker.sock\":{\"httpProxy\":\"http://h:1\"}}}", true)]
    [InlineData("{\"proxies\":{\"tcp://other:2375\":{\"httpProxy\":\"http://h:1\"}}}", false)]
    [InlineData("{\"proxies\":{\"default\":{\"noProxy\":\"localhost\"}}}", false)]
    [InlineData("{\"proxies\":[", false)]
    [InlineData("{}", false)]
    public void The_block_of_the_daemon_counts_else_the_one_for_all(string settings, bool isReported)
    {
        folder.Write(Project, Head);
        folder.Write("home/u/.docker/config.json", settings);
        Assert.Equal(isReported, Run("lint").Output.Contains("PXF0101", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("    environment: { HTTPS_PROXY: 'http://h:1', https_proxy: 'http://h:1', NODE_USE_ENV_PROXY: '1', NO_PROXY: localhost, no_proxy: localhost }\n", false)]
    public void A_project_of_nobodys_home_is_named_where_somebody_has_such_settings(string lines, bool isNamed)
    {
        folder.Write("srv/compose.yaml", Head + lines);
        folder.Write("home/u/.docker/config.json", Settings);
        Assert.Equal(isNamed, Run("lint", "/srv/compose.yaml").Output.Contains(
            "was judged only in part, because docker's own settings of a home give containers a proxy, and who starts the project is not known", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("HTTPS_PROXY: ${HTTPS_PROXY:-}", "", true)]
    [InlineData("HTTPS_PROXY: $PX", "", true)]
    [InlineData("HTTPS_PROXY: ${HTTPS_PROXY:?say it}", "", true)]
    [InlineData("HTTPS_PROXY:", "", true)]
    [InlineData("HTTPS_PROXY: ${HTTPS_PROXY:-}", "HTTPS_PROXY=\n", false)]
    [InlineData("HTTPS_PROXY: ${HTTPS_PROXY:-http://h:1}", "", false)]
    [InlineData("HTTPS_PROXY: ''", "", false)]
    [InlineData("HTTPS_PROXY: $$X", "", false)]
    [InlineData("TOKEN: ${TOKEN:-}", "", false)]
    public void What_only_the_shell_has_is_said(string line, string environment, bool isNamed)
    {
        folder.Write(Project, $"{Head}    environment:\n      {line}\n");
        folder.Write("home/u/openclaw/.env", environment);
        Assert.Equal(isNamed, Run("lint").Output.Contains("was judged only in part, because the value of HTTPS_PROXY comes from the environment of whoever runs docker compose", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("build: .", "FROM ghcr.io/openclaw/openclaw:2026.3.8\nENV NODE_USE_ENV_PROXY=1\n", false)]
    [InlineData("build: .", "FROM ghcr.io/openclaw/openclaw:2026.3.8\n", true)]
    [InlineData("build: { context: ., target: base }", "FROM ghcr.io/openclaw/openclaw:2026.3.8 AS base\nENV NODE_USE_ENV_PROXY=1\nFROM base\nENV NODE_USE_ENV_PROXY=0\n", false)]
    [InlineData("build: .", "FROM ghcr.io/openclaw/openclaw:2026.3.8 AS base\nENV NODE_USE_ENV_PROXY=1\nFROM base\nENV NODE_USE_ENV_PROXY=0\n", true)]
    [InlineData("build: { context: ., dockerfile: other }", "FROM ghcr.io/openclaw/openclaw:2026.3.8\nENV NODE_USE_ENV_PROXY=1\n", true)]
    public void The_image_of_a_Dockerfile_counts_under_the_service(string build, string dockerfile, bool isReported)
    {
        folder.Write("home/u/openclaw/Dockerfile", dockerfile);
        folder.Write("home/u/openclaw/other", "FROM ghcr.io/openclaw/openclaw:2026.3.8\n");
        folder.Write(Project, $"services:\n  bot:\n    {build}\n    environment:\n      HTTPS_PROXY: http://proxy.internal:3128\n");
        var output = Run("lint").Output;
        Assert.Equal(isReported, output.Contains("PXF010", StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_that_only_a_build_knows_is_said()
    {
        folder.Write("home/u/openclaw/Dockerfile", "FROM ghcr.io/openclaw/openclaw:2026.3.8\nARG ON\nENV NODE_USE_ENV_PROXY=$ON\n");
        folder.Write(Project, "services:\n  bot:\n    build: .\n    environment:\n      HTTPS_PROXY: http://proxy.internal:3128\n");
        Assert.Contains("compose.yaml: bot was not judged, because NODE_USE_ENV_PROXY has a value that no file knows (ENV)", Run("lint").Output, StringComparison.Ordinal);
    }

    private CommandRun Run(params string[] arguments) => CommandRun.Of([.. arguments, "--root", folder.Path], folder.Path);
}
