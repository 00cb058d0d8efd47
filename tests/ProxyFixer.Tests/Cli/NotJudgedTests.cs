using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>Silence is never taken for health: what was not looked at, or not understood, is said or is an error.</summary>
public sealed class NotJudgedTests : IDisposable
{
    private readonly FakeMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Theory]
    [InlineData("lint")]
    [InlineData("diff")]
    [InlineData("inspect")]
    public void A_file_that_nothing_claims_is_a_wrong_command_line(string command)
    {
        machine.Write("/srv/notes.txt", "hello\n");
        var run = machine.Run(command, "/srv/notes.txt");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("notes.txt: its name does not tell what it is; use --kind ", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Theory]
    [InlineData("PATH is empty", "lint", "")]
    [InlineData("--home: there is no folder /home/nobody", "lint", "--home", "/home/nobody")]
    [InlineData("--unit: there is no service other", "lint", "--unit", "other")]
    [InlineData("there is no service other here", "env", "other")]
    public void What_does_not_exist_is_a_wrong_command_line(string said, string command, params string[] arguments)
    {
        machine.AddService("/usr/lib/node_modules/openclaw/dist/index.js");
        var run = machine.Run(command, arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(said, run.Error + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_root_is_a_wrong_command_line()
    {
        var run = CommandRun.Of(["lint", "--root", ""], machine.Root);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--root needs a value", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "openclaw-gateway.service was not judged, because it is started by proxychains4")]
    [InlineData("msbuild", ": warning: openclaw-gateway.service was not judged, because it is started by proxychains4")]
    [InlineData("json", "\"reason\": \"it is started by proxychains4, which leads its connections to a proxy of its own settings\"")]
    public void A_service_behind_a_wrapper_that_is_not_understood_is_named(string format, string said)
    {
        machine.Write("~/.config/systemd/user/openclaw-gateway.service", """
            [Service]
            ExecStart=/usr/bin/proxychains4 /usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway

            """);
        Assert.Contains(said, machine.Run("lint", "--format", format).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/usr/lib/node_modules/openclaw/openclaw.mjs", true)]
    [InlineData("/srv/other/server.js", false)]
    public void OpenClaw_in_the_list_of_pm2_is_named(string script, bool isNamed)
    {
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw", "2026.3.8");
        machine.Write("~/.openclaw/openclaw.json", "{}");
        machine.Write("~/.pm2/dump.pm2", $$"""[{ "pm_exec_path": "{{script}}", "env": { "HTTPS_PROXY": "http://me:hunter2@127.0.0.1:1" } }]""");
        var output = machine.Run("lint").Output;
        Assert.Equal(isNamed, output.Contains("/.pm2/dump.pm2 was not judged, because pm2 starts it with the environment", StringComparison.Ordinal));
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/etc/cron.d/openclaw", "@reboot claw /usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway >/dev/null 2>&1\n", "cron starts it")]
    [InlineData("/var/spool/cron/crontabs/claw", "MAILTO=''\n@reboot cd /srv && exec openclaw --profile a gateway\n", "cron starts it")]
    [InlineData("/etc/crontab", "*/5 * * * * root pgrep openclaw || tmux new -d 'openclaw gateway run'\n", "cron starts it")]
    [InlineData("/etc/supervisor/conf.d/claw.conf", "[program:claw]\ncommand=/usr/bin/openclaw gateway run --port 1\n", "supervisord starts it")]
    [InlineData("/etc/sv/claw/run", "#!/bin/sh\nexec chpst -u claw openclaw gateway\n", "a service of runit or s6 starts it")]
    [InlineData("/etc/rc.local", "#!/bin/sh -e\nsu - claw -c 'openclaw gateway &'\n", "the system starts it from an init script")]
    [InlineData("/etc/init.d/claw", "#!/sbin/openrc-run\ncommand=\"/usr/bin/openclaw\"\ncommand_args=\"gateway run\"\n", "the system starts it from an init script")]
    [InlineData("~/.config/autostart/claw.desktop", "[Desktop Entry]\nType=Application\nExec=openclaw gateway\n", "the desktop starts it")]
    public void OpenClaw_in_the_files_of_another_starter_is_named(string path, string text, string said)
    {
        machine.Write(path, text);
        var run = machine.Run("lint");
        Assert.Contains($"{path.TrimStart('/', '~')} was not judged, because {said}", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/etc/cron.d/openclaw", "0 3 * * * claw openclaw doctor && tar cf /b.tar /home/claw/.openclaw/gateway\n")]
    [InlineData("/etc/cron.d/openclaw", "# @reboot claw openclaw gateway\n")]
    [InlineData("/etc/supervisor/conf.d/claw.conf", ";command=openclaw gateway\n[program:claw]\ncommand=journalctl -fu openclaw\n")]
    [InlineData("/etc/init.d/claw", "#!/bin/sh\nLOG=/var/log/openclaw\nNAME=gateway\n")]
    [InlineData("~/.config/autostart/claw.desktop", "[Desktop Entry]\nExec=openclaw gateway\nHidden=true\n")]
    public void What_only_has_its_name_is_not(string path, string text)
    {
        machine.Write(path, text);
        Assert.DoesNotContain("not judged", machine.Run("lint").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_a_crontab_names_is_looked_into()
    {
        machine.Write("/srv/claw.sh", "#!/bin/bash\nwhile true; do openclaw gateway; done\n");
        machine.Write("/etc/crontab", "@reboot root /srv/claw.sh\n");
        Assert.Contains("etc/crontab was not judged, because cron starts it", machine.Run("lint").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start.sh", "#!/bin/sh\nexport HTTPS_PROXY=http://127.0.0.1:1\nexec chpst -u claw openclaw gateway\n")]
    [InlineData("start.sh", "export HTTPS_PROXY=http://127.0.0.1:1\nsu claw -c 'openclaw gateway'\n")]
    [InlineData("start.sh", "#!/bin/sh\nscreen -dmS oc openclaw gateway\n")]
    [InlineData("start.sh", "#!/bin/sh\npm2 start openclaw -- gateway\n")]
    [InlineData("start.sh", "#!/bin/sh\n\"$(command -v openclaw)\" gateway\n")]
    [InlineData("ecosystem.config.cjs", "module.exports = { apps: [{ script: 'openclaw', args: 'gateway', env: { HTTPS_PROXY: 'http://127.0.0.1:1' } }] };\n")]
    public void A_start_that_is_not_followed_is_named(string name, string text)
    {
        machine.Write($"/srv/{name}", text);
        var output = machine.Run("lint", $"/srv/{name}").Output;
        Assert.Contains($"srv/{name} was not judged, because ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("reaches no service", output, StringComparison.Ordinal);
    }
}
