using System.Text.Json.Nodes;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>The paths of the forms that services read which show findings in a checkout: they begin at its top, wherever the program was started.</summary>
public sealed class CheckoutPathTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CheckoutPathTests()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "c/.git"));
        folder.Write("c/deploy/gateway.env", "NODE_USE_ENV_PROXY=1\n");
        folder.Write("c/img/srv/gateway.env", "NODE_USE_ENV_PROXY=1\n");
        folder.Write("out/gateway.env", "NODE_USE_ENV_PROXY=1\n");
        Directory.CreateDirectory(Path.Combine(folder.Path, "c/ci"));
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("c", "deploy/gateway.env", "deploy/gateway.env")]
    [InlineData("c/deploy", "gateway.env", "deploy/gateway.env")]
    [InlineData("c/ci", "../deploy/gateway.env", "deploy/gateway.env")]
    [InlineData("c/ci", "srv/gateway.env", "img/srv/gateway.env", "--root", "../img")]
    [InlineData("c/img", "srv/gateway.env", "img/srv/gateway.env", "--root", ".")]
    [InlineData("out", "gateway.env", "gateway.env")]
    [InlineData("out", "gateway.env", "out/gateway.env", "GITHUB_WORKSPACE")]
    [InlineData("c/ci", "../deploy/gateway.env", "c/deploy/gateway.env", "CI_PROJECT_DIR")]
    public void Paths_begin_at_the_top_of_the_checkout(string place, string path, string shown, params string[] more)
    {
        var environment = new Dictionary<string, string> { ["HOME"] = "/nowhere", ["XDG_STATE_HOME"] = folder.Path };
        if (more is [var variable])
        {
            (environment[variable], more) = (folder.Path, []);
        }

        string Run(string form) => CommandRun.Of(["lint", path, .. more, "--kind", "dotenv", "--fail-on", "info", "--format", form], Path.Combine(folder.Path, place), environment).Output;
        Assert.Contains($" file={shown},line=", Run("github"), StringComparison.Ordinal);
        Assert.Equal(shown, (string?)JsonNode.Parse(Run("gitlab"))![0]!["location"]!["path"]);
        var at = JsonNode.Parse(Run("sarif"))!["runs"]![0]!["results"]![0]!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!;
        Assert.Equal((shown, "%SRCROOT%"), ((string?)at["uri"], (string?)at["uriBaseId"]));
    }

    [Fact]
    public void A_file_outside_of_the_checkout_has_its_whole_path()
    {
        var run = CommandRun.Of(["lint", "../out/gateway.env", "--kind", "dotenv", "--fail-on", "info", "--format", "github"], folder.Path + "/c");
        Assert.Contains($" file={folder.Path}/out/gateway.env,", run.Output, StringComparison.Ordinal);
    }
}
