using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Gateways;

/// <summary>What a container of Podman Quadlet starts with beside <c>Environment=</c>: PodmanArgs=, secrets, containers.conf, images of other files.</summary>
public sealed class QuadletEnvironmentTests : IDisposable
{
    private const string Own = "home/u/.config/containers/systemd";
    private const string Head = "[Container]\nImage=ghcr.io/openclaw/openclaw:2026.3.8\n";
    private const string Proxy = "HTTPS_PROXY=http://proxy.internal:3128";
    private const string Switch = "NODE_USE_ENV_PROXY=1";
    private readonly TemporaryFolder folder = new();

    public QuadletEnvironmentTests()
    {
        folder.Write("etc/passwd", "root:x:0:0::/root:/bin/bash\nu:x:1000:1000::/home/u:/bin/bash\n");
        folder.Write("home/u/on.env", Switch + "\n");
        folder.Write("home/u/proxy.env", $"{Proxy}\nNODE_USE_ENV_PROXY\n");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Environment=" + Proxy + "\nPodmanArgs=--env=" + Switch, false)]
    [InlineData("Environment=" + Proxy + "\nPodmanArgs=-e " + Switch, false)]
    [InlineData("Environment=" + Proxy + "\nPodmanArgs=--memory 2g -te" + Switch, false)]
    [InlineData("Environment=" + Proxy + "\nPodmanArgs=\"--env=" + Switch + "\"", false)]
    [InlineData("Environment=" + Proxy + "\nPodmanArgs=--env-file=%h/on.env", false)]
    [InlineData("Environment=" + Proxy + " " + Switch + "\nPodmanArgs=--env NODE_USE_ENV_PROXY=0", true)]
    [InlineData("Environment=" + Proxy + "\nPodmanArgs=--env=" + Switch + "\nPodmanArgs=", true)]
    [InlineData("PodmanArgs=--env " + Proxy, true)]
    [InlineData("PodmanArgs=-e=" + Proxy, true)]
    [InlineData("PodmanArgs=--rm --env-file %h/proxy.env", true)]
    [InlineData("PodmanArgs=--env-file %h/proxy.env\n[Service]\nEnvironment=" + Switch, false)]
    [InlineData("PodmanArgs=-e HTTPS_PROXY\nHttpProxy=false\n[Service]\nEnvironment=" + Proxy, true)]
    [InlineData("PodmanArgs=-e HTTPS_*\nHttpProxy=false\n[Service]\nEnvironment=" + Proxy, true)]
    [InlineData("[Service]\nEnvironment=" + Proxy, true)]
    [InlineData("HttpProxy=false\n[Service]\nEnvironment=" + Proxy, false)]
    [InlineData("PodmanArgs=--http-proxy=false\n[Service]\nEnvironment=" + Proxy, false)]
    [InlineData("HttpProxy=false\nPodmanArgs=--http-proxy\n[Service]\nEnvironment=" + Proxy, true)]
    [InlineData("[Service]\nEnvironment=" + Proxy + " " + Switch, true)]
    [InlineData("EnvironmentHost=true\n[Service]\nEnvironment=" + Proxy + " " + Switch, false)]
    [InlineData("PodmanArgs=--env-host\n[Service]\nEnvironment=" + Proxy + " " + Switch, false)]
    [InlineData("PodmanArgs=--env-host --unsetenv NODE_USE_ENV_PROXY\n[Service]\nEnvironment=" + Proxy + " " + Switch, false)]
    [InlineData("PodmanArgs=--unsetenv-all\nEnvironment=" + Proxy, true)]
    public void What_podman_is_told_counts_by_its_own_order(string lines, bool isReported)
    {
        var output = Lint(lines);
        Assert.Equal(isReported, output.Contains("PXF010", StringComparison.Ordinal));
        Assert.DoesNotContain("judged only in part", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Secret=px,type=env,target=HTTPS_PROXY", "was judged only in part, because no file knows the value of HTTPS_PROXY (a secret of Podman)")]
    [InlineData("Secret=HTTPS_PROXY,type=env", "was judged only in part, because no file knows the value of HTTPS_PROXY (a secret of Podman)")]
    [InlineData("PodmanArgs=--secret=px,type=env,target=HTTPS_PROXY", "was judged only in part, because no file knows the value of HTTPS_PROXY (a secret of Podman)")]
    [InlineData("Environment=" + Proxy + "\nSecret=on,type=env,target=NODE_USE_ENV_PROXY", "was not judged, because NODE_USE_ENV_PROXY has a value that no file knows (a secret of Podman)")]
    [InlineData("Environment=" + Proxy + "\nPodmanArgs=--env-merge NODE_USE_ENV_PROXY=${X}1", "was not judged, because NODE_USE_ENV_PROXY has a value that no file knows (--env-merge of PodmanArgs=)")]
    [InlineData("PodmanArgs=--env HTTPS_PROXY=$PX", "was judged only in part, because no file knows the value of HTTPS_PROXY (PodmanArgs=)")]
    [InlineData("Environment=" + Proxy + "\nPodmanArgs=--env-file on.env", "was not judged, because NODE_USE_ENV_PROXY has a value that no file knows (the file on.env, which is not read, may set it)")]
    [InlineData("Environment=" + Proxy + "\nPodmanArgs=--entrypoint /start.sh", "was not judged, because PodmanArgs= changes what is started in the container")]
    [InlineData("Environment=" + Proxy + "\nPodmanArgs=--rm other:1", "was not judged, because PodmanArgs= has a word that is no option, and Podman takes it for the image")]
    public void What_no_file_knows_is_said(string lines, string said)
    {
        var output = Lint(lines);
        Assert.Contains("openclaw.container " + said, output, StringComparison.Ordinal);
        Assert.Equal(said.Contains("in part", StringComparison.Ordinal), output.Contains("PXF0101", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_not_read_takes_nothing_from_a_switch_that_beats_it()
    {
        var output = Lint($"Environment={Proxy} {Switch}\nPodmanArgs=--env-file on.env");
        Assert.Contains("openclaw.container was judged only in part, because its environment file on.env is not read", output, StringComparison.Ordinal);
        Assert.DoesNotContain("PXF010", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Secret=px,type=env,target=TOKEN")]
    [InlineData("Secret=HTTPS_PROXY")]
    [InlineData("Environment=" + Switch + "\nPodmanArgs=--memory=2g --name x --label a=b")]
    public void What_leaves_proxies_and_the_switch_alone_is_passed_over(string lines) =>
        Assert.DoesNotContain("judged", Lint(lines), StringComparison.Ordinal);

    [Theory]
    [InlineData("etc/containers/containers.conf", "[containers]\nenv = [\n  \"A=1\", # NODE_USE_ENV_PROXY=1\n  \"HTTPS_PROXY=http://me:hunter2@h:1\",\n]\n", "was judged only in part, because no file knows the value of HTTPS_PROXY (env= of containers.conf)")]
    [InlineData("home/u/.config/containers/containers.conf.d/a.conf", "[engine]\nenv=[\"A=1\"]\n[ containers ]\nenv=['NODE_USE_ENV_PROXY=1']\n", "was not judged, because NODE_USE_ENV_PROXY has a value that no file knows (env= of a.conf)")]
    [InlineData("etc/containers/containers.conf", "[engine]\nenv=[\"HTTPS_PROXY=http://h:1\"]\n[containers]\n#env=[\"HTTPS_PROXY=http://h:1\"]\n", null)]
    [InlineData("etc/containers/containers.conf", "[containers]\nenv=[\"HTTPS_PROXY=http://h:1\"]\n[network]\n", "judged only in part")]
    public void Settings_of_Podman_that_name_variables_are_said(string path, string text, string? said)
    {
        folder.Write(path, text);
        var output = Lint("");
        Assert.Equal(said is not null, output.Contains("judged", StringComparison.Ordinal));
        Assert.Contains(said ?? "", output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
        Assert.DoesNotContain("judged", Lint("Environment=" + Switch + " " + Proxy), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[containers]\nhttp_proxy=false\n", false)]
    [InlineData("[containers]\nhttp_proxy = true\n", true)]
    [InlineData("[containers]\nenv_host=true\n", false)]
    public void Settings_of_Podman_tell_what_it_hands_on(string text, bool isReported)
    {
        folder.Write("etc/containers/containers.conf", text);
        Assert.Equal(isReported, Lint("[Service]\nEnvironment=" + Proxy + " " + Switch).Contains("PXF0101", StringComparison.Ordinal));
    }

    [Fact]
    public void A_drop_in_that_PodmanArgs_beats_is_not_offered()
    {
        folder.Write(Own + "/openclaw.container", $"{Head}Environment={Proxy}\nPodmanArgs=--env NODE_USE_ENV_PROXY=0\n");
        Assert.DoesNotContain("+Environment=", Run("diff").Output, StringComparison.Ordinal);
        Assert.Contains("no automatic fix: PodmanArgs= sets NODE_USE_ENV_PROXY, and that beats Environment=", Run("lint").Output, StringComparison.Ordinal);
        folder.Write("srv/openclaw.container", $"{Head}Environment={Proxy}\nPodmanArgs=--env NODE_USE_ENV_PROXY=0\n");
        Assert.DoesNotContain("+Environment=", Run("diff", "/srv/openclaw.container").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oc.image", "[Image]\nImage=ghcr.io/openclaw/openclaw:2026.3.8\n", "error PXF0101")]
    [InlineData("oc.image", "[Image]\nImage=ghcr.io/openclaw/openclaw:2026.5.28\n", "2026.5.28")]
    [InlineData("oc.image", "[Image]\nImage=docker.io/library/redis\n", null)]
    [InlineData("oc.build", "[Build]\nImageTag=localhost/openclaw:1\n", "oc.container was not judged, because its image is made by oc.build, and what the image sets is not read")]
    [InlineData("oc.build", "[Build]\nImageTag=localhost/other:1\n", null)]
    public void An_image_of_another_file_is_known_by_the_name_that_the_file_tells(string image, string text, string? said)
    {
        folder.Write($"{Own}/images/{image}", text);
        folder.Write(Own + "/oc.container", $"[Container]\nImage={image}\nEnvironment={Proxy}\n");
        var run = Run("lint");
        var output = run.Output + run.Error;
        Assert.Equal(said is not null, output.Contains("oc.container", StringComparison.Ordinal));
        Assert.Contains(said ?? "", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ghcr.io/openclaw/openclaw:2026.3.8", true)]
    [InlineData("docker.io/library/redis", false)]
    public void A_pod_of_Quadlet_is_named(string image, bool isNamed)
    {
        folder.Write(Own + "/oc.kube", "[Kube]\nYaml=oc.yaml\n");
        folder.Write(Own + "/oc.yaml", $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: a }}\nspec:\n  containers:\n    - name: c\n      image: {image}\n");
        Assert.Equal(isNamed, Run("lint").Output.Contains("OpenClaw in home/u/.config/containers/systemd/oc.kube was not judged, because podman kube play makes its containers", StringComparison.Ordinal));
        Assert.Contains("oc.kube was not judged", Run("lint", $"/{Own}/oc.kube").Output, StringComparison.Ordinal);
    }

    private string Lint(string lines)
    {
        folder.Write(Own + "/openclaw.container", $"{Head}{lines}\n");
        return Run("lint").Output;
    }

    private CommandRun Run(params string[] arguments) => CommandRun.Of([.. arguments, "--root", folder.Path], folder.Path);
}
