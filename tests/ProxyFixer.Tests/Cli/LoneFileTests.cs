using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>Files given by PATH that give programs variables to start with: judged alone, or with the service that reads them.</summary>
public sealed class LoneFileTests : IDisposable
{
    private const string Proxy = "HTTPS_PROXY=http://proxy.example:3128\nNO_PROXY=localhost,127.0.0.1,::1,[::1]\n";
    private const string On = "NODE_USE_ENV_PROXY=1\n";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("any.txt", "systemd-env-file")]
    [InlineData("environment.d/10.conf", null)]
    [InlineData("any.txt", "environment-d")]
    [InlineData("etc/environment", null)]
    [InlineData("any.txt", "etc-environment")]
    public void Proxy_without_the_switch_is_judged_by_release(string path, string? kind)
    {
        Assert.Equal("warning PXF0205", Lint(path, kind, Proxy));
        Assert.Equal("", Lint(path, kind, Proxy + On));
        Assert.Equal("info PXF0205", Lint(path, kind, Proxy, "openclaw: 2026.5.28"));
        Assert.Equal("warning PXF0205", Lint(path, kind, Proxy, "openclaw: 2026.3.8"));
        Assert.Equal("", Lint(path, kind, Proxy + On, "openclaw: 2026.3.8"));
        Assert.Equal("warning PXF0205", Lint(path, kind, Proxy, "{ openclaw: 2026.3.8, node: 20.20.2 }"));
        Assert.Equal("", Lint(path, kind, "LANG=C\n"));
        Assert.Equal("", Lint(path, kind, On));
    }

    [Theory]
    [InlineData("any.txt", "systemd-env-file", "true", "warning PXF0206")]
    [InlineData("any.txt", "systemd-env-file", "1 # on", "warning PXF0206|warning PXF0110")]
    [InlineData("any.txt", "systemd-env-file", "\"1\"", "")]
    [InlineData("any.txt", "systemd-env-file", "0", "info PXF0206")]
    [InlineData("any.txt", "systemd-env-file", "1\r", "")]
    [InlineData("any.txt", "environment-d", "yes", "warning PXF0206")]
    [InlineData("any.txt", "environment-d", "$ON", "")]
    [InlineData("etc/environment", null, "1 # on", "warning PXF0206|warning PXF0208")]
    [InlineData("etc/environment", null, "1# on", "warning PXF0208")]
    [InlineData("etc/environment", null, "1\r", "warning PXF0206|warning PXF0208")]
    [InlineData(".profile", null, "1", "info PXF0207")]
    [InlineData(".profile", null, "1\r", "info PXF0207|info PXF0206")]
    [InlineData(".profile", null, "true", "info PXF0207|info PXF0206")]
    [InlineData(".profile", null, "$ON", "info PXF0207")]
    public void Switch_counts_as_the_reader_of_the_file_reads_it(string path, string? kind, string value, string expected)
    {
        var export = path == ".profile" ? "export " : "";
        var proxies = export + Proxy.Replace("\n", "\n" + export, StringComparison.Ordinal);
        Assert.Equal(expected, Lint(path, kind, $"{proxies}NODE_USE_ENV_PROXY={value}\n", "node: 22.22.0"));
    }

    [Theory]
    [InlineData("HTTPS_PROXY=proxy.example:3128\n", "", "info PXF0205|warning PXF0502")]
    [InlineData("HTTPS_PROXY=proxy.example:3128\n", "openclaw: 2026.3.8", "warning PXF0205")]
    [InlineData("HTTPS_PROXY=proxy.example:3128\nNODE_USE_ENV_PROXY=1\n", "", "warning PXF0501")]
    [InlineData("HTTPS_PROXY=proxy.example:3128\nNODE_USE_ENV_PROXY=1\n", "node: 22.22.0", "warning PXF0501")]
    [InlineData("HTTPS_PROXY=proxy.example:3128\nNODE_USE_ENV_PROXY=1\n", "node: 20.20.2", "warning PXF0502")]
    [InlineData("HTTPS_PROXY=http://a:1\nhttps_proxy=\nNODE_USE_ENV_PROXY=1\n", "", "warning PXF0505")]
    [InlineData("HTTPS_PROXY=http://a:1\nhttps_proxy=http://b:1\nNODE_USE_ENV_PROXY=1\n", "", "warning PXF0506")]
    [InlineData("HTTPS_PROXY=http://a:1\nNO_PROXY=*\n", "", "warning PXF0507")]
    [InlineData("ALL_PROXY=http://a:1\n", "", "info PXF0504")]
    [InlineData("ALL_PROXY=http://a:1\n", "openclaw: 2026.5.28", "warning PXF0504")]
    [InlineData("ALL_PROXY=http://a:1\n", "openclaw: 2026.9.6", "")]
    [InlineData("HTTPS_PROXY=socks5://a:1\n", "", "warning PXF0205|info PXF0504")]
    public void Proxy_values_are_judged_as_in_a_service(string text, string versions, string expected) =>
        Assert.Equal(expected, Lint("proxy.systemd.env", null, text, versions, "PXF0508"));

    [Theory]
    [InlineData("export https_proxy=\nexport HTTPS_PROXY=http://a:1\n", "info PXF0505")]
    [InlineData("export HTTPS_PROXY=http://a:1 NO_PROXY='*'\n", "info PXF0507")]
    [InlineData("export HTTPS_PROXY=a:1 NODE_USE_ENV_PROXY=1\n", "warning PXF0501")]
    [InlineData("HTTPS_PROXY=http://a:1\n", "")]
    public void A_shell_profile_is_judged_calmly(string text, string expected) =>
        Assert.Equal(expected, Lint(".bashrc", null, text, "node: 22.22.0", "PXF0508,PXF0207"));

    [Theory]
    [InlineData("644", "warning PXF0511")]
    [InlineData("600", "")]
    public void A_password_is_only_for_its_reader(string mode, string expected)
    {
        File.SetUnixFileMode(folder.Write("machine/a.systemd.env", ""), (UnixFileMode)Convert.ToInt32(mode, 8));
        Assert.Equal(expected, Lint("a.systemd.env", null, "HTTPS_PROXY=http://u:secret@a:1\nNODE_USE_ENV_PROXY=1\n", "", "PXF0508"));
    }

    [Fact]
    public void Files_that_only_new_releases_write_need_no_switch()
    {
        Assert.Equal("info PXF0205", Lint("gateway.systemd.env", null, Proxy));
        Assert.Equal("info PXF0205", Lint("service-env/ai.openclaw.gateway.env", null, "# Generated by OpenClaw. Do not edit\nexport HTTPS_PROXY='http://a:1'\n", "", "PXF0508"));
    }

    [Fact]
    public void A_dotenv_file_is_judged_by_the_stated_release()
    {
        Assert.Equal("warning PXF0201", Lint(".env", null, Proxy));
        Assert.Equal("error PXF0201", Lint(".env", null, Proxy, "openclaw: 2026.3.8"));
        Assert.Equal("", Lint(".env", null, Proxy, "openclaw: 2026.5.28"));
    }

    [Fact]
    public void A_fix_that_reaches_more_than_a_service_is_made_on_request_only()
    {
        folder.Write("environment.d/10.conf", Proxy);
        Assert.Equal("", CommandRun.Of(["diff", "--quiet", "environment.d/10.conf"], folder.Path).Output);
        Assert.Contains("+" + On, CommandRun.Of(["diff", "--quiet", "--unsafe-fixes", "environment.d/10.conf"], folder.Path).Output, StringComparison.Ordinal);
        Assert.Contains("only with --unsafe-fixes", CommandRun.Of(["lint", "environment.d/10.conf"], folder.Path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_a_service_reads_is_judged_with_it_whatever_its_name()
    {
        using var machine = new FakeMachine();
        machine.AddOpenClaw("~/lib/node_modules/openclaw");
        machine.AddConfig();
        machine.Write("/etc/default/openclaw", Proxy);
        machine.Write("~/proxy.env", "NODE_USE_ENV_PROXY=true\n");
        machine.Link("~/link.env", "/home/claw/proxy.env");
        machine.Write("~/.config/systemd/user/openclaw-gateway.service", """
            [Service]
            ExecStart=/usr/bin/node /home/claw/lib/node_modules/openclaw/dist/index.js gateway
            EnvironmentFile=/etc/default/openclaw
            EnvironmentFile=%h/proxy.env

            """);
        Assert.Equal("error PXF0103", Codes(machine.Run("lint", "--format", "msbuild", "/home/claw/proxy.env")));
        Assert.Equal("error PXF0103", Codes(machine.Run("lint", "--format", "msbuild", "/home/claw/link.env")));
        Assert.Equal("info PXF0312", Codes(machine.Run("lint", "--format", "msbuild", "/etc/default/openclaw")));
        Assert.Equal("info PXF0202", Codes(machine.Run("lint", "--format", "msbuild", "--kind", "dotenv", "/home/claw/proxy.env")));
        machine.Write("~/proxy.env", "NODE_ENV=production\n");
        Assert.Equal("error PXF0101|info PXF0312", Codes(machine.Run("lint", "--format", "msbuild", "/etc/default/openclaw")));
        Assert.Equal("", Codes(machine.Run("lint", "--format", "msbuild", "/home/claw/proxy.env")));
    }

    [Fact]
    public void A_drop_in_is_judged_with_its_service()
    {
        const string dropIn = "/home/claw/.config/systemd/user/openclaw-gateway.service.d/10.conf";
        using var machine = new FakeMachine();
        machine.AddOpenClaw("~/lib/node_modules/openclaw");
        machine.AddConfig();
        machine.AddService("~/lib/node_modules/openclaw/dist/index.js");
        machine.Write(dropIn, "[Service]\nEnvironment=NODE_USE_ENV_PROXY=true\n");
        Assert.Equal("error PXF0103", Codes(machine.Run("lint", "--format", "msbuild", dropIn)));
        machine.Write(dropIn, "[Service]\nEnvironment=LANG=C\n");
        Assert.Equal("", Codes(machine.Run("lint", "--format", "msbuild", dropIn)));
        machine.Write("/srv/openclaw-gateway.service.d/10.conf", "[Service]\nEnvironment=NODE_USE_ENV_PROXY=true\nEnvironment=\"HTTPS_PROXY\n");
        Assert.Equal("warning PXF0901", Codes(machine.Run("lint", "--format", "msbuild", "/srv/openclaw-gateway.service.d/10.conf")));
    }

    [Fact]
    public void A_script_on_a_walk_is_no_start_up_file()
    {
        folder.Write("machine/srv/build.sh", "export HTTPS_PROXY=http://a:1\nif\n");
        folder.Write("machine/srv/profile.d/proxy.sh", "export HTTPS_PROXY=http://a:1 NO_PROXY=::1,localhost,127.0.0.1\n");
        Assert.Equal("info PXF0207", Codes(CommandRun.Of(["lint", "--format", "msbuild", "--root", Path.Combine(folder.Path, "machine"), "/srv"], folder.Path)));
        Assert.StartsWith("info PXF0207", Codes(CommandRun.Of(["lint", "--format", "msbuild", "--root", Path.Combine(folder.Path, "machine"), "/srv/build.sh"], folder.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dotenv_file_that_a_service_reads_late_is_judged_with_it()
    {
        using var machine = new FakeMachine();
        machine.AddOpenClaw("~/lib/node_modules/openclaw", "2026.5.28");
        machine.AddService("~/lib/node_modules/openclaw/dist/index.js");
        machine.Write("~/.openclaw/.env", Proxy);
        Assert.Equal("", Codes(machine.Run("lint", "--format", "msbuild", "/home/claw/.openclaw/.env")));
        machine.AddOpenClaw("~/lib/node_modules/openclaw", "2026.3.8");
        machine.Write("~/.config/systemd/user/openclaw-gateway.service", "[Service]\nExecStart=/usr/bin/node /home/claw/lib/node_modules/openclaw/dist/index.js gateway\n");
        Assert.Equal("error PXF0201", Codes(machine.Run("lint", "--format", "msbuild", "/home/claw/.openclaw/.env")));
    }

    [Fact]
    public void Reports_name_the_file_as_their_subject()
    {
        folder.Write("proxy.systemd.env", Proxy);
        var json = CommandRun.Of(["lint", "--format", "json", "proxy.systemd.env"], folder.Path).Output;
        Assert.Contains("\"subject\": \"proxy.systemd.env\"", json, StringComparison.Ordinal);
        Assert.Contains("\"path\": \"proxy.systemd.env\"", json, StringComparison.Ordinal);
        var line = CommandRun.Of(["lint", "--format", "msbuild", "proxy.systemd.env"], folder.Path).Output;
        Assert.StartsWith("proxy.systemd.env(1,1): warning PXF0205: proxy.systemd.env gives ", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named_in_every_report()
    {
        foreach (var format in new[] { "text", "json", "msbuild" })
        {
            var run = CommandRun.Of(["lint", "--format", format, "missing.env"], folder.Path);
            Assert.NotEqual(0, run.ExitCode);
            Assert.Contains("missing.env", run.Output + run.Error, StringComparison.Ordinal);
        }
    }

    private string Lint(string path, string? kind, string text, string versions = "", string ignore = "PXF0401")
    {
        folder.Write("machine/" + path, text);
        folder.Write("settings.yaml", versions.Length == 0 ? "{}\n" : versions.StartsWith('{') ? $"versions: {versions}\n" : $"versions: {{ {versions} }}\n");
        string[] forced = kind is null ? [] : ["--kind", kind];
        return Codes(CommandRun.Of(
            ["lint", "--format", "msbuild", "--root", Path.Combine(folder.Path, "machine"), "--config", "settings.yaml", "--ignore", ignore, .. forced, "/" + path], folder.Path));
    }

    private static string Codes(CommandRun run)
    {
        Assert.True(run.ExitCode <= 1, run.Output + run.Error);
        return string.Join('|', run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ")[1]));
    }
}
