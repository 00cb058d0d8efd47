using ProxyFixer.Formats.Shell;
using ProxyFixer.Tests.Formats.Assignments;

namespace ProxyFixer.Tests.Formats.Shell;

public class ShellEditingTests
{
    private static readonly ShellFormat Format = new();

    [Theory]
    [InlineData("", "export N=1\n")]
    [InlineData("#!/bin/sh\n# c\n", "#!/bin/sh\n# c\nexport N=1\n")]
    [InlineData("export A='1'", "export A='1'\nexport N='1'")]
    [InlineData("  export   http_proxy=\"x\"; umask 022\nB=1\n", "  export   http_proxy=\"x\"; umask 022\n  export   N=\"1\"\nB=1\n")]
    [InlineData("export HTTP_PROXY=x; cat <<E\nexport B=1\nE\n:\n", "export HTTP_PROXY=x; cat <<E\nexport B=1\nE\nexport N=1\n:\n")]
    [InlineData("export HTTP_PROXY=x; if a; then\n  b\nfi\n:\n", "export HTTP_PROXY=x; if a; then\n  b\nfi\nexport N=1\n:\n")]
    [InlineData("export HTTP_PROXY=x &&\n  export B=1\n:\n", "export HTTP_PROXY=x &&\n  export B=1\nexport N=1\n:\n")]
    [InlineData("export A=1\nf() {\n  export HTTP_PROXY=x\n}\n", "export A=1\nexport N=1\nf() {\n  export HTTP_PROXY=x\n}\n")]
    [InlineData("case $X in\n  a)\n    export HTTP_PROXY=x\n    ;;\nesac\n", "case $X in\n  a)\n    export HTTP_PROXY=x\n    export N=1\n    ;;\nesac\n")]
    [InlineData("HTTP_PROXY=x\nexport HTTP_PROXY NO_PROXY\n:\n", "HTTP_PROXY=x\nexport HTTP_PROXY NO_PROXY\nexport N=1\n:\n")]
    [InlineData("export A=1\r\nexport B=2\r\n", "export A=1\r\nexport B=2\r\nexport N=1\n")]
    [InlineData("declare -x HTTP_PROXY=\"x\"\n:\n", "declare -x HTTP_PROXY=\"x\"\nexport N=\"1\"\n:\n")]
    [InlineData("export A=1 # c\\\n", "export A=1 # c\\\nexport N=1\n")]
    [InlineData("export A=1 \\\n", "export A=1 \\\n\nexport N=1\n")]
    public void A_new_line_stands_on_its_own_next_to_the_proxies(string text, string expected) =>
        Assert.Equal(expected, AssignmentCases.Set(Format, text, "N", "1"));

    [Theory]
    [InlineData("# ~/.bashrc\n\n# not interactive\n[ -z \"$PS1\" ] && return\nexport HTTP_PROXY=x\n", "# ~/.bashrc\n\nexport N=1\n# not interactive\n[ -z \"$PS1\" ] && return\nexport HTTP_PROXY=x\n")]
    [InlineData("# top\nreturn\n", "# top\nexport N=1\nreturn\n")]
    [InlineData("export A=1\n:\nexit\nexport HTTP_PROXY=x\n", "export A=1\nexport N=1\n:\nexit\nexport HTTP_PROXY=x\n")]
    public void A_new_line_never_stands_behind_an_early_return(string text, string expected) =>
        Assert.Equal(expected, AssignmentCases.Set(Format, text, "N", "1"));

    [Theory]
    [InlineData("export N=0 A=2; : # c\n", "1", "export N=1 A=2; : # c\n")]
    [InlineData("export N=\n", "1", "export N=1\n")]
    [InlineData("export N='0'\n", "it's", "export N='it'\\''s'\n")]
    [InlineData("export N=\"0\"\n", "a b", "export N=\"a b\"\n")]
    [InlineData("export N=\"0\"\n", "a$b", "export N='a$b'\n")]
    [InlineData("export N=0\n", "it's $5", "export N=\"it's \\$5\"\n")]
    [InlineData("export N=0\n", "a b", "export N='a b'\n")]
    [InlineData("export N=0\n", "", "export N=\n")]
    [InlineData("export N=0\r\n", "1", "export N=1\n")]
    [InlineData("export \"N=0\" A=1\n", "1", "export N=1 A=1\n")]
    [InlineData("export N=\"$X\"\n", "1", "export N=\"1\"\n")]
    [InlineData("N=0\nA=1\n", "1", "export N=1\nA=1\n")]
    [InlineData("set -a\nN=0\n", "1", "set -a\nN=1\n")]
    [InlineData("if x; then\n  export N=0\nfi\n", "1", "if x; then\n  export N=1\nfi\n")]
    [InlineData("if x; then\n  export N=1\nfi\n", "1", "if x; then\n  export N=1\nfi\n")]
    [InlineData("if x; then export N=0; else export N=2; fi\n:\n", "1", "if x; then export N=0; else export N=2; fi\nexport N=1\n:\n")]
    [InlineData("export N=0\nunset N\nexport A=1\n", "1", "export N=0\nunset N\nexport A=1\nexport N=1\n")]
    [InlineData("export N=${A:=1}\nexport A\n", "1", "export N=${A:=1}\nexport A\nexport N=1\n")]
    public void The_last_value_is_replaced_or_followed(string text, string value, string expected) =>
        Assert.Equal(expected, AssignmentCases.Set(Format, text, "N", value));

    [Theory]
    [InlineData("1A", "1")]
    [InlineData("A-B", "1")]
    [InlineData("N", "a\0b")]
    public void What_no_shell_can_hold_is_refused(string name, string value) =>
        Assert.StartsWith("refused: ", AssignmentCases.Set(Format, "export A=1\n", name, value), StringComparison.Ordinal);
}
