using ProxyFixer.Machine;
using ProxyFixer.Services.Launchd;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Services.Launchd;

/// <summary>Variables that a job of launchd gives to others.</summary>
public sealed class LaunchdSessionTests : IDisposable
{
    private const string Agents = "/Users/jo/Library/LaunchAgents";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/bin/launchctl|setenv|HTTPS_PROXY|http://p:1", "HTTPS_PROXY=http://p:1")]
    [InlineData("launchctl|setenv|HTTPS_PROXY|http://p:1|NO_PROXY|x", "HTTPS_PROXY=http://p:1 NO_PROXY=x")]
    [InlineData("sh|-c|launchctl setenv HTTPS_PROXY http://p:1 &amp;&amp; launchctl setenv NODE_USE_ENV_PROXY '1'", "HTTPS_PROXY=http://p:1 NODE_USE_ENV_PROXY=1")]
    [InlineData("/bin/zsh|-lc|/bin/launchctl setenv https_proxy http://p:1", "https_proxy=http://p:1")]
    [InlineData("/bin/sh|/Users/jo/env.sh", "HTTP_PROXY=http://s:2")]
    [InlineData("/Users/jo/env.sh", "HTTP_PROXY=http://s:2")]
    [InlineData("/bin/launchctl|setenv|EDITOR|vim", "")]
    [InlineData("/bin/launchctl|unsetenv|HTTPS_PROXY", "")]
    [InlineData("/bin/echo|launchctl|setenv|HTTPS_PROXY|x", "")]
    [InlineData("/bin/sh|-c", "")]
    [InlineData("", "")]
    public void Jobs_set_variables_for_those_that_start_later(string words, string variables)
    {
        Job("env", words);
        folder.Write("Users/jo/env.sh", "#!/bin/sh\nif true; then\n  launchctl setenv HTTP_PROXY \"http://s:2\"\nfi\n");
        Assert.Equal(variables, string.Join(' ', Session.Variables.Select(variable => $"{variable.Name}={variable.Value}")));
        Assert.Equal((variables.Length > 0, true, false), (Session.Doubt is not null, Session.IsKnown, Session.HidesProxies));
    }

    [Theory]
    [InlineData("sh|-c|launchctl setenv HTTPS_PROXY \"http://$HOST:1\"", true)]
    [InlineData("sh|-c|launchctl setenv HTTPS_PROXY `proxy`", true)]
    [InlineData("sh|-c|launchctl setenv HTTPS_PROXY http://p:1; launchctl setenv HTTPS_PROXY http://q:1", true)]
    [InlineData("sh|-c|launchctl setenv NODE_OPTIONS \"$OPTIONS\"", false)]
    [InlineData("sh|-c|for n in A B; do launchctl setenv $n 1; done", false)]
    public void What_the_files_do_not_tell_is_not_known(string words, bool isProxy)
    {
        Job("env", words);
        Assert.Equal((false, isProxy), (Session.IsKnown, Session.HidesProxies));
        Assert.Equal(isProxy ? 1 : 0, Session.Variables.Count());
        Assert.StartsWith($"{Agents}/env.plist sets ", Session.Doubt, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_jobs_are_all_named()
    {
        Job("a", "launchctl|setenv|HTTPS_PROXY|http://p:1");
        Job("b", "launchctl|setenv|HTTPS_PROXY|http://p:1");
        Assert.Equal(
            $"{Agents}/a.plist and {Agents}/b.plist set HTTPS_PROXY by launchctl setenv, which counts for what starts later, and nothing orders the jobs of launchd",
            Session.Doubt);
        Assert.Single(Session.Variables);
    }

    [Theory]
    [InlineData("Users/jo/Library/LaunchAgents", true)]
    [InlineData("Library/LaunchAgents", true)]
    [InlineData("Library/LaunchDaemons", false)]
    [InlineData("Users/other/Library/LaunchAgents", false)]
    public void An_agent_gets_what_agents_of_its_session_set(string where, bool counts)
    {
        folder.Write("Users/jo/Library/LaunchAgents/ai.openclaw.gateway.plist", Plist("/usr/local/bin/node|/usr/local/lib/node_modules/openclaw/dist/index.js|gateway"));
        folder.Write(where + "/env.plist", Plist("launchctl|setenv|HTTPS_PROXY|http://p.internal:1"));
        var run = CommandRun.Of(["lint", "--root", folder.Path, "--home", "/Users/jo"], folder.Path);
        Assert.Equal(counts, run.Output.Contains("sets HTTPS_PROXY by launchctl setenv", StringComparison.Ordinal));
        Assert.Equal(counts, run.Output.Contains("PXF0101", StringComparison.Ordinal));
    }

    private LaunchdSession Session => LaunchdSession.Of(new MachineFiles(folder.Path), [Agents]);

    private void Job(string name, string words) => folder.Write($"{Agents[1..]}/{name}.plist", Plist(words));

    private static string Plist(string words) =>
        $"<plist version=\"1.0\"><dict><key>Label</key><string>x</string><key>ProgramArguments</key><array>{string.Concat(words.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(word => $"<string>{word}</string>"))}</array></dict></plist>";
}
