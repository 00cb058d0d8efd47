using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Rules;

/// <summary>That a report says where it judges a version by its neighbour, in every form and also where nothing is wrong.</summary>
public sealed class VersionOutsideKnowledgeTests
{
    private static string Machine(string name) => Path.Combine(Repository.Root, "fixtures", name, "machine");

    [Theory]
    [InlineData("newer-release", "text", "OpenClaw 2027.1.1")]
    [InlineData("newer-release", "json", "\"PXF0310\"")]
    [InlineData("newer-release", "msbuild", "info PXF0310: OpenClaw 2027.1.1")]
    [InlineData("newer-node", "text", "Node 31.2.0")]
    public void It_is_said_without_verbose_and_is_no_failure(string fixture, string format, string expected)
    {
        var run = CommandRun.Of(["lint", "--root", Machine(fixture), "--format", format], Repository.Root);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void It_can_be_turned_off()
    {
        var run = CommandRun.Of(["lint", "--root", Machine("newer-release"), "--ignore", "PXF0310"], Repository.Root);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void It_is_said_of_versions_that_the_settings_state()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".proxyfixer.yaml", "versions:\n  openclaw: 2027.1.1\n");
        folder.Write("openclaw.json", "{ gateway: { mode: 'local' } }\n");
        var run = CommandRun.Of(["lint", "openclaw.json"], folder.Path);
        Assert.Contains("OpenClaw 2027.1.1, which .proxyfixer.yaml states for openclaw.json, is newer", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("right-new-release")]
    [InlineData("right-old-release")]
    [InlineData("right-no-proxy")]
    public void Known_versions_have_no_note(string fixture)
    {
        var run = CommandRun.Of(["lint", "--root", Machine(fixture), "--verbose"], Repository.Root);
        Assert.DoesNotContain("PXF0310", run.Output, StringComparison.Ordinal);
    }
}
