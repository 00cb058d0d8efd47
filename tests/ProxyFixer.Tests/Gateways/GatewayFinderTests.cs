using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Gateways;

/// <summary>Which services <c>env</c> and <c>lint</c> look at without an argument, and what they say of them.</summary>
public sealed class GatewayFinderTests : IDisposable
{
    private const string Openclaw = "[Service]\nExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway\n";
    private readonly TemporaryFolder folder = new();

    public GatewayFinderTests() => folder.Write("etc/passwd", "root:x:0:0::/root:/bin/bash\nu:x:1000:1000::/home/u:/bin/bash\n");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("home/u/.config/systemd/user/openclaw-gateway.service", "user")]
    [InlineData("home/u/.config/systemd/user/openclaw-gateway-work.service", "user")]
    [InlineData("home/u/.config/systemd/user/openclaw-node.service", "user")]
    [InlineData("home/u/.config/systemd/user/clawdbot-gateway.service", "user")]
    [InlineData("etc/systemd/system/my-bot.service", "system")]
    [InlineData("usr/lib/systemd/user/assistant.service", "user")]
    public void Services_are_found_by_name_and_by_what_they_start(string path, string scope)
    {
        folder.Write(path, Openclaw);
        folder.Write("etc/systemd/system/other.service", "[Service]\nExecStart=/usr/bin/node /srv/other.js\n");
        var run = Env("--format", "json");
        Assert.Contains($"\"unit\": \"{Path.GetFileName(path)}\"", run, StringComparison.Ordinal);
        Assert.Contains($"\"scope\": \"{scope}\"", run, StringComparison.Ordinal);
        Assert.DoesNotContain("other.service", run, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/home/u/bin/start.sh", true)]
    [InlineData("/bin/bash /home/u/bin/start.sh --now", true)]
    [InlineData("/bin/bash /home/u/bin/backup.sh", false)]
    [InlineData("/home/u/bin/start.bin", false)]
    public void Services_of_any_name_are_found_by_the_script_that_they_start(string start, bool isFound)
    {
        folder.Write("home/u/bin/start.sh", "#!/bin/bash\nexec openclaw gateway\n");
        folder.Write("home/u/bin/backup.sh", "#!/bin/bash\ntar cf /b.tar ~/.openclaw\n");
        folder.Write("home/u/bin/start.bin", "openclaw gateway");
        folder.Write("etc/systemd/system/assistant.service", $"[Service]\nUser=u\nExecStart={start}\n");
        Assert.Equal(isFound, Env("--format", "json").Contains("assistant.service", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("etc/systemd/system/timers.target.wants/openclaw@a.timer", "", true)]
    [InlineData("etc/systemd/system/nightly.timer", "[Timer]\nOnBootSec=1\nUnit=openclaw@a.service\n", true)]
    [InlineData("etc/systemd/system/fleet.target", "[Unit]\nWants=openclaw@b.service openclaw@a.service\n", true)]
    [InlineData("etc/systemd/system/fleet.target", "[Unit]\nWants=other@a.service openclaw@.service\n", false)]
    public void Instances_are_found_by_what_starts_them(string path, string text, bool isFound)
    {
        folder.Write("etc/systemd/system/openclaw@.service", Openclaw);
        folder.Write(path, text);
        Assert.Equal(isFound, Env("--format", "json").Contains("openclaw@a.service", StringComparison.Ordinal));
    }

    [Fact]
    public void A_service_with_a_root_of_its_own_is_not_judged()
    {
        folder.Write("etc/systemd/system/openclaw-gateway.service", Openclaw + "RootDirectory=/srv/oc\n");
        Assert.Contains("it runs in a file system of its own (RootDirectory=)", CommandRun.Of(["lint", "--root", "."], folder.Path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drop_in_that_starts_OpenClaw_is_enough()
    {
        folder.Write("etc/systemd/system/bot.service", "[Service]\nExecStart=/bin/false\n");
        folder.Write("etc/systemd/system/bot.service.d/run.conf", Openclaw.Replace("[Service]\n", "[Service]\nExecStart=\n", StringComparison.Ordinal));
        Assert.Contains("\"unit\": \"bot.service\"", Env("--format", "json"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_late_is_shown_apart_with_the_reason()
    {
        folder.Write("home/u/.config/systemd/user/openclaw-gateway.service", Openclaw + "Environment=A=1\n");
        folder.Write("home/u/.openclaw/.env", "A=22\nNODE_USE_ENV_PROXY=1\n");
        folder.Write("home/u/.openclaw/openclaw.json", "{ env: { vars: { C: 'x', NODE_OPTIONS: '--no' } } }");
        var text = Env();
        Assert.Contains("Added late", text, StringComparison.Ordinal);
        Assert.Matches(@" home/u/\.openclaw/\.env\n +:1  A +22\n +does not count: ", text);
        Assert.Matches(@" :2  NODE_USE_ENV_PROXY +1\n", text);
        Assert.Matches(@" home/u/\.openclaw/openclaw\.json\n(.*\n)* +:1  NODE_OPTIONS +--no\n +may not count: the version of OpenClaw is not known, and whether NODE_OPTIONS is dropped from the config.s env changed with 2026\.2\.21", text);
    }

    [Fact]
    public void A_moved_state_folder_and_a_profile_are_followed()
    {
        folder.Write("home/u/.config/systemd/user/openclaw-gateway-work.service", Openclaw.Replace(" gateway", " --profile work gateway", StringComparison.Ordinal));
        folder.Write("home/u/.openclaw-work/.env", "FROM=/srv/profile\n");
        folder.Write("home/u/.config/systemd/user/openclaw-gateway.service", Openclaw + "Environment=OPENCLAW_STATE_DIR=/srv/state\n");
        folder.Write("srv/state/.env", "FROM=/srv/moved\n");
        var text = Env();
        Assert.Matches(@"FROM +/srv/profile", text);
        Assert.Matches(@"FROM +/srv/moved", text);
    }

    [Theory]
    [InlineData("2026.5.28", "node /usr/lib/node_modules/openclaw/dist/index.js --profile work gateway", "work")]
    [InlineData("2026.5.28", "node /usr/lib/node_modules/openclaw/dist/index.js gateway --profile work", "work")]
    [InlineData("2026.5.28", "sh -c 'exec node /usr/lib/node_modules/openclaw/dist/index.js --profile=work gateway'", "work")]
    [InlineData("2026.5.28", "node /usr/lib/node_modules/openclaw/dist/index.js --dev gateway", "dev")]
    [InlineData("2026.5.28", "node /usr/lib/node_modules/openclaw/dist/index.js --profile default gateway", "usual")]
    [InlineData("2026.5.28", "node /usr/lib/node_modules/openclaw/dist/index.js gateway", "usual")]
    [InlineData("2026.3.8", "node /usr/lib/node_modules/openclaw/dist/entry.js --profile work gateway", "work")]
    [InlineData("2026.3.8", "node /usr/lib/node_modules/openclaw/dist/index.js --profile work gateway", "usual")]
    public void The_command_line_moves_the_state_folder_and_the_environments_profile_does_not(string version, string command, string expected)
    {
        folder.Write("usr/lib/node_modules/openclaw/package.json", $$"""{ "name": "openclaw", "version": "{{version}}" }""");
        folder.Write("etc/systemd/system/openclaw.service", $"[Service]\nUser=u\nEnvironment=OPENCLAW_PROFILE=other\nExecStart=/usr/bin/env {command}\n");
        folder.Write("home/u/.openclaw/.env", "FROM=/srv/usual\n");
        foreach (var profile in new[] { "work", "dev", "other" })
        {
            folder.Write($"home/u/.openclaw-{profile}/.env", $"FROM=/srv/{profile}\n");
        }

        Assert.Matches($"FROM +/srv/{expected}", Env());
    }

    [Fact]
    public void A_profile_in_our_own_environment_says_where_to_look()
    {
        folder.Write("usr/lib/node_modules/openclaw/package.json", """{ "name": "openclaw", "version": "2026.5.28" }""");
        folder.Write("home/u/.openclaw/.env", "FROM=/srv/usual\n");
        folder.Write("home/u/.openclaw-work/.env", "FROM=/srv/work\n");
        var text = CommandRun.Of(["env", "--root", folder.Path, "--home", "/home/u"], folder.Path, new Dictionary<string, string> { ["OPENCLAW_PROFILE"] = "work" }).Output;
        Assert.Contains("openclaw --profile work gateway", text, StringComparison.Ordinal);
        Assert.Contains("/srv/work", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/srv/usual", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openclaw@", "openclaw@u", "[Service]\nExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway\n")]
    [InlineData("bot@", "bot@u", "[Service]\nExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway\n")]
    [InlineData("bot@", "bot@u", "[Service]\nExecStart=/bin/false\n")]
    public void An_enabled_instance_is_found_by_its_template(string template, string instance, string unit)
    {
        folder.Write($"etc/systemd/system/{template}.service", unit);
        folder.Write($"etc/systemd/system/{template}.service.d/run.conf", Openclaw.Replace("[Service]\n", "[Service]\nUser=%i\nExecStart=\n", StringComparison.Ordinal));
        folder.Link($"etc/systemd/system/multi-user.target.wants/{instance}.service", $"../{template}.service");
        folder.Link("etc/systemd/system/multi-user.target.wants/other@u.service", "../other@.service");
        folder.Write("etc/systemd/system/other@.service", "[Service]\nExecStart=/bin/false\n");
        folder.Write("home/u/.openclaw/.env", "FROM=/srv/instance\n");
        var json = Env("--format", "json");
        Assert.Contains($"\"unit\": \"{instance}.service\"", json, StringComparison.Ordinal);
        Assert.Contains("/srv/instance", json, StringComparison.Ordinal);
        Assert.DoesNotContain("other@", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_with_two_names_is_one_service_under_its_own()
    {
        folder.Write("etc/systemd/system/bot.service", Openclaw);
        folder.Link("etc/systemd/system/assistant.service", "bot.service");
        folder.Link("etc/systemd/system/openclaw.service", "/etc/systemd/system/bot.service");
        var json = Env("--format", "json");
        Assert.Contains("\"unit\": \"bot.service\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("assistant.service", json, StringComparison.Ordinal);
        Assert.DoesNotContain("openclaw.service", json, StringComparison.Ordinal);
        Assert.Contains("\"unit\": \"assistant.service\"", Env("--unit", "assistant.service", "--format", "json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_a_unit_that_is_gone_is_told()
    {
        folder.Link("etc/systemd/system/openclaw.service", "/srv/gone.service");
        folder.Link("etc/systemd/system/multi-user.target.wants/openclaw@u.service", "../openclaw@.service");
        var run = CommandRun.Of(["lint", "--root", folder.Path], folder.Path);
        Assert.Contains("openclaw.service was not judged, because a link to its unit file leads to nothing", run.Output + run.Error, StringComparison.Ordinal);
        Assert.Contains("openclaw@u.service was not judged, because a link", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_hidden_and_shown_on_request()
    {
        folder.Write("home/u/.config/systemd/user/openclaw-gateway.service", Openclaw + "Environment=HTTPS_PROXY=http://u:hunter2@p:1 API_TOKEN=hunter2\nEnvironment=A=1 API_KEY=it's hunter2\n");
        Assert.DoesNotContain("hunter2", Env() + Env("--format", "json") + Env("--verbose"), StringComparison.Ordinal);
        Assert.Contains("hunter2", Env("--reveal"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void The_fix_is_accepted_by_systemd()
    {
        ExternalTool.Require("systemd-analyze");
        folder.Write("etc/systemd/system/openclaw-gateway.service", "[Service]\nExecStart=/bin/true\n");
        folder.Write("etc/systemd/system/openclaw-gateway.service", Openclaw + "Environment=HTTPS_PROXY=http://127.0.0.1:1 OPENCLAW_SERVICE_VERSION=2026.3.8\n");
        Assert.Equal(0, CommandRun.Of(["fix", "--yes", "--root", folder.Path], folder.Path).ExitCode);
        folder.Write("etc/systemd/system/openclaw-gateway.service", "[Service]\nExecStart=/bin/true\n");
        var unit = Path.Combine(folder.Path, "etc/systemd/system/openclaw-gateway.service");
        var (code, output, error) = ExternalTool.Run("systemd-analyze", ["verify", "--man=no", unit], folder.Path);
        Assert.True(code == 0 && error.Length == 0, output + error);
        var drop = Path.Combine(folder.Path, "etc/systemd/system/openclaw-gateway.service.d/50-proxyfixer.conf");
        File.AppendAllText(drop, "Bogus=1\n");
        Assert.Contains("Bogus", ExternalTool.Run("systemd-analyze", ["verify", "--man=no", unit], folder.Path).Error, StringComparison.Ordinal);
    }

    private string Env(params string[] more) => CommandRun.Of(["env", "--root", folder.Path, .. more], folder.Path).Output;
}
