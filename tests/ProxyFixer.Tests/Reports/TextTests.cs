using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Reports;

/// <summary>The form for people: on terminals of several widths, piped, with links and colours.</summary>
public sealed class TextTests : IDisposable
{
    private const string Machine = "fixtures/reported-host/machine";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_finding_shows_the_lines_that_lead_to_it_underlined()
    {
        Assert.StartsWith("""
            openclaw-gateway.service of claw: a proxy that Node's fetch ignores
            error PXF0101 (node-env-proxy-off)
              openclaw-gateway.service starts Node with a proxy,
            """, Lint().Output, StringComparison.Ordinal);
        Assert.Contains("""
               --> home/claw/.config/systemd/user/openclaw-gateway.service:17:13
              17 | Environment=HTTPS_PROXY=http://192.168.31.201:7890
                 |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
               ::: home/claw/.config/systemd/user/openclaw-gateway.service:7:11
               7 | ExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway --port 18789
                 |           ------------------------------------------------------------------------------- this starts Node
            """, Lint().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public void On_a_terminal_no_word_is_broken_and_no_sentence_is_wider(int width)
    {
        var piped = Words(Lint().Output);
        var run = Lint(width: width, options: ["--color", "never"]);
        Assert.All(run.Output.Split('\n').Where(line => line.Length > width), line => Assert.Matches("^ +(-->|:::|creates|edits) |^ +[0-9]* *[|] ", line));
        Assert.Contains(width == 200 ? "- this starts Node\n" : "-\n     |           this starts Node\n", run.Output, StringComparison.Ordinal);
        Assert.All(run.Error.Split('\n'), line => Assert.InRange(line.Length, 0, width));
        Assert.Equal(Words(Lint().Error), Words(run.Error));
        Assert.Equal(piped.Where(word => !word.Contains('^', StringComparison.Ordinal)).Take(20), Words(run.Output).Where(word => !word.Contains('^', StringComparison.Ordinal)).Take(20));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("concise")]
    [InlineData("msbuild")]
    public void A_line_end_in_a_name_begins_no_line(string format)
    {
        folder.Write("m/a\n::error::b/.env", "HTTPS_PROXY=http://10.0.0.1:7890\n");
        folder.Write("m/c\n::error::d/compose.yaml", [0xFF, 0xFE, 0xFF]);
        var run = CommandRun.Of(["lint", "m", "--format", format], folder.Path);
        Assert.Contains("PXF0201", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n::", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Piped_output_has_a_paragraph_a_line_and_no_codes() => Assert.DoesNotContain('\e', Lint().Output);

    [Fact]
    public void Help_that_findings_share_stands_once()
    {
        folder.Write("m/etc/passwd", "claw:x:1000:1000::/home/claw:/bin/bash\n");
        folder.Write("m/srv/environment.d/10.conf", "HTTPS-PROXY=a\nHTTP-PROXY=b\n");
        var run = CommandRun.Of(["lint", "--root", "m", "srv"], folder.Path);
        Assert.Equal(2, run.Output.Split("PXF0901").Length - 1);
        Assert.Equal(1, run.Output.Split("  help: ").Length - 1);
    }

    [Theory]
    [InlineData(true, "VTE_VERSION", "7600")]
    [InlineData(true, "TERM_PROGRAM", "WezTerm")]
    [InlineData(false, "VTE_VERSION", "4000")]
    [InlineData(false, "TERM", "xterm")]
    public void Places_are_links_where_the_terminal_can(bool hasLinks, string name, string value)
    {
        var run = Lint(width: 80, environment: (name, value));
        Assert.Equal(hasLinks, run.Output.Contains($"\e]8;;file://{Repository.Root}/{Machine}/home/claw/.config/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "FORCE_COLOR", "1")]
    [InlineData(true, "CLICOLOR_FORCE", "1")]
    [InlineData(false, "FORCE_COLOR", "0")]
    [InlineData(false, "CLICOLOR_FORCE", "0")]
    [InlineData(false, "NO_COLOR", "1")]
    public void Colour_can_be_forced(bool isColoured, string name, string value) =>
        Assert.Equal(isColoured, Lint(environment: (name, value)).Output.Contains("\e[", StringComparison.Ordinal));

    [Fact]
    public void The_end_says_what_was_looked_at_and_names_the_command()
    {
        Assert.Equal(
            "1 error and 1 warning in 4 files, for openclaw-gateway.service (OpenClaw 2026.3.8, Node 22.22.0); 2 can be fixed: "
            + $"proxyfixer diff --root {Machine} shows how, proxyfixer fix --root {Machine} does it. 2 notes more with --verbose.\n",
            Lint().Error);
        Assert.StartsWith("1 warning in ", Lint(options: ["--select", "codex-headers-not-browser-like"]).Error, StringComparison.Ordinal);
        var notes = Lint(options: ["--select", "pxf0508", "--fail-on", "info"]);
        Assert.Equal(1, notes.ExitCode);
        Assert.StartsWith("1 note in ", notes.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("--verbose", notes.Error, StringComparison.Ordinal);
        Assert.Contains("info PXF0508", notes.Output, StringComparison.Ordinal);
        Assert.StartsWith("Nothing that is checked here was found in etc, and nothing else was looked at", CommandRun.Of(["lint", "--root", "fixtures/empty-home/machine", "/etc"], Repository.Root).Error, StringComparison.Ordinal);
        Assert.StartsWith("Nothing of OpenClaw was found here", CommandRun.Of(["lint", "--root", "fixtures/empty-home/machine"], Repository.Root).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_and_the_marks_tell_fixes_that_are_only_made_on_request()
    {
        folder.Write(".proxyfixer.yaml", "versions: { openclaw: 2026.3.8, node: 22.22.0 }\n");
        folder.Write("m/etc/environment", "HTTPS_PROXY=http://10.0.0.1:7890\n");
        folder.Write("m/etc/a.systemd.env", "HTTPS_PROXY=http://10.0.0.1:7890\n");
        CommandRun LintEtc(string path, params string[] options) => CommandRun.Of(["lint", "--root", "m", "--select", "PXF0205", path, .. options], folder.Path);
        Assert.Equal(
            "1 warning in 1 file; 1 can be fixed only with --unsafe-fixes: proxyfixer diff --root m --select PXF0205 /etc/environment --unsafe-fixes shows how.\n",
            LintEtc("/etc/environment").Error);
        Assert.Contains("; 1 can be fixed: proxyfixer diff ", LintEtc("/etc").Error, StringComparison.Ordinal);
        Assert.EndsWith(" does it; 1 more with --unsafe-fixes.\n", LintEtc("/etc").Error, StringComparison.Ordinal);
        Assert.Equal(["etc/a.systemd.env"], LintEtc("/etc", "--format", "concise").Output.Split('\n').Where(line => line.Contains("[*]", StringComparison.Ordinal)).Select(line => line.Split(':')[0]));
    }

    [Fact]
    public void The_end_names_the_users_whose_services_have_one_name()
    {
        folder.Write("m/etc/passwd", "alice:x:1000:1000::/home/alice:/bin/bash\nbob:x:1001:1001::/home/bob:/bin/bash\n");
        folder.Write("m/usr/lib/node_modules/openclaw/package.json", """{"name":"openclaw","version":"2026.3.8"}""");
        foreach (var user in new[] { "alice", "bob" })
        {
            folder.Write($"m/home/{user}/.config/systemd/user/openclaw-gateway.service", "[Service]\nExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway\n");
        }

        var run = CommandRun.Of(["lint", "--root", "m"], folder.Path);
        Assert.Contains(", for openclaw-gateway.service of alice and of bob (OpenClaw 2026.3.8, Node of unknown version)", run.Error, StringComparison.Ordinal);
        Assert.Contains(", for openclaw-gateway.service (OpenClaw 2026.3.8,", CommandRun.Of(["lint", "--root", "m", "--home", "/home/bob"], folder.Path).Error, StringComparison.Ordinal);
    }

    private static CommandRun Lint(int width = 0, string[]? options = null, (string Name, string Value)? environment = null) => CommandRun.Of(
        ["lint", "--root", Machine, .. options ?? []],
        Repository.Root,
        new Dictionary<string, string> { ["HOME"] = "/nowhere", ["XDG_STATE_HOME"] = "/nowhere", [environment?.Name ?? "LANG"] = environment?.Value ?? "C" },
        width: width,
        clock: FixedClock.Noon);

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
