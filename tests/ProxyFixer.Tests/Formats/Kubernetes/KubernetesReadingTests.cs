using ProxyFixer.Formats.Kubernetes;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Kubernetes;

public sealed class KubernetesReadingTests
{
    [Theory]
    [InlineData("Pod", "spec:\n", 2)]
    [InlineData("Deployment", "spec:\n  template:\n    spec:\n", 6)]
    [InlineData("StatefulSet", "spec:\n  template:\n    spec:\n", 6)]
    [InlineData("DaemonSet", "spec:\n  template:\n    spec:\n", 6)]
    [InlineData("ReplicaSet", "spec:\n  template:\n    spec:\n", 6)]
    [InlineData("Job", "spec:\n  template:\n    spec:\n", 6)]
    [InlineData("CronJob", "spec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n", 10)]
    public void Containers_of_every_workload_are_found(string kind, string way, int indent)
    {
        var blank = new string(' ', indent);
        var text = $"apiVersion: v1\nkind: {kind}\n{way}{blank}containers:\n{blank}- name: a\n{blank}  env: [{{name: X, value: one}}]\n{blank}initContainers:\n{blank}- name: b\n";
        var document = Parse(text);
        Assert.Empty(document.Errors);
        Assert.Equal(["a", "b"], ((ObjectNode)document.Root).Members.Select(member => member.Name));
        Assert.Equal("one", Value(document, "a", "X"));
    }

    [Theory]
    [InlineData("value: 1", null)]
    [InlineData("value: true", null)]
    [InlineData("value: yes", null)] // YAML 1.1
    [InlineData("value: {a: b}", null)]
    [InlineData("value: \"1\"", "1")]
    [InlineData("value: 'yes'", "yes")]
    [InlineData("value: http://p:1", "http://p:1")]
    [InlineData("value: 2026-03-08", "2026-03-08")]
    [InlineData("value: null", "")]
    [InlineData("value: !!str 1", "1")]
    public void A_value_that_is_no_string_is_refused_by_the_API_server(string line, string? value)
    {
        var document = Parse(Pod($"    - name: X\n      {line}\n"));
        Assert.Equal(value is null ? 1 : 0, document.Errors.Length);
        Assert.Equal(value, Value(document, "a", "X"));
        Assert.Equal(value is null, document.IsBroken);
    }

    // Decided by k8s.io/kubernetes/third_party/forked/golang/expansion and its tests.
    [Theory]
    [InlineData("$(VAR_A)", "A")]
    [InlineData("___$(VAR_B)___", "___B___")]
    [InlineData("$(VAR_A)-$(VAR_B)", "A-B")]
    [InlineData("$$(VAR_B)_$(VAR_A)", "$(VAR_B)_A")]
    [InlineData("$$$(VAR_A)", "$A")]
    [InlineData("f000-$$VAR_A", "f000-$VAR_A")]
    [InlineData("foo$\\\\(bar$(VAR_A)", "foo$\\\\(barA")]
    [InlineData("$VAR_A)", "$VAR_A)")]
    [InlineData("$(VAR_A", "$(VAR_A")]
    [InlineData("\n$", "\n$")]
    [InlineData("$(VAR_C)", null)]
    public void References_are_expanded_as_the_kubelet_does(string text, string? value) =>
        Assert.Equal(value, ManifestText.Expand(text, name => name switch { "VAR_A" => "A", "VAR_B" => "B", _ => null }));

    [Fact]
    public void Values_from_elsewhere_are_unknown_and_those_of_a_ConfigMap_in_the_file_are_known()
    {
        var document = Parse(
            "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: proxy\ndata:\n  HTTPS_PROXY: http://p:1\n---\n" + Pod(
            "    - name: A\n      valueFrom:\n        configMapKeyRef: {name: proxy, key: HTTPS_PROXY}\n" +
            "    - name: B\n      valueFrom:\n        configMapKeyRef: {name: other, key: HTTPS_PROXY}\n" +
            "    - name: C\n      valueFrom:\n        fieldRef: {fieldPath: status.hostIP}\n" +
            "    - name: D\n      value: http://$(C):7890\n" +
            "    envFrom:\n    - configMapRef: {name: proxy}\n      prefix: P_\n    - secretRef: {name: tokens}\n"));
        Assert.Empty(document.Errors);
        Assert.Equal("http://p:1", Value(document, "a", "A"));
        Assert.Equal("http://p:1", Value(document, "a", "P_HTTPS_PROXY"));
        Assert.All(["B", "C", "D"], name => Assert.Null(Value(document, "a", name)));
        var container = (ObjectNode)((ObjectNode)document.Root).Find("a")!.Value.Value;
        Assert.Equal(["Secret tokens"], ((ListNode)container.Find("envFrom")!.Value.Value).Items.Select(item => ((ScalarNode)item).AsString));
    }

    [Fact]
    public void Containers_of_one_name_are_told_apart_by_their_workload()
    {
        var one = "apiVersion: v1\nkind: Pod\nmetadata: {name: ONE}\nspec:\n  containers:\n  - name: a\n";
        var document = Parse(one + "---\n" + one.Replace("ONE", "two", StringComparison.Ordinal));
        Assert.Equal(["Pod/ONE/a", "Pod/two/a"], ((ObjectNode)document.Root).Members.Select(member => member.Name));
        Assert.Equal("Pod/two/a", new KubernetesFormat().ReadTarget("Pod/two/a.X").Steps[0]);
    }

    [Theory]
    [InlineData("    - name: X\n      value: {{ .Values.proxy }}\n")]
    [InlineData("    - name: X\n      value: \"{{ .Values.proxy }}\"\n")]
    [InlineData("    {{- range $k, $v := .Values.env }}\n    - name: {{ $k }}\n      value: {{ $v | quote }}\n    {{- end }}\n")]
    public void A_template_of_Helm_is_told_and_not_read(string env)
    {
        var document = Parse(Pod(env));
        Assert.Contains("template of Helm", Assert.Single(document.Errors).Message, StringComparison.Ordinal);
        Assert.Empty(((ObjectNode)document.Root).Members);
        Assert.IsType<EditResult.Refused>(new KubernetesFormat().Edit(document, KubernetesFormat.PathOf("a", "X"), "1"));
    }

    [Fact]
    public void Braces_in_a_text_of_several_lines_or_a_comment_make_no_template() =>
        Assert.Empty(Parse(Pod("    - name: X # {{ .Values.x }}\n      value: |\n        {{ .Title }}\n")).Errors);

    [Theory]
    [InlineData("    - &x\n      name: X\n      value: a\n    - *x\n", "alias")]
    [InlineData("    - name: X\n      valueFrom:\n        secretKeyRef: {name: s, key: k}\n", "taken from elsewhere")]
    [InlineData("    - name: X\n      value: 1\n", "cannot be read")]
    public void What_cannot_be_changed_alone_is_refused(string env, string reason) => Assert.Contains(
        reason,
        Assert.IsType<EditResult.Refused>(new KubernetesFormat().Edit(Parse(Pod(env)), KubernetesFormat.PathOf("a", "X"), "2")).Reason,
        StringComparison.Ordinal);

    [Fact]
    public void A_new_item_stands_behind_the_last_proxy_variable_in_the_indentation_of_the_list()
    {
        var text = Pod("    - name: HTTPS_PROXY\n      value: http://p:1 # ours\n    - name: Z\n      value: z\n");
        var edited = (EditResult.Edited)new KubernetesFormat().Edit(Parse(text), KubernetesFormat.PathOf("a", "NODE_USE_ENV_PROXY"), "1");
        Assert.Equal(
            text.Replace("# ours\n", "# ours\n    - name: NODE_USE_ENV_PROXY\n      value: \"1\"\n", StringComparison.Ordinal),
            SourceText.FromString("/x", text).Apply(edited.Edits).Text);
    }

    [Theory]
    [InlineData("/srv/a.yaml", "apiVersion: v1\nkind: Pod\n", true)]
    [InlineData("/srv/a.yml", "# c\n---\nkind: Pod\n\"apiVersion\": v1\n", true)]
    [InlineData("/srv/a.txt", "apiVersion: v1\nkind: Pod\n", false)]
    [InlineData("/srv/values.yaml", "image:\n  kind: x\n", false)]
    public void Manifests_are_known_by_their_content(string path, string head, bool isOne) =>
        Assert.Equal(isOne, new KubernetesFormat().Claims(path, head));

    private static string Pod(string env) => $"apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: a\n    env:\n{env}";

    private static Document Parse(string text) => new KubernetesFormat().Parse(SourceText.FromString("/x", text));

    private static string? Value(Document document, string container, string name) =>
        ((((ObjectNode)((ObjectNode)document.Root).Find(container)!.Value.Value).Find("env")!.Value.Value as ObjectNode)!.Find(name)!.Value.Value as ScalarNode)?.AsString;
}
