using ProxyFixer.Formats.Kubernetes;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Kubernetes;

public sealed class KubernetesLawTests : FormatLaws
{
    protected override IFormat Format { get; } = new KubernetesFormat();

    protected override NodePath Path { get; } = KubernetesFormat.PathOf("gateway", "NODE_USE_ENV_PROXY");

    protected override string PathKey => "gateway.NODE_USE_ENV_PROXY";

    protected override IReadOnlyList<string> Samples { get; } =
    [
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: claw}\nspec:\n  template:\n    spec:\n      containers:\n        - name: gateway # c\n          image: openclaw\n          env:\n            - name: HTTPS_PROXY\n              value: http://p:1 # proxy\n\n            # the terminal\n            - name: TERM\n              value: 'xterm'\n          ports: [{containerPort: 1}]\n",
        "\uFEFF# head\napiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: openclaw\n    name: gateway\n    envFrom:\n    - secretRef: {name: tokens}\n  - name: side\n    env:\n    - name: A\n      valueFrom:\n        secretKeyRef: {name: s, key: k}\n",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: proxy}\ndata:\n  HTTP_PROXY: http://p:1\n  1: one\n---\napiVersion: batch/v1\nkind: CronJob\nmetadata: {name: c}\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          initContainers:\n          - name: prepare\n            command: [sh, -c, 'a: b']\n          containers:\n          - name: gateway\n            envFrom: [{configMapRef: {name: proxy}}]\n            env: [{name: A, value: \"1\"}, {name: HTTPS_PROXY, value: $(HTTP_PROXY)}]\n",
        "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: gateway\n    env:\n    - {name: HTTPS_PROXY, value: 'http://p:1'}\n    - name: NODE_USE_ENV_PROXY\n      value: >-\n        zero\n    - name: B\n    - name: C\n      value:\n",
        "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: gateway\n    env: []\n    image: x\n",
        "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: gateway\n    env:\n    image: x\n",
        "apiVersion: v1\nkind: List\nitems:\n- apiVersion: apps/v1\n  kind: StatefulSet\n  metadata:\n    name: s\n  spec:\n    template:\n      spec:\n        containers:\n          -   name: gateway\n              env:\n              -   name: NODE_USE_ENV_PROXY\n              -   name: COST\n                  value: \"$$5 $HOME $(NOT_HERE)\"\n",
        "kind: Job\napiVersion: batch/v1\nspec: {template: {spec: {containers: [{name: gateway, image: x}]}}}\n",
        "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: gateway\n    args: [\n      a, # b\n      c\n    ]\n    env: [\n      {name: HTTP_PROXY, value: x}, # one\n      {name: B, value: z}\n    ]\n",
    ];

    protected override IReadOnlyDictionary<string, string> Values(Document document)
    {
        var values = new Dictionary<string, string>();
        foreach (var container in ((ObjectNode)document.Root).Members)
        {
            foreach (var variable in ((ObjectNode)((ObjectNode)container.Value).Find("env")!.Value.Value).Members)
            {
                values[$"{container.Name}.{variable.Name}"] = variable.Value is ScalarNode scalar ? scalar.AsString! : "(unknown)";
            }
        }

        return values;
    }
}
