using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Gateways;

/// <summary>Containers of Podman Quadlet as things that start OpenClaw.</summary>
public sealed class QuadletContainersTests : IDisposable
{
    private const string Own = "home/u/.config/containers/systemd";
    private const string Head = "[Container]\nImage=ghcr.io/openclaw/openclaw:2026.3.8\nExec=node dist/index.js gateway\n";
    private const string Proxy = "Environment=HTTPS_PROXY=http://proxy.internal:3128\nEnvironment=NO_PROXY=localhost,127.0.0.1,::1,[::1]\n";
    private readonly TemporaryFolder folder = new();

    public QuadletContainersTests() => folder.Write("etc/passwd", "root:x:0:0::/root:/bin/bash\nu:x:1000:1000::/home/u:/bin/bash\n");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Own, "user u")]
    [InlineData(Own + "/deeper/still", "user u")]
    [InlineData("etc/containers/systemd/users", "user u")]
    [InlineData("etc/containers/systemd/users/1000", "user u")]
    [InlineData("etc/containers/systemd/users/1001", null)]
    [InlineData("etc/containers/systemd", "system")]
    [InlineData("usr/share/containers/systemd", "system")]
    public void Files_are_found_where_Quadlet_looks(string place, string? whose)
    {
        folder.Write("home/u/.profile", "");
        folder.Write(place + "/openclaw.container", Head);
        var output = Run("env").Output;
        Assert.Equal(whose is not null, output.Contains($"openclaw.container (Podman Quadlet, {whose})", StringComparison.Ordinal));
        Assert.Equal(whose is not null, output.Contains("2026.3.8", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_variable_tells_where_it_stands_and_what_it_beat()
    {
        folder.Write(Own + "/openclaw.container", Head + "EnvironmentFile=%h/a.env\nEnvironment=A=1 \"B=two words\"\nEnvironment=C=%h\n[Service]\nEnvironment=HTTP_PROXY=http://s.internal:1 OTHER=1\n");
        folder.Write(Own + "/openclaw.container.d/10.conf", "[Container]\nEnvironment=A=2\n");
        folder.Write(Own + "/container.d/20.conf", "[Container]\nEnvironment=A=3\n");
        folder.Write("home/u/a.env", "# comment\nA=0\n  D=\"quoted\" # all of it\n");
        var output = Run("env", "openclaw", "--verbose", "--reveal").Output;
        Assert.Matches($@" {Own}/container\.d/20\.conf\n +:2  A +3\n +beats 2 of {Own}/openclaw\.container\.d/10\.conf:2\n +beats 1 of .*:5\n +beats 0 of home/u/a\.env:2\n", output);
        Assert.Matches(@" B +two words\n", output);
        Assert.Matches(@" C +/home/u\n", output);
        Assert.Matches(@" home/u/a\.env\n +:3  D +""quoted"" # all of it\n", output);
        Assert.Matches(@"/openclaw\.container\n +:8  HTTP_PROXY +http://s\.internal:1\n", output);
        Assert.DoesNotContain("OTHER", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("Network=bridge\n", true)]
    [InlineData("Network=claw.network\n", true)]
    [InlineData("Network=host\n", false)]
    [InlineData("Network=host\nNetwork=\n", true)]
    [InlineData("Network=container:vpn\n", false)]
    [InlineData("Network=vpn.container\n", false)]
    [InlineData("Network=pasta:-T,7890\n", false)]
    [InlineData("Pod=claw.pod\n", false)]
    public void Loopback_is_the_container_unless_it_shares_a_network(string network, bool isReported)
    {
        folder.Write(Own + "/openclaw.container", Head + network + "Environment=HTTPS_PROXY=http://localhost:7890\n");
        Assert.Equal(isReported, Run("lint").Output.Contains("PXF0512", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/srv/state:/home/node/.openclaw:Z", "srv/state")]
    [InlineData("%h/state:/home/node/.openclaw", "home/u/state")]
    [InlineData("./state:/home/node/.openclaw", Own + "/state")]
    [InlineData("claw.volume:/home/node/.openclaw", "home/u/.local/share/containers/storage/volumes/systemd-claw/_data")]
    [InlineData("claw:/home/node", "home/u/.local/share/containers/storage/volumes/claw/_data/.openclaw")]
    public void The_state_folder_is_found_through_the_volumes(string volume, string state)
    {
        folder.Write(Own + "/openclaw.container", Head + $"Volume={volume}\n");
        folder.Write(state + "/.env", "HTTPS_PROXY=http://proxy.internal:1\n");
        Assert.Contains($"{state}/.env:1:", Run("lint").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fix_is_a_drop_in_and_says_what_to_run_and_restore_says_it_too()
    {
        folder.Write(Own + "/openclaw.container", Head + Proxy);
        var run = Run("fix", "--yes", "--backup-dir", Path.Combine(folder.Path, "backups"));
        Assert.Contains("daemon-reload\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("restart openclaw.service\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("[Container]\nEnvironment=NODE_USE_ENV_PROXY=1\n", File.ReadAllText(Path.Combine(folder.Path, Own, "openclaw.container.d/50-proxyfixer.conf")));
        Assert.DoesNotContain("PXF0101", Run("lint").Output, StringComparison.Ordinal);
        Assert.Contains("restart openclaw.service\n", Run("restore", "latest", "--backup-dir", Path.Combine(folder.Path, "backups")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drop_in_that_would_be_beaten_gets_a_later_name()
    {
        folder.Write(Own + "/openclaw.container", Head);
        folder.Write(Own + "/openclaw.container.d/90-proxy.conf", "[Container]\nEnvironment=\n" + Proxy);
        Assert.Contains("openclaw.container.d/zz-proxyfixer.conf", Run("diff").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4.9.3+ds1-1ubuntu0.2", "+++ b/" + Own + "/openclaw.container\n")]
    [InlineData("5.4.2+ds1-2", "+++ b/" + Own + "/openclaw.container.d/50-proxyfixer.conf\n")]
    public void Podman_before_5_reads_no_drop_ins_so_the_file_itself_is_changed(string version, string file)
    {
        folder.Write(Own + "/openclaw.container", Head + Proxy);
        folder.Write("var/lib/dpkg/status", $"Package: other\nVersion: 1.0\n\nPackage: podman\nStatus: install ok installed\nVersion: {version}\n\n");
        Assert.Contains(file, Run("diff").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_given_by_PATH_where_nobody_looks_is_changed_itself()
    {
        folder.Write("srv/openclaw.container", Head + Proxy);
        Assert.Contains("+++ b/srv/openclaw.container\n", Run("diff", "/srv/openclaw.container").Output, StringComparison.Ordinal);
        Assert.Contains("Container.Image = ghcr.io/openclaw/openclaw:2026.3.8", Run("inspect", "/srv/openclaw.container", "--reveal").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Set_adds_a_variable_and_refuses_what_systemd_would_expand()
    {
        folder.Write("srv/openclaw.container", Head + "[Install]\nWantedBy=default.target\n");
        Assert.Contains("+Environment=NODE_USE_ENV_PROXY=1\n", Run("set", "/srv/openclaw.container", "NODE_USE_ENV_PROXY=1", "--dry-run").Output, StringComparison.Ordinal);
        var refused = Run("set", "/srv/openclaw.container", "A=x$y", "--dry-run");
        Assert.Contains("dollar sign", refused.Error + refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_suppresses_and_an_environment_file_that_is_not_there_is_told()
    {
        folder.Write(Own + "/openclaw.container", Head + "# proxyfixer-ignore: PXF0101 -- on purpose\n" + Proxy + "EnvironmentFile=/etc/missing.env\n");
        var output = Run("lint", "--format", "concise").Output;
        Assert.DoesNotContain("PXF0101", output, StringComparison.Ordinal);
        Assert.Contains($"{Own}/openclaw.container:7:17: error PXF0111", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_service_that_Quadlet_has_generated_is_not_told_a_second_time()
    {
        folder.Write(Own + "/openclaw.container", Head);
        folder.Write("run/user/1000/systemd/generator/openclaw.service", "[Unit]\nSourcePath=/home/u/.config/containers/systemd/openclaw.container\n[Service]\nExecStart=/usr/bin/podman run openclaw\n");
        Assert.DoesNotContain("openclaw.service (", Run("env").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Entrypoint=env\nExec=HTTPS_PROXY=http://a:b:c node dist/index.js\n", 4)]
    [InlineData("Entrypoint=[\"env\", \"HTTPS_PROXY=http://a:b:c\"]\nExec=node dist/index.js\n", 3)]
    public void A_variable_of_the_entrypoint_is_told_at_its_word(string lines, int line)
    {
        folder.Write(Own + "/openclaw.container", "[Container]\nImage=openclaw:2026.5.28\n" + lines + Proxy);
        Assert.Contains($"{Own}/openclaw.container:{line}:", string.Join('\n', Run("lint", "--format", "concise").Output.Split('\n').Where(one => one.Contains("PXF0502", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    private CommandRun Run(params string[] arguments) => CommandRun.Of([.. arguments, "--root", folder.Path], folder.Path);
}
