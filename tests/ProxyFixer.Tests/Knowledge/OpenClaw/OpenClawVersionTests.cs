using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.Tests.Knowledge.OpenClaw;

public class OpenClawVersionTests
{
    [Theory]
    [InlineData("2026.3.8")]
    [InlineData("2026.7.1-beta.2")]
    [InlineData("2026.2.6-3")]
    public void A_version_is_read_and_written(string text)
    {
        Assert.Equal(text, OpenClawVersion.Parse(text)?.ToString());
        Assert.Equal(text, OpenClawVersion.Parse($"v{text}\n")?.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026.3")]
    [InlineData("2026.3.8.1")]
    [InlineData("2026.3.8-")]
    [InlineData("latest")]
    public void Anything_else_is_no_version(string? text) => Assert.Null(OpenClawVersion.Parse(text));

    [Fact]
    public void Prereleases_come_before_and_repairs_behind_the_release()
    {
        string[] ordered =
        [
            "2026.2.6", "2026.2.6-3", "2026.2.9", "2026.2.12", "2026.3.8", "2026.7.1-alpha.9", "2026.7.1-beta.2",
                "2026.7.1-beta.10",
            "2026.7.1-beta.10.1", "2026.7.1", "2026.7.1-1", "2026.7.1-2", "2026.7.1-10", "2026.7.33",
        ];
        var versions = ordered.Select(text => OpenClawVersion.Parse(text)!).ToArray();
        Assert.Equal(ordered, versions.Reverse().Order().Select(version => version.ToString()));
        Assert.True(versions[0] < versions[1] && versions[1] <= versions[2] && versions[2] > versions[1]
            && versions[2] >= versions[1]);
    }
}
