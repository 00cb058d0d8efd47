using ProxyFixer.Formats.EtcEnvironment;
using ProxyFixer.Tests.Formats.Assignments;

namespace ProxyFixer.Tests.Formats.EtcEnvironment;

public class EtcEnvironmentEditingTests
{
    private static readonly EtcEnvironmentFormat Format = new();

    [Theory]
    [InlineData("export HTTP_PROXY='x'\nB=1\n", "export HTTP_PROXY='x'\nN='1'\nB=1\n")]
    [InlineData("HTTP_PROXY=x # c\nB=1\n", "HTTP_PROXY=x # c\nN=1\nB=1\n")]
    [InlineData("HTTP_PROXY=x \\\n y\nB=1\n", "HTTP_PROXY=x \\\n y\nN=1\nB=1\n")]
    [InlineData("A=1", "A=1\nN=1")]
    [InlineData("A=1\r\nB=2\r\n", "A=1\r\nB=2\r\nN=1\n")]
    [InlineData("", "N=1\n")]
    [InlineData("A=1\nN=2\nN\n", "A=1\nN=2\nN\nN=1\n")]
    [InlineData("A=1\nB=2\\\n", "A=1\nN=1\nB=2\\\n")]
    public void A_new_line_has_no_export_and_ends_with_LF(string text, string expected) =>
        Assert.Equal(expected, AssignmentCases.Set(Format, text, "N", "1"));

    [Theory]
    [InlineData("N=1 \n", "1", "N=1\n")]
    [InlineData("N=0\r\n", "1", "N=1\n")]
    [InlineData("  N='0' # off\n", "1", "  # off\n  N='1'\n")]
    [InlineData("N=0\nN=2 # x\n", "1", "N=0\n# x\nN=1\n")]
    [InlineData("N=0 \\\n  x # c\nA=1\n", "1", "# c\nN=1\nA=1\n")]
    [InlineData("N=0\n", " x ", "N=\" x \"\n")]
    [InlineData("N=0\n", "\"x\"", "N='\"x\"'\n")]
    [InlineData("N=0\n", "x\\", "N=\"x\\\"\n")]
    [InlineData("N=\"0\"\n", "", "N=\"\"\n")]
    public void Nothing_stays_behind_a_value(string text, string value, string expected) =>
        Assert.Equal(expected, AssignmentCases.Set(Format, text, "N", value));

    [Theory]
    [InlineData("a#b")]
    [InlineData("a\nb")]
    public void A_value_that_no_line_can_hold_is_refused(string value) => Assert.Equal(
        "refused: no value in this file can hold '#' or a line end: '#' begins a comment there, also inside quotes",
        AssignmentCases.Set(Format, "N=1\n", "N", value));
}
