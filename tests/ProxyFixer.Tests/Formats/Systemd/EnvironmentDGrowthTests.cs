using System.Collections.Immutable;
using System.Text;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Systemd;

public class EnvironmentDGrowthTests
{
    [Fact]
    public void A_variable_that_grows_with_each_line_is_told_while_it_is_small()
    {
        var members = Members("A=x\n" + Lines(100));

        Assert.Equal("x" + string.Concat(Enumerable.Repeat(":y", 100)), Assert.IsType<ScalarNode>(members[^1].Value).AsString);
    }

    [Fact]
    public void A_variable_that_grows_with_each_line_does_not_fill_the_memory()
    {
        var members = Members("A=" + new string('x', 1000) + "\n" + Lines(100_000) + "B=known\n");

        Assert.Equal("$dynamic", Assert.IsType<OpaqueNode>(members[^2].Value).Mark);
        Assert.Equal("known", Assert.IsType<ScalarNode>(members[^1].Value).AsString);
    }

    private static string Lines(int count) => new StringBuilder().Insert(0, "A=$A:y\n", count).ToString();

    private static ImmutableArray<Member> Members(string text) =>
        ((ObjectNode)new EnvironmentDFormat().Parse(SourceText.FromString("10-proxy.conf", text)).Root).Members;
}
