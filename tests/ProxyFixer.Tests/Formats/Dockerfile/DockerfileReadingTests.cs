using ProxyFixer.Formats.Dockerfile;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Dockerfile;

public sealed class DockerfileReadingTests
{
    // The Dockerfile reference, "ENV" and "Environment replacement", and BuildKit's shell/envVarTest.
    [Theory]
    [InlineData("ENV A=one", "one")]
    [InlineData("ENV A=\"two words\" B=c", "two words")]
    [InlineData("ENV A=two\\ words", "two words")]
    [InlineData("ENV A two words", "two words")]
    [InlineData("ENV A 'two' words", "two words")]
    [InlineData("ENV A='$B'", "$B")]
    [InlineData("ENV A=\\$B", "$B")]
    [InlineData("ENV B=b\nENV A=${B}c", "bc")]
    [InlineData("ENV B=b\nENV A=${C:-$B}", null)]
    [InlineData("ENV A=${B:-word}", "word")]
    [InlineData("ENV B=\nENV A=${B-word}", "")]
    [InlineData("ENV B=b\nENV A=${B:+word}", "word")]
    [InlineData("ENV B=b A=$B", "")] // the value from before the instruction
    [InlineData("ARG B=b\nENV A=$B", "b")]
    [InlineData("ARG B\nENV A=$B", null)]
    [InlineData("ENV A=${B%x}", null)]
    [InlineData("ENV A=\"\\a\"", "\\a")]
    public void Values_are_those_of_a_build(string lines, string? value) =>
        Assert.Equal(value, ImageFile.Read(SourceText.FromString("/x", "FROM node\n" + lines + "\n")).Stages[0].Own.FindLast(v => v.Name == "A")!.Value);

    [Fact]
    public void A_stage_goes_on_from_the_stage_it_names()
    {
        var file = ImageFile.Read(SourceText.FromString("/x",
            "ARG TAG=2026.3.8\nFROM ghcr.io/openclaw/openclaw:$TAG AS base\nENV A=1\nCMD [\"node\", \"x\"]\nFROM scratch AS other\nFROM Base\nENV B=$A\n"));
        var last = file.Stages[^1];
        Assert.Empty(file.Errors);
        Assert.Equal("ghcr.io/openclaw/openclaw:2026.3.8", last.Image);
        Assert.Equal(["A=1", "B=1"], last.Variables.Select(variable => $"{variable.Name}={variable.Value}"));
        Assert.Equal("node x", string.Join(' ', last.Command));
    }

    [Fact]
    public void An_entrypoint_drops_the_command_of_the_image_and_a_plain_line_is_run_by_a_shell()
    {
        var file = ImageFile.Read(SourceText.FromString("/x", "FROM a AS a\nCMD [\"b\"]\nFROM a\nENTRYPOINT exec openclaw gateway\n"));
        Assert.True(file.Stages[1].Command.IsDefault);
        Assert.Equal("/bin/sh|-c|exec openclaw gateway", string.Join('|', file.Stages[1].Entrypoint));
    }

    [Theory]
    [InlineData("ENV A=1\n", "only ARG")]
    [InlineData("FROM a b\n", "FROM takes")]
    [InlineData("FROM a\nENV A=b c\n", "no NAME=value")]
    [InlineData("FROM a\nENV A\n", "ENV takes")]
    public void What_a_build_refuses_is_told(string text, string message) =>
        Assert.Contains(message, Assert.Single(new DockerfileFormat().Parse(SourceText.FromString("/x", text)).Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void A_new_line_stands_behind_the_last_ENV_with_a_proxy_in_the_last_stage()
    {
        const string Text = "FROM a AS b\nENV HTTPS_PROXY=x\nFROM b\nENV HTTP_PROXY=y \\\n  C=d\nENV Z=1\n";
        var format = new DockerfileFormat();
        var edited = (EditResult.Edited)format.Edit(format.Parse(SourceText.FromString("/x", Text)), NodePath.Of("NODE_USE_ENV_PROXY"), "1");
        Assert.Equal(
            Text.Replace("  C=d\n", "  C=d\nENV NODE_USE_ENV_PROXY=1\n", StringComparison.Ordinal),
            SourceText.FromString("/x", Text).Apply(edited.Edits).Text);
    }
}
