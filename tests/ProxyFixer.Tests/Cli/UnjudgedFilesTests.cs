using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>Files of containers given by PATH in which no start of OpenClaw is judged: they are named where they speak of it.</summary>
public sealed class UnjudgedFilesTests : IDisposable
{
    private const string Pod = "      containers:\n        - name: gateway\n          image: ghcr.io/openclaw/openclaw:2026.3.8\n          env:\n            - { name: HTTPS_PROXY, value: 'http://me:hunter2@h:1' }\n";
    private readonly FakeMachine machine = new();

    public void Dispose() => machine.Dispose();

    [Theory]
    [InlineData("CMD [\"/start.sh\"]")]
    [InlineData("CMD [\"pm2-runtime\", \"ecosystem.config.js\"]")]
    [InlineData("CMD supervisord -n")]
    [InlineData("")]
    public void A_Dockerfile_whose_command_is_not_followed_is_named(string command)
    {
        machine.Write("/srv/Dockerfile", $"FROM node:22\nENV HTTPS_PROXY=http://h:1\nRUN npm i -g openclaw@2026.3.8\n{command}\n");
        Assert.Contains("srv/Dockerfile was not judged, because it has OpenClaw, and what its ENTRYPOINT or CMD starts is not looked into", Lint("/srv/Dockerfile"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FROM ghcr.io/openclaw/openclaw:2026.3.8\n")]
    [InlineData("FROM node:22\nRUN npm i -g openclaw\nCMD [\"openclaw\", \"gateway\"]\n")]
    [InlineData("# like that of openclaw\nFROM node:22\nENV HTTPS_PROXY=http://h:1\nCMD [\"node\", \"a.js\"]\n")]
    public void A_Dockerfile_that_is_judged_or_has_nothing_of_OpenClaw_is_not_named(string text)
    {
        machine.Write("/srv/Dockerfile", text);
        Assert.DoesNotContain("not judged", Lint("/srv/Dockerfile"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("argoproj.io/v1alpha1", "Rollout", "spec:\n  template:\n    spec:\n" + Pod, "Rollout/openclaw in srv/a.yaml was not judged, because what a Rollout makes of its containers is not read")]
    [InlineData("serving.knative.dev/v1", "Service", "spec:\n  template:\n    spec:\n" + Pod, "Service/openclaw in srv/a.yaml was not judged, because what a Service makes of its containers is not read")]
    [InlineData("helm.toolkit.fluxcd.io/v2", "HelmRelease", "spec:\n  values: { env: { HTTPS_PROXY: 'http://h:1' } }\n", "HelmRelease/openclaw in srv/a.yaml was not judged, because Helm makes its manifests")]
    [InlineData("apps/v1", "Deployment", "spec:\n  template:\n    spec:\n      containers:\n        - name: gateway\n          env: [{ name: HTTPS_PROXY, value: 'http://h:1' }]\n", "Deployment/openclaw in srv/a.yaml was not judged, because its containers have no image, as in a patch of kustomize")]
    [InlineData("v1", "ConfigMap", "data:\n  HTTPS_PROXY: http://h:1\n", "ConfigMap/openclaw in srv/a.yaml was not judged, because it sets HTTPS_PROXY, and no container that was looked at takes it")]
    [InlineData("v1", "ConfigMap", "data:\n  A: b\n", null)]
    [InlineData("v1", "Service", "spec:\n  ports: [{ port: 1 }]\n", null)]
    [InlineData("v1", "Secret", "stringData:\n  HTTPS_PROXY: http://h:1\n", null)]
    public void An_object_of_Kubernetes_whose_containers_are_not_read_is_named(string version, string kind, string rest, string? said)
    {
        machine.Write("/srv/a.yaml", $"apiVersion: {version}\nkind: {kind}\nmetadata: {{ name: openclaw }}\n{rest}");
        var output = Lint("/srv/a.yaml");
        Assert.Equal(said is not null, output.Contains("not judged", StringComparison.Ordinal));
        Assert.Contains(said ?? "", output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("envFrom: [{ configMapRef: { name: px } }]", "judged only in part, because no file knows what ConfigMap px adds to its environment; srv/k/cm.yaml has ConfigMap px, and only those in the manifest's own file are put in")]
    [InlineData("env: [{ name: HTTPS_PROXY, valueFrom: { configMapKeyRef: { name: px, key: HTTPS_PROXY } } }]", "judged only in part, because no file knows the value of HTTPS_PROXY (ConfigMap px); srv/k/cm.yaml has ConfigMap px, and only those in the manifest's own file are put in")]
    public void A_ConfigMap_of_another_file_is_named_with_its_file(string taken, string said)
    {
        machine.Write("/srv/k/dep.yaml", $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: a }}\nspec:\n  containers:\n    - name: c\n      image: openclaw:2026.3.8\n      {taken}\n");
        machine.Write("/srv/k/cm.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: px }\ndata:\n  HTTPS_PROXY: http://h:1\n");
        var output = Lint("/srv/k");
        Assert.Contains(said, output, StringComparison.Ordinal);
        Assert.DoesNotContain("ConfigMap/px", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image: registry.internal/claw:3\n    volumes: ['~/.openclaw:/home/node/.openclaw']", true)]
    [InlineData("image: ghcr.io/openclaw/openclaw:2026.3.8", false)]
    [InlineData("image: redis", false)]
    public void A_Compose_file_that_speaks_of_OpenClaw_and_starts_something_unknown_is_named(string service, bool isNamed)
    {
        machine.Write("/srv/compose.yaml", $"services:\n  bot:\n    {service}\n    environment: {{ HTTPS_PROXY: 'http://h:1' }}\n");
        Assert.Equal(isNamed, Lint("/srv").Contains("srv/compose.yaml was not judged, because it speaks of OpenClaw, and no image and no command of its services is known to start it", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dependencies:\n  - { name: openclaw, version: 1.x }\n", "env: { HTTPS_PROXY: 'http://h:1' }\n", true)]
    [InlineData("", "image: { repository: ghcr.io/openclaw/openclaw }\n", true)]
    [InlineData("", "env: { HTTPS_PROXY: 'http://h:1' }\n", false)]
    public void The_values_of_a_chart_in_a_folder_are_named_where_it_is_OpenClaws(string chart, string values, bool isNamed)
    {
        machine.Write("/srv/chart/Chart.yaml", $"apiVersion: v2\nname: claw\nversion: 1.0.0\n{chart}");
        machine.Write("/srv/chart/values.yaml", values);
        Assert.Equal(isNamed, Lint("/srv").Contains("srv/chart/values.yaml was not judged, because the values of a Helm chart say nothing without its templates", StringComparison.Ordinal));
    }

    private string Lint(string path) => machine.Run("lint", path).Output;
}
