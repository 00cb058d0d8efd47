using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.Tests.Knowledge.OpenClaw;

public class SwitchNeedTests
{
    [Theory]
    [MemberData(nameof(RecordedReleases.Versions), MemberType = typeof(RecordedReleases))]
    public void A_version_needs_the_switch_unless_it_brings_a_dispatcher(string version)
    {
        var hasDispatcher = RecordedReleases.All[version].GetProperty("installsEnvProxyDispatcher").GetBoolean();
        var need = RecordedReleases.Release(version).NeedsSwitch(telegramEnabled: false);
        Assert.Equal(hasDispatcher ? Answer.No : Answer.Yes, need.Value);
        Assert.False(need.IsExtrapolated);
        var run = RecordedReleases.All[version].GetProperty("realRunWithProxyEnvNoFlag").GetString();
        Assert.True(run == "not run" || run == (need.Value == Answer.No ? "proxied" : "direct"));
    }

    [Theory]
    [InlineData("2026.1.29", null, Answer.Yes)]
    [InlineData("2026.1.30", null, Answer.Yes)]
    [InlineData("2025.12.1", null, Answer.Yes)]
    [InlineData("2026.2.1", null, Answer.No)]
    [InlineData("2026.2.23", true, Answer.No)]
    [InlineData("2026.2.24", true, Answer.No)]
    [InlineData("2026.2.25", false, Answer.No)]
    [InlineData("2026.2.26", null, Answer.Unknown)]
    [InlineData("2026.3.1", true, Answer.No)]
    [InlineData("2026.3.7", null, Answer.No)]
    [InlineData("2026.3.8", null, Answer.Yes)]
    [InlineData("2026.3.8", false, Answer.Yes)]
    [InlineData("2026.3.8", true, Answer.Unknown)]
    [InlineData("2026.3.11", null, Answer.No)]
    [InlineData("2026.9.6", null, Answer.No)]
    [InlineData("2027.1.1", null, Answer.No)]
    public void The_need_follows_version_and_Telegram(string version, bool? telegram, Answer expected) =>
        Assert.Equal(expected, RecordedReleases.Release(version).NeedsSwitch(telegram).Value);

    [Theory]
    [InlineData("2026.2.23", Answer.No, false)]
    [InlineData("2026.2.24", Answer.Yes, true)]
    [InlineData("2026.2.26", Answer.Yes, true)]
    [InlineData("2026.3.1", Answer.No, false)]
    [InlineData("2026.3.8", Answer.No, true)]
    [InlineData("2026.3.11", Answer.No, false)]
    [InlineData(null, Answer.Unknown, false)]
    public void Telegram_matters_for_some_versions_only(string? version, Answer drops, bool asks)
    {
        var release = OpenClawRelease.Of(OpenClawVersion.Parse(version));
        Assert.Equal(drops, release.TelegramDropsDispatcher.Value);
        Assert.Equal(asks, release.AsksForTelegram);
    }

    [Fact]
    public void An_unknown_version_says_between_which_versions_it_matters()
    {
        var need = OpenClawRelease.Of(null).NeedsSwitch();
        Assert.Equal(Answer.Unknown, need.Value);
        Assert.Contains("2026.2.1, 2026.2.24, 2026.3.1, 2026.3.8, 2026.3.11", need.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_of_known_releases_holds_those_of_the_data() =>
        Assert.Empty(RecordedReleases.All.Keys.Except(KnownReleases.All.Select(version => version.ToString())));

    [Theory]
    [InlineData("2026.9.6", false)]
    [InlineData("2026.9.7", true)]
    [InlineData("2026.9.7-beta.1", true)]
    [InlineData("2026.1.1", true)]
    [InlineData("2026.7.2-beta.1", true)]
    [InlineData("2026.3.9", false)]
    public void A_version_outside_the_data_says_so(string version, bool expected) =>
        Assert.Equal(expected, RecordedReleases.Release(version).IsExtrapolated);

    [Theory]
    [InlineData("2026.9.6", null)]
    [InlineData("2026.3.9", null)]
    [InlineData("2027.1.1", "newer than what this ProxyFixer knows (2026.9.6)")]
    [InlineData("2026.9.6-1", "newer than what this ProxyFixer knows (2026.9.6)")]
    [InlineData("2025.12.1", "older than what this ProxyFixer knows (2026.1.29)")]
    [InlineData("2026.7.2-beta.1", "a pre-release that was not looked at")]
    public void A_version_outside_the_data_says_how_it_is_judged(string version, string? expected)
    {
        var found = KnownReleases.Explain(OpenClawVersion.Parse(version)!);
        Assert.Equal(expected is null, found is null);
        Assert.Contains(expected ?? "", found ?? "", StringComparison.Ordinal);
    }
}
