using ProxyFixer.Services.Scripts;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Services.Scripts;

public sealed class ScriptStartTests
{
    [Theory]
    [InlineData("openclaw gateway", true)]
    [InlineData("exec openclaw gateway run --port 1", true)]
    [InlineData("nohup openclaw gateway run > /tmp/x 2>&1 &", true)]
    [InlineData("A=b exec env C=d openclaw gateway --verbose", true)]
    [InlineData("exec tini -- node /app/openclaw/dist/index.js gateway", true)]
    [InlineData("gosu node node dist/index.js gateway run", true)]
    [InlineData("exec openclaw \"$@\"", true)]
    [InlineData("if true; then\n  openclaw gateway\nfi", true)]
    [InlineData("start() { openclaw gateway run; }", true)]
    [InlineData("cd /app && openclaw \\\n  gateway run", true)]
    [InlineData("openclaw gateway status", false)]
    [InlineData("openclaw gateway install", false)]
    [InlineData("echo openclaw gateway", false)]
    [InlineData("# openclaw gateway", false)]
    [InlineData("cat <<EOF\nopenclaw gateway\nEOF", false)]
    [InlineData("echo \"\nopenclaw gateway\n\"", false)]
    [InlineData("X=$(openclaw gateway)", false)]
    [InlineData("node server.js", false)]
    public void The_start_of_the_gateway_is_found(string line, bool isStart) => Assert.Equal(isStart, Find(line).Length == 1);

    [Theory]
    [InlineData("export HTTPS_PROXY=http://p:1\nopenclaw gateway", "http://p:1")]
    [InlineData("export HTTPS_PROXY=\"http://$HOST:1\"\nopenclaw gateway", null)]
    [InlineData("HTTPS_PROXY=http://p:1 openclaw gateway", "http://p:1")]
    [InlineData("export HTTPS_PROXY=http://p:1\nHTTPS_PROXY=http://p:2 exec openclaw gateway", "http://p:2")]
    [InlineData("export HTTPS_PROXY=http://p:1\nif [ -f x ]; then\n  openclaw gateway\nfi", "http://p:1")]
    public void What_stands_above_and_in_front_reaches_it(string script, string? value) =>
        Assert.Equal(value, Find(script)[0].Variables.Last(variable => variable.Name == "HTTPS_PROXY").Value);

    [Theory]
    [InlineData("HTTPS_PROXY=http://p:1\nopenclaw gateway")]
    [InlineData("openclaw gateway &\nexport HTTPS_PROXY=http://p:1")]
    [InlineData("export HTTPS_PROXY=http://p:1\nunset HTTPS_PROXY\nopenclaw gateway")]
    public void What_is_not_exported_by_then_does_not(string script) =>
        Assert.DoesNotContain(Find(script)[0].Variables, variable => variable.Name == "HTTPS_PROXY");

    [Theory]
    [InlineData("exec env -u HTTPS_PROXY openclaw gateway", "env -u HTTPS_PROXY openclaw gateway")]
    [InlineData("exec env -i A=1 openclaw gateway", "env -i A=1 openclaw gateway")]
    [InlineData("exec -c openclaw gateway", "exec -c openclaw gateway")]
    [InlineData("exec env A=1 openclaw gateway", "openclaw gateway")]
    public void A_wrapper_that_may_take_variables_away_belongs_to_the_program(string line, string program) =>
        Assert.Equal(program, string.Join(' ', Find(line)[0].Program.Select(word => word.Text)));

    [Fact]
    public void Only_scripts_have_starts()
    {
        Assert.Empty(ScriptStart.Find(SourceText.FromString("/home/claw/.bashrc", "openclaw gateway\n")));
        Assert.Single(ScriptStart.Find(SourceText.FromString("/srv/start.sh", "openclaw gateway\n")));
    }

    [Fact]
    public void No_text_makes_it_fail()
    {
        var random = new Random(5);
        const string Pieces = "openclaw gateway$({`'\"\\\n#;&|<>-EOF)} =";
        for (var round = 0; round < 3000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => Pieces[random.Next(Pieces.Length)])]);
            _ = Find(text);
            _ = Find(text + "\nopenclaw gateway\n");
        }
    }

    private static ScriptStart[] Find(string script) => [.. ScriptStart.Find(SourceText.FromString("/srv/start", "#!/bin/sh\n" + script + "\n"))];
}
