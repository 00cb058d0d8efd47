using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ProxyFixer.Gateways;
using ProxyFixer.Guard;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Guard;

/// <summary><c>guard install</c>, <c>status</c> and <c>remove</c>.</summary>
public sealed class GuardSetupTests : IDisposable
{
    private readonly GuardedMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Fact]
    public void Install_writes_three_units_that_watch_what_a_fix_depends_on()
    {
        var run = machine.Install();
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("systemctl --user enable --now proxyfixer-guard-openclaw-gateway.path proxyfixer-guard-openclaw-gateway.timer", run.Output, StringComparison.Ordinal);

        var watched = machine.Read("path").Split('\n').Where(line => line.StartsWith("PathChanged=", StringComparison.Ordinal)).Select(line => line["PathChanged=".Length..]);
        Assert.Equal(
            [
                "/home/claw/.config/systemd/user/openclaw-gateway.service", "/home/claw/.config/systemd/user/openclaw-gateway.service.d",
                "/home/claw/.openclaw/openclaw.json", "/usr/bin/node", "/usr/lib/node_modules", "/usr/lib/node_modules/openclaw/dist/index.js",
                "/usr/lib/node_modules/openclaw/package.json",
            ],
            watched);
        Assert.Contains("\nExecStart=/usr/bin/proxyfixer guard run openclaw-gateway.service --scope user --home /home/claw --settle 5\n", machine.Read("service"), StringComparison.Ordinal);
        Assert.Contains("Persistent=true", machine.Read("timer"), StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_of_the_header_code_is_watched()
    {
        machine.Files.AddProvider(GuardedMachine.OpenClaw + "/node_modules/@mariozechner/pi-ai");
        machine.Install();
        Assert.Contains("\nPathChanged=/usr/lib/node_modules/openclaw/node_modules/@mariozechner/pi-ai/dist/providers\n", machine.Read("path"), StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_that_holds_a_checkout_is_not_watched()
    {
        machine.Files.AddOpenClaw("/home/claw/openclaw");
        machine.Files.AddService("/home/claw/openclaw/dist/index.js");
        machine.Install();
        Assert.Contains("\nPathChanged=/home/claw/openclaw/package.json\n", machine.Read("path"), StringComparison.Ordinal);
        Assert.DoesNotContain("\nPathChanged=/home/claw\n", machine.Read("path"), StringComparison.Ordinal);
    }

    [Fact]
    public void Status_advises_who_runs_it_how_to_reach_the_manager_of_another_user()
    {
        machine.Install();
        var host = Host.Describe(machine.Files.Root, home: null, ImmutableSortedDictionary<string, string>.Empty, machine.Files.Root, TimeProvider.System);
        using var files = host.Files;
        var guard = GuardedService.Of(host, new GatewayFinder(host).Find(GuardedMachine.Unit, "user").Single())!;
        Assert.Contains("systemctl --user -M claw@ enable --now", new GuardReport([guard], host, new("root"), "proxyfixer guard install").ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Second_install_changes_nothing_and_a_new_file_to_watch_is_told_and_taken_in()
    {
        machine.Install();
        var before = machine.Tree;
        Assert.Contains("Everything is already so", machine.Install().Output, StringComparison.Ordinal);
        Assert.Equal(before, machine.Tree);

        machine.Files.AddProvider(GuardedMachine.OpenClaw + "/node_modules/@mariozechner/pi-ai");
        Assert.Contains("pi-ai/dist/providers is not watched yet", machine.Run("status").Output, StringComparison.Ordinal);
        var run = machine.Install();
        Assert.Contains("systemctl --user restart", run.Output, StringComparison.Ordinal);
        Assert.Contains("pi-ai/dist/providers", machine.Read("path"), StringComparison.Ordinal);
    }

    [Fact]
    public void Remove_and_restore_leave_the_machine_as_it_was()
    {
        var before = machine.Tree;
        machine.Install();
        var installed = machine.Tree;
        var run = machine.Run("remove", "--yes");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("systemctl --user stop proxyfixer-guard-openclaw-gateway.path", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, machine.Tree);
        Assert.Contains("No guard is installed", machine.Run("remove", "--yes").Output, StringComparison.Ordinal);
        machine.Files.Restore();
        Assert.Equal(installed, machine.Tree);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "  rm /home/claw/.config/systemd/user/paths.target.wants/proxyfixer-guard-openclaw-gateway.path /home/claw/.config/systemd/user/timers.target.wants/proxyfixer-guard-openclaw-gateway.timer\n")]
    public void Remove_advises_what_works_on_units_that_are_gone(bool isEnabled, string links)
    {
        machine.Install();
        foreach (var (target, unit) in isEnabled ? new[] { ("paths", "path"), ("timers", "timer") } : [])
        {
            machine.Files.Link($"~/.config/systemd/user/{target}.target.wants/proxyfixer-guard-openclaw-gateway.{unit}", $"/home/claw/.config/systemd/user/proxyfixer-guard-openclaw-gateway.{unit}");
        }

        Assert.EndsWith(
            "  systemctl --user stop proxyfixer-guard-openclaw-gateway.path proxyfixer-guard-openclaw-gateway.timer\n" + links
            + "  systemctl --user daemon-reload\n  systemctl --user reset-failed 'proxyfixer-guard-openclaw-gateway.*'\n",
            machine.Run("remove", "--yes").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Status_says_how_to_install_the_guard_of_the_same_machine() =>
        Assert.Contains($"no guard is installed: proxyfixer guard install --root {machine.Files.Root}\n", machine.Run("status").Output, StringComparison.Ordinal);

    [Fact]
    public void What_was_changed_by_hand_is_neither_removed_nor_written_over_unasked()
    {
        machine.Install();
        machine.Files.Write(GuardedMachine.Units[1], machine.Read("service").Replace("Nice=10", "Nice=5", StringComparison.Ordinal));

        var status = machine.Run("status");
        Assert.Equal(1, status.ExitCode);
        Assert.Contains("proxyfixer-guard-openclaw-gateway.service was changed since guard install wrote it", status.Output, StringComparison.Ordinal);
        var again = machine.Install();
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("proxyfixer-guard-openclaw-gateway.service: it was changed by hand", again.Output, StringComparison.Ordinal);
        var removed = machine.Run("remove", "--yes");
        Assert.Equal(1, removed.ExitCode);
        Assert.Contains("delete it yourself", removed.Output, StringComparison.Ordinal);
        Assert.Contains("Nice=5", machine.Read("service"), StringComparison.Ordinal);
        Assert.False(File.Exists(machine.Files.Real(GuardedMachine.Units[0])));
    }

    [Fact]
    public void A_guard_outlives_its_service_and_can_still_be_removed_by_name()
    {
        machine.Install();
        File.Delete(machine.Files.Real("~/.config/systemd/user/openclaw-gateway.service"));
        Assert.Equal(2, machine.Install(GuardedMachine.Unit).ExitCode);
        Assert.Equal(0, machine.Run("remove", GuardedMachine.Unit, "--scope", "user", "--yes").ExitCode);
        Assert.All(GuardedMachine.Units, unit => Assert.False(File.Exists(machine.Files.Real(unit))));
    }

    [Theory]
    [InlineData("yy", 0, true)]
    [InlineData("n", 1, false)]
    [InlineData("yn", 1, false)]
    [InlineData("q", 1, false)]
    public void Install_is_asked_about_by_the_keys_of_every_review(string keys, int status, bool isWritten)
    {
        var run = machine.Files.Type(keys, "guard", "install", "--program", GuardedMachine.Program);
        Assert.Equal(status, run.ExitCode);
        Assert.Equal(isWritten, File.Exists(machine.Files.Real(GuardedMachine.Units[0])));
        Assert.Contains("+ExecStart=/usr/bin/proxyfixer guard run", run.Output, StringComparison.Ordinal);
        Assert.Contains("(owner: ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--yes, or --dry-run", "install", "--program", "/usr/bin/proxyfixer")]
    [InlineData("--program FILE", "install", "--yes")]
    [InlineData("there is no file /nowhere", "install", "--yes", "--program", "/nowhere")]
    [InlineData("there is no service nobody.service", "install", "nobody.service", "--yes")]
    [InlineData("there is no service nobody.service", "status", "nobody.service")]
    [InlineData("did you mean 'install'", "instal")]
    [InlineData("say what the guard shall do")]
    [InlineData("--settle takes", "run", "--settle", "-1")]
    [InlineData("never writes", "print", "--reapply")]
    public void Wrong_orders_are_2_and_change_nothing(string said, params string[] arguments)
    {
        var before = machine.Tree;
        var run = machine.Run(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, machine.Tree);
    }

    [Fact]
    public void Dry_run_prints_a_patch_that_apply_takes()
    {
        var run = machine.Run("install", "--dry-run", "--program", GuardedMachine.Program);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("# ProxyFixer ", run.Output, StringComparison.Ordinal);
        var applied = CommandRun.Of(["apply", "--root", machine.Files.Root, "-"], machine.Files.Root, input: run.Output);
        Assert.True(File.Exists(machine.Files.Real(GuardedMachine.Units[2])), applied.Error);
        Assert.Contains("Everything is already so", machine.Install().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Command_of_the_user_is_hidden_in_what_is_shown()
    {
        var run = machine.Run("install", "--dry-run", "--program", GuardedMachine.Program, "--command", "curl -H 'X-Token: s3cr3t'");
        Assert.DoesNotContain("s3cr3t", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_tells_programs_what_is_watched_and_whether_it_is_enabled()
    {
        machine.Install();
        Assert.Equal(1, machine.Run("status").ExitCode);
        foreach (var kind in new[] { "path", "timer" })
        {
            machine.Files.Link($"~/.config/systemd/user/{kind}s.target.wants/proxyfixer-guard-openclaw-gateway.{kind}", $"../proxyfixer-guard-openclaw-gateway.{kind}");
        }

        var run = machine.Run("status", "--format", "json");
        Assert.Equal(0, run.ExitCode);
        var guard = JsonNode.Parse(run.Output)!["guards"]![0]!;
        Assert.Equal(("yes", "as-written", 0), ((string?)guard["enabled"], (string?)guard["files"]![0]!["state"], guard["problems"]!.AsArray().Count));
        Assert.Contains(guard["watched"]!.AsArray(), watched => (string?)watched!["path"] == "usr/bin/node" && (bool)watched["exists"]!);
    }

    [SkippableFact]
    public void Systemd_accepts_the_units_also_with_blanks_percent_and_dollar_signs()
    {
        ExternalTool.Require("systemd-analyze");
        Skip.IfNot(Directory.Exists("/run/systemd"), "systemd-analyze --user needs /run/systemd, which is not there");
        var script = machine.Files.Write("/opt/100% $mine/openclaw/dist/index.js", "");
        machine.Files.AddService("\"/opt/100%% $mine/openclaw/dist/index.js\"");
        machine.Files.Write("/opt/100% $mine/openclaw/package.json", """{"name":"openclaw","version":"2026.3.8"}""");
        machine.Files.Write("/bin/true", "");
        machine.Run("install", "--yes", "--program", "/bin/true", "--command", "echo \"$PROXYFIXER_UNIT\" 100% 'it''s'");
        Assert.True(File.Exists(script));
        Assert.Contains("\nPathChanged=/opt/100%% $mine/openclaw/package.json\n", machine.Read("path"), StringComparison.Ordinal);
        Assert.Contains("\"--command=echo \\\"$$PROXYFIXER_UNIT\\\" 100%% 'it''s'\"", machine.Read("service"), StringComparison.Ordinal);

        var units = GuardedMachine.Units.Select(machine.Files.Real).Prepend("verify");
        var run = ExternalTool.Run("systemd-analyze", ["--user", "--man=no", "--recursive-errors=no", .. units], "/", new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["HOME"] = machine.Files.Root, ["XDG_RUNTIME_DIR"] = machine.Files.Root });
        Assert.Equal("", string.Concat(run.Error.Split('\n').Where(line => line.Contains("proxyfixer-guard", StringComparison.Ordinal))));
    }

    [Fact]
    public void Launchd_gets_an_agent_that_watches_the_same_way()
    {
        var agent = machine.Files.Write("~/Library/LaunchAgents/ai.openclaw.gateway.plist", $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <plist version="1.0"><dict><key>Label</key><string>ai.openclaw.gateway</string>
            <key>ProgramArguments</key><array><string>/usr/bin/node</string><string>{GuardedMachine.OpenClaw}/dist/index.js</string><string>gateway</string></array>
            </dict></plist>
            """);
        var run = machine.Install("ai.openclaw.gateway", "--command", "a<b && c");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("launchctl bootstrap gui/$(id -u) /home/claw/Library/LaunchAgents/proxyfixer.guard.ai.openclaw.gateway.plist", run.Output, StringComparison.Ordinal);

        var written = Path.Combine(Path.GetDirectoryName(agent)!, "proxyfixer.guard.ai.openclaw.gateway.plist");
        var strings = XDocument.Parse(File.ReadAllText(written)).Descendants("string").Select(element => element.Value).ToArray();
        Assert.Contains("--command=a<b && c", strings);
        Assert.Contains("/home/claw/Library/LaunchAgents/ai.openclaw.gateway.plist", strings);
        Assert.Contains("/home/claw/Library/Logs/proxyfixer-guard.log", strings);
        Assert.Equal(0, machine.Run("status", "ai.openclaw.gateway").ExitCode);
        Assert.Equal(0, machine.Run("remove", "ai.openclaw.gateway", "--yes").ExitCode);
        Assert.False(File.Exists(written));
    }
}
