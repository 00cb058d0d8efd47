using ProxyFixer.Diagnostics;
using ProxyFixer.Formats.Kubernetes;
using ProxyFixer.Machine;
using ProxyFixer.Services.Files;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Kubernetes;

/// <summary>A container of a workload of Kubernetes.</summary>
public sealed class KubernetesDefinition : FileDefinition
{
    private readonly PodContainer container;

    /// <summary>Describes one.</summary>
    /// <param name="text">The manifest.</param>
    /// <param name="container">The container.</param>
    internal KubernetesDefinition(SourceText text, PodContainer container)
        : this(text, container, new FileVariables(
            container.Variables.Select(variable => new FileVariable(variable.Name, variable.Value, variable.NameSpan, variable.Source ?? "env")),
            container.Unknown.IsEmpty ? null : $"no file knows what {string.Join(" and ", container.Unknown)} adds to its environment"))
    {
    }

    private KubernetesDefinition(SourceText text, PodContainer container, FileVariables variables)
        : base(text, "kubernetes", variables, ContainerCommand.Read([.. Words(text, container, "command"), .. Words(text, container, "args")], IsOwn(container), variables.Given(text), "the start command")) =>
        this.container = container;

    /// <inheritdoc/>
    public override string Name => $"{MachinePath.Name(Path)}: {container.Target}";

    /// <inheritdoc/>
    public override string ScopeWords => container.Workload;

    /// <inheritdoc/>
    public override Location? StartsAt => new[] { "command", "args", "image", "name" }.Select(container.Map.Find).FirstOrDefault(entry => entry is not null) is { } place
        ? new(Text, place.Value.Span.Length > 0 ? place.Value.Span : place.Key.Span)
        : null;

    /// <inheritdoc/>
    public override string Place => $"env: of the container {container.Name} in {MachinePath.Name(Path)}";

    /// <inheritdoc/>
    public override string InstallNote => "Nothing of this file reaches the container's start";

    /// <inheritdoc/>
    public override bool HasOpenClawName => IsOwn(container);

    /// <inheritdoc/>
    public override FixProposal SetVariable(string name, string value) => FileSetting.Plan(Text, FileKind, KubernetesFormat.PathOf(container.Target, name), value);

    /// <inheritdoc/>
    public override AdviceBlock Advice => new("the cluster", [$"kubectl apply -f {ShellText.Quote(Path)}"]);

    private static bool IsOwn(PodContainer container) => !container.IsInit && ImageTag.IsOpenClaw(Workloads.Text(container.Map, "image"));

    // The kubelet puts variables into the words as well.
    private static IEnumerable<PlacedText> Words(SourceText text, PodContainer container, string key) =>
        from word in container.Words(key)
        let expanded = ManifestText.Expand(word.Text, name => container.Variables.LastOrDefault(variable => variable.Name == name)?.Value)
        select new PlacedText(expanded ?? word.Text, new(text, word.Span));
}
