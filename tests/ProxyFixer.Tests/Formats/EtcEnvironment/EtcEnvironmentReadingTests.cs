using ProxyFixer.Formats.EtcEnvironment;
using ProxyFixer.Tests.Formats.Assignments;

namespace ProxyFixer.Tests.Formats.EtcEnvironment;

/// <summary>Expectations are what pam_env of Linux-PAM 1.5.2 (Debian 12) put into the environment of a session.</summary>
public class EtcEnvironmentReadingTests
{
    private static readonly EtcEnvironmentFormat Format = new();

    [Theory]
    [InlineData("A=1# c\n", "A=1")]
    [InlineData("A=\"1\" # c\n", "A=1\" ")]
    [InlineData("A='1\"\nB=\"a\"b\"\nC=x\"\nD=\"\nE='\"\nF=\"a#b\"\n", "A=1|B=a\"b|C=x\"|D=|E=|F=a")]
    [InlineData("A= 1\nB = 2\n\tC=3\t\n", "A= 1|C=3\t")]
    [InlineData("A=1\r\nB=\"2\"\r\n", "A=1\r|B=2\"\r")]
    [InlineData("export A=1\nexport  B=1\nexport\tC=1\nexport export D=1\n", "A=1")]
    [InlineData("A='$HOME'\nB=~\nC=a\\nb\n", "A=$HOME|B=~|C=a\\nb")]
    [InlineData("A=\nB=\"\"\n", "A=|B=")]
    [InlineData("1A=1\n_=2\nA.B=1\nÜ=1\n=x\n", "1A=1|_=2")]
    [InlineData("A=x\\\n# c\n\n  y\nB=2", "A=x  y|B=2")]
    [InlineData("A=x\\   \ny\n", "A=xy")]
    [InlineData("A=x\\ # c\nB=1\n", "A=x\\ |B=1")]
    [InlineData("B=1\nA=x\\\n", "B=1")]
    [InlineData("B=1\nA=x\\", "B=1")]
    [InlineData("\\\n  export A=1\n", "A=1")]
    [InlineData("A=1\nA\nB=2\n", "B=2")]
    [InlineData("A=1\nA\nA=3\n", "A=3")]
    [InlineData("A=1\nB=2\0\nC=3\n", "A=1")]
    [InlineData("A=1\nB=2\0x", "A=1|B=2")]
    [InlineData("\uFEFF# c\nA=1\n", "A=1")]
    public void Reads_what_pam_env_reads(string text, string expected) => Assert.Equal(expected, AssignmentCases.Read(Format, text));

    [Theory]
    [InlineData(8188, true)]
    [InlineData(8189, false)]
    public void A_line_that_fills_the_buffer_ends_the_reading(int length, bool isRead)
    {
        var text = "A=1\nB=" + new string('x', length) + "\nC=1\n";
        Assert.Equal(isRead, AssignmentCases.Read(Format, text).EndsWith("|C=1", StringComparison.Ordinal));
        Assert.Equal(isRead ? 0 : 1, AssignmentCases.Errors(Format, text).Length);
    }

    [Theory]
    [InlineData("A=1\nB = secret\n", "2:1 line is ignored: the name has other characters than letters, digits and '_' (no blank may stand before '=')")]
    [InlineData("junk\n", "1:1 line is ignored: there is no '='")]
    [InlineData("  =x # c\n", "1:3 line is ignored: there is no name before '='")]
    [InlineData("A=1\nB=2\\\n", "2:1 line is ignored: it ends with a backslash and nothing follows")]
    [InlineData("A=\0\nB=1\n", "1:1 reading stops here: a line that holds a zero byte or more than 8,190 bytes ends it")]
    public void Says_what_is_lost(string text, string expected) => Assert.Equal([expected], AssignmentCases.Errors(Format, text));

    [Theory]
    [InlineData("/etc/environment", true)]
    [InlineData("/srv/etc/environment", false)]
    [InlineData("/etc/environment.d/a.conf", false)]
    public void Claims_one_file(string path, bool expected) => Assert.Equal(expected, Format.Claims(path, ""));
}
