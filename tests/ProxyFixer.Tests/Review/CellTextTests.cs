using ProxyFixer.Cli.Review;

namespace ProxyFixer.Tests.Review;

/// <summary>Text on a screen of few columns.</summary>
public sealed class CellTextTests
{
    [Theory]
    [InlineData("plain words that go on and on and on", 12)]
    [InlineData("代理服务器 的 地址 不能 被 读取 的 原因", 12)]
    [InlineData("averyveryverylongwordwithoutanyblank at the start", 12)]
    [InlineData("+Environment=代理代理代理代理代理代理代理", 20)]
    public void No_line_is_wider_than_the_screen_and_nothing_is_lost(string text, int width)
    {
        var wrapped = CellText.Wrap(text, width, 0, 2);
        var folded = CellText.Fold(text, width, "> ");
        Assert.All(wrapped.Concat(folded), line => Assert.InRange(CellText.Width(line), 0, width));
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(wrapped).Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(text, folded[0] + string.Concat(folded.Skip(1).Select(line => line[2..])));
    }

    [Fact]
    public void Tabs_end_at_the_stops_of_the_file() => Assert.Equal("+a       b", CellText.ExpandTabs("+a\tb", 8));
}
