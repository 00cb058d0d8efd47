using ProxyFixer.Rules.Checks;

namespace ProxyFixer.Tests.Rules;

/// <summary>What people mean by entries that Node does not understand.</summary>
public sealed class NoProxyMeaningTests
{
    [Theory]
    [InlineData("192.168.0.0/16", "192.168.88.2", true)]
    [InlineData("192.168.1.7/24", "192.168.1.200", true)]
    [InlineData("192.168.1.0/24", "192.168.2.1", false)]
    [InlineData("10/8", "10.200.0.1", true)]
    [InlineData("10.0.0.0/33", "10.0.0.1", false)]
    [InlineData("10.0.0.0/8", "intranet.example", false)]
    [InlineData("fd00::/8", "fd12::1", true)]
    [InlineData("fd00::/8", "10.0.0.1", false)]
    [InlineData("10.0.0.1-10.0.0.9", "10.0.0.5", true)]
    [InlineData("10.0.0.1-10.0.0.9", "10.0.0.10", false)]
    [InlineData("192.168.*", "192.168.88.2", true)]
    [InlineData("192.168.", "192.168.88.2", true)]
    [InlineData("192.168.", "192.169.88.2", false)]
    [InlineData("llm*.example", "llm2.example", true)]
    [InlineData("a.example;b.example", "b.example", true)]
    [InlineData("a.example|.b.example", "x.b.example", true)]
    [InlineData("http://llm.example:3000", "llm.example", true)]
    [InlineData("\"llm.example\"", "llm.example", true)]
    [InlineData("<local>", "nas", true)]
    [InlineData("<local>", "nas.example", false)]
    [InlineData("example", "other", false)]
    public void An_entry_covers_what_is_meant(string entry, string host, bool isCovered) =>
        Assert.Equal(isCovered, NoProxyMeaning.Covers(entry, host));
}
