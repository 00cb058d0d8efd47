using ProxyFixer.Formats.DotEnv;
using ProxyFixer.Tests.Formats.Assignments;

namespace ProxyFixer.Tests.Formats.DotEnv;

public class DotEnvEditingTests
{
    private static readonly DotEnvFormat Format = new();

    [Theory]
    [InlineData("A=1", "A=1\nN=1")]
    [InlineData("A=1\r\nB=2", "A=1\r\nB=2\r\nN=1")]
    [InlineData("A=1\rB=2\r", "A=1\rB=2\rN=1\r")]
    [InlineData("# c\n", "# c\nN=1\n")]
    [InlineData("# c", "# c\nN=1")]
    [InlineData("\uFEFF", "\uFEFFN=1\n")]
    [InlineData("  https_proxy='x'\nB=1\n", "  https_proxy='x'\n  N='1'\nB=1\n")]
    [InlineData("ALL_PROXY=`x` # c\nB=1\n", "ALL_PROXY=`x` # c\nN=`1`\nB=1\n")]
    [InlineData("export   A =\t1\n", "export   A =\t1\nexport   N =\t1\n")]
    [InlineData("HTTP_PROXY=\n\"x\"\nB=1\n", "HTTP_PROXY=\n\"x\"\nN=\"1\"\nB=1\n")]
    [InlineData("A = # c\n", "A = # c\nN = 1\n")]
    public void A_new_line_looks_like_its_neighbour(string text, string expected) =>
        Assert.Equal(expected, AssignmentCases.Set(Format, text, "N", "1"));

    [Theory]
    [InlineData("N=0#c\n", "1", "N=1#c\n")]
    [InlineData("N=# c\n", "1", "N=1 # c\n")]
    [InlineData("N= # c\n", "1", "N=1 # c\n")]
    [InlineData("N = # c\n", "1", "N = 1 # c\n")]
    [InlineData("N:\n  0\n", "1", "N:\n  1\n")]
    [InlineData("N=\n'0'\n", "1", "N=\n'1'\n")]
    [InlineData("N=\"1\" 2\n", "1", "N=1\n")]
    [InlineData("#N=0\nN=\"0\"\r\n", "1", "#N=0\nN=\"1\"\r\n")]
    [InlineData("N=0\n", "a#b", "N=\"a#b\"\n")]
    [InlineData("N='0'\n", "it's", "N=\"it's\"\n")]
    [InlineData("N=\"0\"\n", "say \"x\"", "N='say \"x\"'\n")]
    [InlineData("N=0\n", " x ", "N=\" x \"\n")]
    [InlineData("N=0\n", "$a#b", "N='$a#b'\n")]
    [InlineData("N=\"0\"\n", "C:\\new", "N=C:\\new\n")]
    [InlineData("N=\"0\"\n", "a\nb\rc", "N=\"a\\nb\\rc\"\n")]
    [InlineData("N='0'\r\n", "a\nb", "N='a\r\nb'\r\n")]
    [InlineData("N=0\n\"x\"\n", "", "N=\"\"\n\"x\"\n")]
    public void A_value_is_replaced_inside_its_quotes_or_gets_some_that_hold_it(string text, string value, string expected) =>
        Assert.Equal(expected, AssignmentCases.Set(Format, text, "N", value));

    [Theory]
    [InlineData("A='x\nB=1\n", "#\"b`", "N='#\"b`'\nA='x\nB=1\n")]
    [InlineData("# c\nB=1\nA=\"x\n", "#'`b", "# c\nB=1\nN=\"#'`b\"\nA=\"x\n")]
    public void Where_an_open_quote_would_be_closed_the_line_goes_above_it(string text, string value, string expected) =>
        Assert.Equal(expected, AssignmentCases.Set(Format, text, "N", value));

    [Theory]
    [InlineData("A=1\n", "N", "'\"`", "refused: no quotes can hold this value: nothing can be escaped in this kind of file")]
    [InlineData("A=\"x\nN=1\n", "N", "#'`b", "refused: the quote that begins here is never closed, and every way to write the value would close it")]
    [InlineData("A=1\n", "N", "a\0b", "refused: no environment variable can hold a zero byte")]
    [InlineData("A=1\n", "A B", "1", "refused: the name cannot be written so that the reader of this file would take it")]
    [InlineData("A=1\n", "__proto__", "1", "refused: the name cannot be written so that the reader of this file would take it")]
    public void What_cannot_be_done_without_loss_is_refused(string text, string name, string value, string expected) =>
        Assert.Equal(expected, AssignmentCases.Set(Format, text, name, value));

    [Fact]
    public void Half_a_character_is_refused() =>
        Assert.Equal("refused: the value is not valid Unicode", AssignmentCases.Set(Format, "A=1\n", "N", "x\uD800y"));

    [Theory]
    [InlineData("A.b-1", true)]
    [InlineData("", false)]
    [InlineData("A=", false)]
    [InlineData("__proto__", false)]
    public void A_target_is_a_key_of_dotenv(string target, bool isKey)
    {
        if (isKey)
        {
            Assert.Equal(target, Format.ReadTarget(target).ToString());
        }
        else
        {
            Assert.Equal(2, Assert.Throws<ProxyFixerException>(() => Format.ReadTarget(target)).ExitCode);
        }
    }
}
