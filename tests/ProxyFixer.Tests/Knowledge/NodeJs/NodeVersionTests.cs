using ProxyFixer.NodeJs;

namespace ProxyFixer.Tests.Knowledge.NodeJs;

public class NodeVersionTests
{
    [Theory]
    [InlineData("v22.22.0", "22.22.0")]
    [InlineData("22.22.0", "22.22.0")]
    [InlineData("  v22.22.0\n", "22.22.0")]
    [InlineData("node-v22.22.0", "22.22.0")]
    [InlineData("node-v22.22.0-linux-x64", "22.22.0")]
    [InlineData("node-v22.22.0-darwin-arm64", "22.22.0")]
    [InlineData("v26.8.0-alpha.0.0.0", "26.8.0-alpha.0.0.0")]
    [InlineData("v22.22.0+build", "22.22.0")]
    public void A_version_is_read(string text, string expected) =>
        Assert.Equal(expected, NodeVersion.Parse(text)?.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("22")]
    [InlineData("22.22")]
    [InlineData("22.22.0.1")]
    [InlineData("22.x.0")]
    [InlineData("v-22.1.0")]
    [InlineData("latest")]
    [InlineData("99999999999.0.0")]
    public void Anything_else_is_no_version(string? text) => Assert.Null(NodeVersion.Parse(text));

    [Fact]
    public void Versions_are_ordered_by_number_and_a_prerelease_comes_first()
    {
        string[] ordered = ["18.20.8", "22.9.0", "22.20.0", "22.21.0-rc.1", "22.21.0", "22.21.1", "24.0.0"];
        var versions = ordered.Select(text => NodeVersion.Parse(text)!).ToArray();
        Assert.Equal(ordered, versions.Reverse().Order().Select(version => version.ToString()));
        Assert.True(versions[0] < versions[1] && versions[1] <= versions[2] && versions[2] > versions[1]
            && versions[2] >= versions[2]);
    }

    [Theory]
    [InlineData(">=22.12.0", "22.12.0", true)]
    [InlineData(">=22.12.0", "22.11.9", false)]
    [InlineData(">=22.22.3 <23 || >=24.15.0 <25 || >=25.9.0", "22.23.0", true)]
    [InlineData(">=22.22.3 <23 || >=24.15.0 <25 || >=25.9.0", "23.1.0", false)]
    [InlineData(">=22.22.3 <23 || >=24.15.0 <25 || >=25.9.0", "24.14.0", false)]
    [InlineData(">=22.22.3 <23 || >=24.15.0 <25 || >=25.9.0", "25.8.0", false)]
    [InlineData(">=22.22.3 <23 || >=24.15.0 <25 || >=25.9.0", "26.0.0", true)]
    public void A_range_tells_which_versions_it_holds(string range, string version, bool expected) =>
        Assert.Equal(expected, NodeRange.Parse(range)!.Contains(NodeVersion.Parse(version)!));

    [Theory]
    [InlineData("^22.1.0")]
    [InlineData("22")]
    [InlineData("")]
    [InlineData(">=22 <23 <24")]
    public void A_range_of_another_form_is_not_guessed(string range) => Assert.Null(NodeRange.Parse(range));
}
