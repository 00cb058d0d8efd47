using System.Collections.Immutable;
using ProxyFixer.Advice;
using ProxyFixer.Formats.Kubernetes;
using ProxyFixer.Machine;
using ProxyFixer.Services.Files;
using ProxyFixer.Services.Images;
using ProxyFixer.Subjects;
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
        : base(text, "kubernetes", [.. container.Variables.Select(variable => new FileVariable(variable.Name, variable.Value, variable.NameSpan, variable.Source ?? "env"))]) =>
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
    public override bool HasOpenClawName => !container.IsInit && ImageReference.IsOpenClaw(Image);

    /// <summary>The image; null where it says none.</summary>
    public string? Image => Workloads.Text(container.Map, "image");

    /// <summary>What <c>envFrom</c> takes from elsewhere, <c>Secret NAME</c>; empty where the file says all.</summary>
    public ImmutableArray<string> Elsewhere => container.Unknown;

    /// <inheritdoc/>
    public override IStartPlace StartPlace => new FilePlace(Text, FileKind, name => KubernetesFormat.PathOf(container.Target, name));

    /// <inheritdoc/>
    public override AdviceBlock Advice => new("the cluster", [$"kubectl apply -f {ShellText.Quote(Path)}"]);
}
