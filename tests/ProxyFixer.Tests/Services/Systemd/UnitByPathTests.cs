using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Services.Systemd;

/// <summary>Units that lie where no manager reads them: in a repository, in a folder of somebody who looks at them before they are installed.</summary>
public sealed class UnitByPathTests : IDisposable
{
    private const string Unit = """
        [Service]
        ExecStart=/usr/bin/node /usr/lib/node_modules/openclaw/dist/index.js gateway
        Environment=HTTPS_PROXY=http://10.0.0.1:3128

        """;

    private const string Versions = "versions: { node: 22.22.0, openclaw: 2026.3.8 }\n";
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Findings_stand_in_the_file_that_was_given()
    {
        folder.Write("deploy/openclaw-gateway.service", Unit);
        var run = Run("lint", "deploy/openclaw-gateway.service", "--format", "concise");
        Assert.StartsWith("deploy/openclaw-gateway.service:3:13: warning PXF0101 ", run.Output, StringComparison.Ordinal);
        Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Units_of_one_name_in_two_folders_are_two()
    {
        folder.Write(".proxyfixer.yaml", Versions);
        folder.Write("a/openclaw-gateway.service", Unit);
        folder.Write("b/openclaw-gateway.service", Unit);
        Assert.Equal(["a/openclaw-gateway.service:3:13: error", "b/openclaw-gateway.service:3:13: error"], Beginnings(Run("lint", "a", "b", "--format", "concise")));
        Assert.Equal(0, Run("fix", "--yes", "--backup-dir", "kept", "a", "b").ExitCode);
        Assert.All(["a", "b"], one => Assert.EndsWith("\nEnvironment=NODE_USE_ENV_PROXY=1\n", File.ReadAllText(Path.Combine(folder.Path, one, "openclaw-gateway.service")), StringComparison.Ordinal));
    }

    [Fact]
    public void Drop_ins_beside_it_count_and_those_of_the_system_do_not()
    {
        folder.Write(".proxyfixer.yaml", Versions);
        folder.Write("machine/srv/openclaw-gateway.service", Unit);
        folder.Write("machine/etc/systemd/system/openclaw-gateway.service", Unit + "Environment=NODE_USE_ENV_PROXY=1\n");
        folder.Write("machine/etc/systemd/system/openclaw-gateway.service.d/a.conf", "[Service]\nEnvironment=NODE_USE_ENV_PROXY=1\n");
        Assert.Equal(["srv/openclaw-gateway.service:3:13: error"], Beginnings(Run("lint", "--root", "machine", "--format", "concise", "machine/srv")));
        folder.Write("machine/srv/openclaw-gateway.service.d/a.conf", "[Service]\nEnvironment=NODE_USE_ENV_PROXY=yes\n");
        Assert.Equal(["srv/openclaw-gateway.service.d/a.conf:2:13: error"], Beginnings(Run("lint", "--root", "machine", "--format", "concise", "machine/srv")));
    }

    [Fact]
    public void What_this_machine_lacks_is_no_fault_of_it()
    {
        folder.Write(".proxyfixer.yaml", Versions);
        folder.Write("deploy/openclaw-gateway.service", Unit + "Environment=NODE_USE_ENV_PROXY=1\nEnvironmentFile=/etc/openclaw/proxy.env\n");
        var run = Run("lint", "deploy");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("its environment file /etc/openclaw/proxy.env is not here", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void An_environment_file_given_with_the_file_of_its_service_is_judged_with_it()
    {
        folder.Write("compose.yml", "services:\n  gw:\n    image: ghcr.io/openclaw/openclaw:2026.3.8\n    env_file: [proxy.env]\n");
        folder.Write("proxy.env", "HTTPS_PROXY=http://10.0.0.1:7890\nNODE_USE_ENV_PROXY=1\n");
        Assert.Equal((0, ""), (Run("lint", ".", "--format", "concise").ExitCode, Run("lint", ".", "--format", "concise").Output));
    }

    [Fact]
    public void A_masked_unit_needs_no_device()
    {
        folder.Write("machine/etc/passwd", "claw:x:1000:1000::/home/claw:/bin/sh\n");
        folder.Link("machine/etc/systemd/system/openclaw-gateway.service", "/dev/null");
        var run = Run("lint", "--root", "machine", "--verbose");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("PXF0111", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_by_systemds_link_stands_in_the_file_behind_it()
    {
        using var machine = new FakeMachine();
        machine.AddOpenClaw("/usr/lib/node_modules/openclaw");
        machine.AddService("/usr/lib/node_modules/openclaw/dist/index.js");
        machine.Write("~/.config/systemd/user/openclaw-gateway.service", machine.Read("~/.config/systemd/user/openclaw-gateway.service").Replace("Environment=NODE_USE_ENV_PROXY=1\n", "", StringComparison.Ordinal));
        machine.Write("/etc/environment", "NODE_USE_ENV_PROXY=true\n");
        Assert.Equal(["etc/environment:1:1: error"], Beginnings(machine.Run("lint", "--format", "concise")));
        machine.Link("/usr/lib/environment.d/99-environment.conf", "../../../etc/environment");
        Assert.Equal(["etc/environment:1:1: error"], Beginnings(machine.Run("lint", "--format", "concise")));
    }

    public void Dispose() => folder.Dispose();

    private CommandRun Run(params string[] arguments) => CommandRun.Of(arguments, folder.Path);

    private static string[] Beginnings(CommandRun run) =>
        [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..line.IndexOf(" PXF", StringComparison.Ordinal)])];
}
