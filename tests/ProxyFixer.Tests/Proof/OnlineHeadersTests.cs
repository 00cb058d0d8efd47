using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Proof;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Proof;

/// <summary>What the check that goes online sends.</summary>
public sealed class OnlineHeadersTests
{
    [Fact]
    public void The_headers_of_a_browser_are_those_of_the_rule()
    {
        var rule = File.ReadAllText(Path.Combine(Repository.Root, "rules/PXF0401-codex-headers-not-browser-like.yaml"));
        Assert.All(BrowserHeaders.Names, name => Assert.Contains($"Headers.{name}: \"{OnlineCheck.Browser[name]}\"", rule, StringComparison.Ordinal));
    }
}
