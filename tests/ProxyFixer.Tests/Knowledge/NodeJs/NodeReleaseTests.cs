using System.Text.Json;
using ProxyFixer.NodeJs;

namespace ProxyFixer.Tests.Knowledge.NodeJs;

public class NodeReleaseTests
{
    public static TheoryData<string> Measured => [.. MeasuredCases.All("versions").Select(item =>
        item.GetProperty("version").GetString()!)];

    [Fact]
    public void The_list_of_measured_versions_holds_those_of_the_data()
    {
        Assert.Empty(MeasuredCases.All("versions").Select(item => item.GetProperty("version").GetString()).Append("26.12.1")
            .Except(MeasuredNode.All.Select(version => version.ToString())));
        Assert.Equal(MeasuredNode.All.Order(), MeasuredNode.All);
    }

    [Theory]
    [MemberData(nameof(Measured))]
    public void Every_measured_version_behaves_as_measured(string version)
    {
        var measured = MeasuredCases.All("versions").Single(item => item.GetProperty("version").GetString() == version);
        bool Is(string name) => measured.GetProperty(name).ValueKind == JsonValueKind.True;
        string? Text(string name) => measured.TryGetProperty(name, out var value) ? value.ToString() : null;

        var release = NodeRelease.Of(NodeVersion.Parse(version)!);

        Assert.False(release.IsExtrapolated);
        Assert.Equal(Is("fetch"), release.Switch != SwitchRule.Ignored);
        Assert.Equal(Is("flag") && Is("nodeOptions"), release.Switch == SwitchRule.ExactlyOne);
        Assert.Equal(Text("valueRule") == "any non-empty value", release.Switch == SwitchRule.AnyValueFetchOnly);
        Assert.Equal(Is("httpRequest") && Is("httpsRequest"), release.CoversHttpRequest);
        Assert.Equal(Text("warning") == "UNDICI-EHPA", release.WarnsAtStart);
        Assert.Equal(Is("setGlobalProxyFromEnv"), release.HasSetGlobalProxyFromEnv);
        if (release.Switch != SwitchRule.Ignored)
        {
            Assert.Equal(Is("switchInEnvFile"), release.ReadsSwitchFromEnvFile);
            Assert.Equal(Text("socks5Fetch") == "works", release.AcceptsSocks);
            Assert.Equal(!Is("httpsProxyByIpFetch"), release.TlsProxyNeedsName);
            Assert.Equal(Is("userOnlyAuthFetch"), release.FetchSendsUserOnly);
            Assert.Equal(Text("plainHttpFetchUses") == "absolute-form GET", release.FetchUsesAbsoluteForm);
        }
    }

    [Theory]
    [InlineData("minimum", SwitchRule.ExactlyOne)]
    [InlineData("minimumFetchOnly", SwitchRule.AnyValueFetchOnly)]
    public void The_first_version_of_each_line_is_as_measured(string section, SwitchRule atLeast)
    {
        foreach (var line in MeasuredCases.Section(section).EnumerateObject())
        {
            var first = MeasuredNode.All.FirstOrDefault(
                version => version.Major.ToString() == line.Name && NodeRelease.Of(version).Switch >= atLeast);
            Assert.Equal(line.Value.GetString(), first?.ToString());
        }
    }

    [Fact]
    public void Every_rule_set_of_NO_PROXY_holds_for_the_versions_measured()
    {
        foreach (var rule in MeasuredCases.All("noProxyRules"))
        {
            foreach (var version in rule.GetProperty("versions").Versions())
            {
                var release = NodeRelease.Of(version);
                var rules = rule.GetProperty("client").GetString() == "fetch" ? release.FetchNoProxy : release.HttpNoProxy;
                Assert.Equal(rule.GetProperty("rule").GetString(), rules.ToString());
            }
        }
    }

    [Theory]
    [InlineData("22.99.0", SwitchRule.ExactlyOne)]
    [InlineData("24.22.0", SwitchRule.ExactlyOne)]
    [InlineData("27.0.0", SwitchRule.ExactlyOne)]
    [InlineData("30.1.2", SwitchRule.ExactlyOne)]
    [InlineData("23.12.0", SwitchRule.Ignored)]
    [InlineData("20.99.0", SwitchRule.Ignored)]
    [InlineData("16.20.2", SwitchRule.Ignored)]
    [InlineData("25.0.0-nightly20250901abcdef", SwitchRule.ExactlyOne)]
    public void A_version_outside_the_data_is_like_its_neighbour_and_says_so(string version, SwitchRule rule)
    {
        var release = NodeRelease.Of(NodeVersion.Parse(version)!);
        Assert.Equal(rule, release.Switch);
        Assert.True(release.IsExtrapolated);
    }

    [Theory]
    [InlineData("22.12.0", SwitchRule.Ignored)]
    [InlineData("22.21.5", SwitchRule.ExactlyOne)]
    [InlineData("24.3.0", SwitchRule.AnyValueFetchOnly)]
    [InlineData("26.8.0", SwitchRule.ExactlyOne)]
    public void A_version_between_measured_ones_is_known(string version, SwitchRule rule)
    {
        var release = NodeRelease.Of(NodeVersion.Parse(version)!);
        Assert.Equal(rule, release.Switch);
        Assert.False(release.IsExtrapolated);
    }

    [Theory]
    [InlineData("22.22.0", null)]
    [InlineData("26.12.1", null)]
    [InlineData("24.99.0", "newer than what this ProxyFixer knows (24.21.0)")]
    [InlineData("31.0.0", "newer than what this ProxyFixer knows (26.12.1)")]
    [InlineData("19.1.0", "of a line that was not measured")]
    [InlineData("26.1.0-nightly20260401", "a pre-release that was not measured")]
    public void A_version_outside_the_measurements_says_how_it_is_judged(string version, string? expected)
    {
        var found = NodeRelease.Of(NodeVersion.Parse(version)!).Explanation;
        Assert.Equal(expected is null, found is null);
        Assert.Contains(expected ?? "", found ?? "", StringComparison.Ordinal);
    }
}
