using ProxyFixer.Formats.Shell;
using ProxyFixer.Tests.Formats.Assignments;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Shell;

public class FishTests : FormatLaws
{
    private const string Head = "#!/usr/bin/fish\n";

    protected override IFormat Format { get; } = new ShellFormat();

    protected override NodePath Path { get; } = NodePath.Of("NODE_USE_ENV_PROXY");

    protected override bool SurvivesCrLf => false;

    protected override IReadOnlyList<string> Heads { get; } = [Head];

    protected override IReadOnlyList<string> Keywords { get; } = ["if", "else", "end", "while", "for", "in", "begin", "switch", "case", "function", "and", "or", "not", "set", "-gx", "$x", "return"];

    protected override IReadOnlyList<string> Samples { get; } =
    [
        Head,
        Head + "# only a comment\nset -gx HTTP_PROXY http://p:1 # c\nset -gx NO_PROXY 'a\\'b' \n",
        Head + "if status is-interactive\n    set -gx HTTPS_PROXY \"http://$host:1\"\nend\nset -x NODE_USE_ENV_PROXY 0\n",
        Head + "function proxy_on --description 'x'\n    set -gx HTTP_PROXY (echo \"a)\")\nend\nset -gx A b\\ c; set -e B\n",
        Head + "status is-interactive; or return\nset -gx NODE_USE_ENV_PROXY \"0\"\nfor x in 1 2\n  echo $x | cat\nend\n",
    ];

    protected override IReadOnlyDictionary<string, string> Values(Document document) => AssignmentCases.Values(document);

    [Theory]
    [InlineData("set -gx A 1\nset -Ux B 'x y'\nset --export --global C \"z\\\"\"\nset D 1\nset -x E\n", "A=1|B=x y|C=z\"|E=")]
    [InlineData("set -gx A 1\nset A 2\n", "A=2")]
    [InlineData("set -gx A 1\nset -gu A 2\nset -lx B 1\nset -q C\n", "")]
    [InlineData("set -gx A 1 2\nset -gx B $x\nset -gx C (x)\nset -gx D ~/x\nset -ax E 1\n", "A=$dynamic|B=$dynamic|C=$dynamic|D=$dynamic|E=$dynamic")]
    [InlineData("export A=1 B='2 3'\nset -e A\n", "B=2 3")]
    [InlineData("if true; set -gx A 1; else; set -gx A 2; end\ntrue; and set -gx B 1\ntrue && set -gx C 1\nset -gx D 1 | cat\n", "A=$dynamic|B=$dynamic|C=$dynamic|D=$dynamic")]
    [InlineData("function f; set -gx A 1; end\nfunction g; set -gx B 1; end\nf\n", "A=$dynamic")]
    [InlineData("status is-interactive; or exit\nset -gx A 1\n", "A=1")]
    [InlineData("status is-interactive || return\nset -gx A 1\n", "A=1")]
    [InlineData("if not status is-interactive\n  return\nend\nset -gx A 1\n", "A=1")]
    [InlineData("test -f x; or return\nset -gx A 1\n", "A=$dynamic")]
    public void Reads_what_fish_exports(string text, string expected) => Assert.Equal(expected, AssignmentCases.Read(Format, Head + text));

    [Theory]
    [InlineData("set -gx https_proxy http://p:1\n# c\n", "set -gx https_proxy http://p:1\nset -gx N 1\n# c\n")]
    [InlineData("if status is-interactive\n    set -gx https_proxy \"http://p:1\"\nend\n", "if status is-interactive\n    set -gx https_proxy \"http://p:1\"\n    set -gx N \"1\"\nend\n")]
    [InlineData("set -gx N 0 # c\n", "set -gx N 1 # c\n")]
    [InlineData("set -Ux N 'a' 'b'\n", "set -Ux N 1\n")]
    public void Sets_a_variable_with_the_words_of_fish(string text, string expected) =>
        Assert.Equal(Head + expected, AssignmentCases.Set(Format, Head + text, "N", "1"));

    [Theory]
    [InlineData("set -gx A 'x\n", "2:11 what begins here is never closed")]
    [InlineData("if x\n", "2:1 the block that begins here is never closed by 'end'")]
    [InlineData("end\n", "2:1 'end' closes nothing here")]
    public void What_is_never_closed_is_an_error(string text, string error) => Assert.Equal([error], AssignmentCases.Errors(Format, Head + text));

    [Fact]
    public void Claims_files_of_fish() => Assert.True(Format.Claims("/home/u/.config/fish/config.fish", ""));
}
