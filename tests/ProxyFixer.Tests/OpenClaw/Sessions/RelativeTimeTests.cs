using ProxyFixer.OpenClaw.Sessions;

namespace ProxyFixer.Tests.OpenClaw.Sessions;

public sealed class RelativeTimeTests
{
    [Theory]
    [InlineData(-3600, "just now")]
    [InlineData(59, "just now")]
    [InlineData(60, "1 min ago")]
    [InlineData(3599, "59 min ago")]
    [InlineData(3600, "1 h ago")]
    [InlineData(3 * 3600, "3 h ago")]
    [InlineData((48 * 3600) - 1, "47 h ago")]
    [InlineData(48 * 3600, "2 days ago")]
    [InlineData((7 * 86400) - 1, "6 days ago")]
    public void A_span_is_told_in_its_largest_unit_rounded_down(int seconds, string words) =>
        Assert.Equal(words, RelativeTime.Of(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "no")]
    [InlineData(4, "four")]
    [InlineData(10, "ten")]
    [InlineData(11, "11")]
    public void Small_numbers_are_words(int number, string words) => Assert.Equal(words, RelativeTime.Count(number));
}
