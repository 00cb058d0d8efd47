using ProxyFixer.Formats.Cmd;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Cmd;

public sealed class CmdReadingTests
{
    [Theory]
    [InlineData("set A=b", "b")]
    [InlineData("set A=b ", "b ")]              // the blank is part of the value
    [InlineData("set A=\"b\"", "\"b\"")]        // and so are quotes
    [InlineData("set \"A=b\"", "b")]
    [InlineData("set \"A=b\" rest", "b")]
    [InlineData("set \"A=b^&c\"", "b^&c")]       // no escape inside of quotes
    [InlineData("set A=b^&c", "b&c")]
    [InlineData("set A=b&set X=y", "b")]
    [InlineData("set \"A=50%% x\"", "50% x")]
    [InlineData("set B=b\nset \"A=%B%/%b%\"", "b/b")]
    [InlineData("set \"A=%USERPROFILE%\"", null)]
    [InlineData("set /a A=1+1", null)]
    [InlineData("set /p A=Name? ", null)]
    [InlineData("if exist x set A=b", null)]
    [InlineData("if exist x (\nset A=b\n)", null)]
    [InlineData("goto end\nset A=b", null)]
    [InlineData("ver && set A=b", null)]
    [InlineData("@SET A=b", "b")]
    [InlineData("setlocal EnableDelayedExpansion\nset A=!B!", null)]
    [InlineData("set A=b^\nc", "bc")]
    public void Values_are_those_that_cmd_gives(string lines, string? value)
    {
        var variable = Assert.Single(Parse(lines).Members, member => member.Name == "A");
        Assert.Equal(value, variable.AsString);
    }

    [Theory]
    [InlineData("set A=b\nset A=")]
    [InlineData("rem set A=b")]
    [InlineData(":: set A=b")]
    [InlineData("echo set A=b")]
    [InlineData("set a=b\nset \"A=\"")]
    [InlineData("openclaw gateway run\nset A=b")]
    public void What_does_not_reach_the_start_is_not_there(string lines) => Assert.DoesNotContain(Parse(lines).Members, member => member.Name == "A");

    [Theory]
    [InlineData("node C:\\npm\\node_modules\\openclaw\\dist\\index.js gateway", true)]
    [InlineData("\"C:\\Program Files\\nodejs\\node.exe\" \"C:\\a b\\openclaw\\dist\\entry.js\" gateway --port 1", true)]
    [InlineData("call \"%APPDATA%\\npm\\openclaw.cmd\" gateway run", true)]
    [InlineData("start \"OpenClaw\" /min openclaw gateway", true)]
    [InlineData("echo openclaw gateway", false)]
    [InlineData("node server.js gateway", false)]
    public void The_start_is_found(string line, bool isStart) =>
        Assert.Equal(isStart, CmdScript.Read(SourceText.FromString("/x.cmd", line + "\r\n")).Start is not null);

    [Fact]
    public void A_new_line_stands_beside_the_proxies_and_keeps_CR_LF()
    {
        const string Text = "@echo off\r\nset \"HTTPS_PROXY=http://p:1\"\r\nset \"Z=1\"\r\nopenclaw gateway run\r\n";
        var format = new CmdFormat();
        var edited = (EditResult.Edited)format.Edit(format.Parse(SourceText.FromString("/x.cmd", Text)), NodePath.Of("NODE_USE_ENV_PROXY"), "1");
        Assert.Equal(
            Text.Replace("p:1\"\r\n", "p:1\"\r\nset \"NODE_USE_ENV_PROXY=1\"\r\n", StringComparison.Ordinal),
            SourceText.FromString("/x.cmd", Text).Apply(edited.Edits).Text);
    }

    private static ObjectNode Parse(string lines) => (ObjectNode)new CmdFormat().Parse(SourceText.FromString("/x.cmd", lines)).Root;
}
