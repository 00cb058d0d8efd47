using ProxyFixer.Formats.Systemd;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Systemd;

public sealed class SystemdEditTests
{
    [Theory]
    [InlineData("[Service]\nEnvironment=A=1\n[Install]\nWantedBy=x\n", "1", "[Service]\nEnvironment=A=1\nEnvironment=F=1\n[Install]\nWantedBy=x\n")]
    [InlineData("[Service]\nEnvironment=A=1 \\\n  B=2\nX-a=1\n", "1", "[Service]\nEnvironment=A=1 \\\n  B=2\nEnvironment=F=1\nX-a=1\n")]
    [InlineData("[Unit]\n[Service]\nType=simple\n", "1", "[Unit]\n[Service]\nEnvironment=F=1\nType=simple\n")]
    [InlineData("[Service]\nEnvironment=A=1", "1", "[Service]\nEnvironment=A=1\nEnvironment=F=1\n")]
    [InlineData("[Service]\nEnvironment=A=1 \\", "1", "[Service]\nEnvironment=A=1 \\\n\nEnvironment=F=1\n")]
    [InlineData("[Service]\r\nEnvironment=A=1\r\n", "1", "[Service]\r\nEnvironment=A=1\r\nEnvironment=F=1\r\n")]
    [InlineData("[Service]\nEnvironment=A=1 F=0 B=2\n", "1", "[Service]\nEnvironment=A=1 F=1 B=2\n")]
    [InlineData("[Service]\nEnvironment=\"F=0\" 'G=1'\n", "1", "[Service]\nEnvironment=\"F=1\" 'G=1'\n")]
    [InlineData("[Service]\nEnvironment='F=it\\'s'\n", "it's \"50%\" \\", "[Service]\nEnvironment='F=it\\'s \"50%%\" \\\\'\n")]
    [InlineData("[Service]\nEnvironment=F=\"0\"\n", "two words", "[Service]\nEnvironment=F=\"two words\"\n")]
    [InlineData("[Service]\nEnvironment=F=0\n", "two words", "[Service]\nEnvironment=\"F=two words\"\n")]
    [InlineData("[Service]\nEnvironment=F=1\nEnvironment=F=0\n", "1", "[Service]\nEnvironment=F=1\nEnvironment=F=1\n")]
    [InlineData("[Service]\nEnvironment=F=1\nEnvironment=\n", "1", "[Service]\nEnvironment=F=1\nEnvironment=\nEnvironment=F=1\n")]
    [InlineData("[Service]\nEnvironment=F=1 F=%Q\n", "0", "[Service]\nEnvironment=F=0 F=%Q\n")]
    [InlineData("[Unit]\nEnvironment=F=1\n", "1", "[Unit]\nEnvironment=F=1\n\n[Service]\nEnvironment=F=1\n")]
    [InlineData("", "", "[Service]\nEnvironment=F=\n")]
    [InlineData("[Service]\nEnvironment=F=0\n", "http://u:p%40x@h:1", "[Service]\nEnvironment=F=http://u:p%%40x@h:1\n")]
    public void Unit(string text, string value, string expected) => Check(new SystemdUnitFormat(), text, value, expected);

    [Theory]
    [InlineData("A=1", "1", "A=1\nF=1\n")]
    [InlineData("A=1\n", "1", "A=1\nF=1\n")]
    [InlineData("A=x \\", "1", "A=x \\\n\nF=1\n")]
    [InlineData("# c \\\n", "1", "# c \\\n\nF=1\n")]
    [InlineData("HTTP_PROXY=x\nB=1\n", "1", "HTTP_PROXY=x\nF=1\nB=1\n")]
    [InlineData("A=1\r\n", "1", "A=1\r\nF=1\r\n")]
    [InlineData("F=0  \nB=1\n", "1", "F=1  \nB=1\n")]
    [InlineData("F = \"0\"\n", "1", "F = \"1\"\n")]
    [InlineData("F='0'\n", "it's", "F=\"it's\"\n")]
    [InlineData("F=\n", "1", "F=1\n")]
    [InlineData("F=1\nF=0\n", "1", "F=1\nF=1\n")]
    [InlineData("F=1\nF=0\n", "", "F=1\nF=\n")]
    [InlineData("export F=0\n", "1", "export F=0\nF=1\n")]
    [InlineData("F=0\n", "c:\\temp $x", "F=\"c:\\\\temp $x\"\n")]
    [InlineData("F=0\n", " x", "F=\" x\"\n")]
    [InlineData("F=0\n", "a\nb", "F=\"a\nb\"\n")]
    [InlineData("F=0 # off\n", "1", "F=1\n")]
    public void Environment_file(string text, string value, string expected) => Check(new EnvironmentFileFormat(), text, value, expected);

    [Theory]
    [InlineData("A=1\n", "x$y", "A=1\nF=x$$y\n")]
    [InlineData("F='0'\n", "$HOME/x", "F='$$HOME/x'\n")]
    [InlineData("F=0\n", "a\"b$", "F=a\"b$$\n")]
    public void Environment_d(string text, string value, string expected) => Check(new EnvironmentDFormat(), text, value, expected);

    [Theory]
    [InlineData("systemd-unit", "[Service]\nEnvironment=A=1\n[Broken\n", 1, 26)]
    [InlineData("systemd-env-file", "A=1\nB='open\n", 1, 6)]
    [InlineData("environment-d", "A=1\n", 0, 4)]
    public void What_cannot_be_set_is_refused_with_the_place(string kind, string text, int digit, int at)
    {
        var format = ProxyFixer.Formats.FormatCatalog.OfKind(kind);
        var result = format.Edit(format.Parse(SourceText.FromString("/x", text)), NodePath.Of("F"), digit == 0 ? "" : "1");
        Assert.Equal(at, Assert.IsType<EditResult.Refused>(result).Span.Start);
    }

    [Theory]
    [InlineData("/etc/systemd/system/a.service", "", "systemd-unit")]
    [InlineData("/etc/systemd/system/a.service.d/10.conf", "", "systemd-unit")]
    [InlineData("/etc/systemd/system/service.d/10.conf", "", "systemd-unit")]
    [InlineData("/home/a/.config/environment.d/10.conf", "", "environment-d")]
    [InlineData("/home/a/.openclaw/gateway.systemd.env", "", "systemd-env-file")]
    [InlineData("/etc/systemd/system.conf", "", null)]
    [InlineData("/etc/systemd/user.conf.d/a.conf", "", null)]
    [InlineData("/usr/share/dbus-1/services/x.service", "[D-BUS Service]\nName=x\n", null)]
    public void Files_are_told_by_their_place(string path, string text, string? kind) =>
        Assert.Equal(kind, new IFormat[] { new SystemdUnitFormat(), new EnvironmentFileFormat(), new EnvironmentDFormat() }.FirstOrDefault(f => f.Claims(path, text))?.Kind);

    [Fact]
    public void A_unit_reads_as_sections_of_lines()
    {
        var root = (ObjectNode)new SystemdUnitFormat().Parse(SourceText.FromString("/x", "[Service]\nExecStart=/a \\\n # c\n b\n[Unit]\nAfter = x \n[Service]\nUser=u\n")).Root;
        Assert.Equal(["Service", "Unit"], root.Members.Select(m => m.Name));
        var lines = ((ListNode)root.Find("Service")!.Value.Value).Items.Cast<ObjectNode>().Select(line => string.Join('|', line.Members.Select(m => $"{m.Name}={((ScalarNode)m.Value).Value}")));
        Assert.Equal(["key=ExecStart|value=/a   b|line=2", "key=User|value=u|line=8"], lines);
    }

    [Fact]
    public void Errors_hold_no_value()
    {
        var unit = new SystemdUnitFormat().Parse(SourceText.FromString("/x", "secret\n[Service]\nsecret\nsecret=1\nEnvironment=secret %Q=secret A=secret'\n[secret\n"));
        var file = new EnvironmentFileFormat().Parse(SourceText.FromString("/x", "secret\nexport A=secret\n1=secret\nB='secret\n"));
        Assert.Equal((7, 4), (unit.Errors.Length, file.Errors.Length));
        Assert.DoesNotContain(unit.Errors.Concat(file.Errors), error => error.Message.Contains("secret", StringComparison.Ordinal));
    }

    private static void Check(IFormat format, string text, string value, string expected)
    {
        var document = format.Parse(SourceText.FromString("/x", text));
        var edited = Assert.IsType<EditResult.Edited>(format.Edit(document, NodePath.Of("F"), value));
        Assert.Equal(expected, document.Text.Apply(edited.Edits).Text);
    }
}
