using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Settings;

/// <summary><c>.proxyfixer.yaml</c> from outside: where it is found, what it does, what it refuses.</summary>
public sealed class ProjectSettingsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ProjectSettingsTests() => folder.Write("work/deep/provider.js", FakeMachine.Shape("S4"));

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("work/deep/.proxyfixer.yaml")]
    [InlineData("work/.proxyfixer.yaml")]
    [InlineData(".proxyfixer.yaml")]
    public void Header_values_come_from_the_nearest_file_above(string place)
    {
        folder.Write(place, "# ours\nheaders:\n  Accept-Language: de-DE,de;q=0.8\n  User-Agent: Corp/1.0\n");

        Assert.Equal(0, Run("fix", "--yes", "provider.js").ExitCode);

        var text = Text();
        Assert.Contains("\"Accept-Language\", \"de-DE,de;q=0.8\"", text, StringComparison.Ordinal);
        Assert.Contains("\"User-Agent\", \"Corp/1.0\"", text, StringComparison.Ordinal);
        Assert.Contains("\"Origin\", \"https://chatgpt.com\"", text, StringComparison.Ordinal);
        Assert.Equal(0, Run("lint", "provider.js").ExitCode); // a User-Agent that was asked for is right
        Assert.DoesNotContain("changed ", Run("fix", "--yes", "provider.js").Output, StringComparison.Ordinal);
        Assert.Equal(text, Text());
    }

    [Fact]
    public void Named_file_counts_instead_and_no_config_leaves_all_out()
    {
        folder.Write("work/.proxyfixer.yaml", "headers: { Accept-Language: de }\n");
        folder.Write("work/deep/other.yaml", "headers: { Accept-Language: fr }\n");

        Assert.Contains("\"fr\"", Run("diff", "--config", "other.yaml", "--reveal", "provider.js").Output, StringComparison.Ordinal);
        Assert.Contains("\"en-US,en;q=0.9\"", Run("diff", "--no-config", "--reveal", "provider.js").Output, StringComparison.Ordinal);
        Assert.Equal(2, Run("diff", "--no-config", "--config", "other.yaml", "provider.js").ExitCode);
        Assert.Equal(2, Run("diff", "--config", "missing.yaml", "provider.js").ExitCode);
    }

    [Theory]
    [InlineData("headers:\n  Origin: \"a\\nb\"\n", "(2,11)", "'Origin'")]
    [InlineData("headers:\n  Origin: \"\"\n", "(2,11)", "'Origin'")]
    [InlineData("headers:\n  Accept-Language: \"de \u20ac\"\n", "(2,20)", "above U+00FF")]
    [InlineData("headers:\n  Cookie: a\n", "(2,3)", "unknown key 'Cookie'")]
    [InlineData("haeders: {}\n", "(1,1)", "unknown key 'haeders'")]
    [InlineData("headers: [a]\n", "(1,10)", "'headers' must be a mapping")]
    [InlineData("versions:\n  node: newest\n", "(2,9)", "'node' must be a version")]
    [InlineData("versions:\n  openclaw: x\n", "(2,13)", "'openclaw' must be a version")]
    [InlineData("versions:\n  npm: 1.0.0\n", "(2,3)", "unknown key 'npm'")]
    [InlineData("headers: {Origin: a\n", "(", "proxyfixer: ")]
    [InlineData("headers: {}\nheaders: {}\n", "(2,1)", "")]
    public void What_is_wrong_is_named_with_line_and_column(string text, string place, string message)
    {
        folder.Write("work/.proxyfixer.yaml", text);

        var run = Run("lint", "provider.js");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(".proxyfixer.yaml" + place, run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n\n")]
    [InlineData("headers: {}\nversions: {}\n")]
    public void File_that_sets_nothing_is_right(string text)
    {
        folder.Write("work/.proxyfixer.yaml", text);

        Assert.Equal(1, Run("lint", "provider.js").ExitCode);
    }

    [Fact]
    public void Version_of_OpenClaw_tells_whether_a_provider_without_an_install_counts()
    {
        folder.Write("work/deep/pi-ai/package.json", """{"name":"@earendil-works/pi-ai","version":"0.75.5"}""");
        folder.Write("work/deep/pi-ai/dist/providers/openai-codex-responses.js", FakeMachine.Shape("S6"));
        Assert.Equal(1, Run("lint", "pi-ai").ExitCode);

        folder.Write("work/.proxyfixer.yaml", "versions: { openclaw: 2026.5.27, node: 22.22.0 }\n");

        Assert.Equal(0, Run("lint", "pi-ai").ExitCode);
    }

    private CommandRun Run(string command, params string[] arguments) => CommandRun.Of([command, .. arguments], Path.Combine(folder.Path, "work/deep"));

    private string Text() => File.ReadAllText(Path.Combine(folder.Path, "work/deep/provider.js"));
}
