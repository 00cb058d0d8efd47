using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Tests.Services.Systemd;

/// <summary>Values of environment.d as services of systemd 252 got them: each unit copied its own environment.</summary>
public sealed class GeneratorOutputTests
{
    [Theory]
    [InlineData("a\tb", "a\\tb")]
    [InlineData("x\ny", "x\\ny")]
    [InlineData("a\u007fb", "a\\177b")]
    [InlineData("\u001b[0m", "\\033[0m")]
    [InlineData("a\u000bb", "a\\vb")]
    [InlineData("\" $ ` \\ ' # ;", "\" $ ` \\ ' # ;")]
    [InlineData("\u00a0\u0085é", "\u00a0\u0085é")]
    public void Control_characters_become_escapes(string value, string passed) => Assert.Equal(passed, GeneratorOutput.Passed(value));
}
