using ProxyFixer.Text;

namespace ProxyFixer.Tests.Text;

public sealed class SourceTextTests
{
    [Fact]
    public void Any_bytes_come_back()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = new byte[random.Next(64)];
            random.NextBytes(bytes);
            Assert.Equal(bytes, SourceText.FromBytes("/x", bytes).ToBytes());
        }
    }

    [Theory]
    [InlineData("a\uD83D\uDE00b", null)]
    [InlineData("", null)]
    public void Valid_text_has_no_stray_byte(string text, int? expected) =>
        Assert.Equal(expected, SourceText.FromBytes("/x", System.Text.Encoding.UTF8.GetBytes(text)).NotUtf8At);

    [Fact]
    public void The_first_stray_byte_is_named() =>
        Assert.Equal(3, SourceText.FromBytes("/x", [0xF0, 0x9F, 0x98, 0x80, 0x61, 0xFF]).NotUtf8At);

    [Theory]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\r\nb", 2, 1, 3)]
    [InlineData("\uFEFFab", 1, 1, 1)]
    [InlineData("\uFEFFab", 2, 1, 2)]
    [InlineData("a\n", 2, 2, 1)]
    public void Positions_count_from_one_and_pass_over_the_mark(string text, int offset, int line, int column) =>
        Assert.Equal(new LinePosition(line, column), SourceText.FromString("/x", text).PositionAt(offset));

    [Fact]
    public void Overlapping_edits_are_refused() =>
        Assert.Throws<ArgumentException>(() => SourceText.FromString("/x", "abcd").Apply(
            [new TextEdit(new TextSpan(0, 2), "x"), new TextEdit(new TextSpan(1, 2), "y")]));

    [Fact]
    public void Edits_apply_in_any_order() =>
        Assert.Equal("xbcdy", SourceText.FromString("/x", "abcd").Apply(
            [new TextEdit(new TextSpan(4, 0), "y"), new TextEdit(new TextSpan(0, 1), "x")]).Text);
}
