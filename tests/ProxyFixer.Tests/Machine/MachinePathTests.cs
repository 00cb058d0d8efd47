using ProxyFixer.Machine;

namespace ProxyFixer.Tests.Machine;

public sealed class MachinePathTests
{
    [Theory]
    [InlineData("/a", "b", "/a/b")]
    [InlineData("/a", "/b/c", "/b/c")]
    [InlineData("/a", "", "/a")]
    [InlineData("/", "", "/")]
    [InlineData("/", "a", "/a")]
    [InlineData("", "a", "/a")]
    [InlineData("/a/", "b/", "/a/b")]
    [InlineData("/a//b", "./c/.", "/a/b/c")]
    [InlineData("/a/b", "../c", "/a/c")]
    [InlineData("/a", "../../..", "/")]
    [InlineData("/a", "..b/.c/d..", "/a/..b/.c/d..")]
    [InlineData("a", "b", "/a/b")]
    public void Joined_path_has_its_simplest_form(string folder, string relative, string joined) => Assert.Equal(joined, MachinePath.Join(folder, relative));
}
