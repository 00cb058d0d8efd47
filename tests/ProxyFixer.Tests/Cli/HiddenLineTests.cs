using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>Lines that the file's reader does not take for an assignment hold secrets as well.</summary>
public sealed class HiddenLineTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("export OPENAI_API_KEY=\"canary\"")]
    [InlineData("OPENAI_API_KEY = canary")]
    [InlineData("# canary")]
    [InlineData("canary")]
    public void A_last_line_without_end_is_hidden_where_only_its_end_changes(string line)
    {
        folder.Write("m/home/u/.config/environment.d/10.conf", "A=1\n" + line);
        var run = CommandRun.Of(["set", "/home/u/.config/environment.d/10.conf", "B=2", "--dry-run", "--root", Path.Combine(folder.Path, "m")], folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("+B=2", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openclaw.json", "{ env: { vars: { A: '1' } }, list: [", "'aaaa', ", "] }", "/env/vars/B")]
    [InlineData("openclaw.json", "{ env: { vars: { A: '1' } }, ", "a: { b: 'c' }, ", "}", "/env/vars/B")]
    [InlineData("a/.env", "A=1\nB=", "word=x ", "\n", "C")]
    [InlineData("code/environment.d/10.conf", "A=1\nB=", "${A} ", "\n", "C")]
    [InlineData("openclaw-gateway.service", "[Service]\nEnvironment=", "A=1 ", "\n", "C")]
    public void A_very_long_line_takes_no_more_than_linear_time(string name, string above, string repeated, string below, string target)
    {
        var path = folder.Write(name, above + string.Concat(Enumerable.Repeat(repeated, 3_000_000 / repeated.Length)) + below);
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var run = CommandRun.Of(["set", path, target + "=2", "--dry-run"], folder.Path);
        Assert.Equal(1, run.ExitCode);
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_null_character_in_the_list_of_users_stops_nothing()
    {
        folder.Write("m/etc/passwd", "u:x:1000:1000::/home/\0u:/bin/sh\nv:x:1001:1001::/home/v:/bin/sh\n");
        folder.Write("m/home/v/.openclaw/.env", "A=1\n");
        Assert.Equal(0, CommandRun.Of(["lint", "--root", Path.Combine(folder.Path, "m")], folder.Path).ExitCode);
    }
}
