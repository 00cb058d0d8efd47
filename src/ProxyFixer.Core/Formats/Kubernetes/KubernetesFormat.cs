using System.Collections.Immutable;
using ProxyFixer.Formats.Yaml;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Kubernetes;

/// <summary>
/// Manifests of Kubernetes. The value is <c>{CONTAINER:{env:{NAME: value}}}</c>, beside it <c>envFrom</c> with what is taken from
/// elsewhere; a value that only the cluster knows is <c>$dynamic</c>.
/// </summary>
public sealed class KubernetesFormat : IFormat
{
    private const string Section = "env";

    /// <inheritdoc/>
    public string Kind => "kubernetes";

    /// <summary>Makes the path of a variable.</summary>
    /// <param name="container">The container as TARGET has it.</param>
    /// <param name="name">The variable.</param>
    /// <returns>The path.</returns>
    public static NodePath PathOf(string container, string name) => NodePath.Of(container, Section, name);

    /// <inheritdoc/>
    public bool Claims(string path, ReadOnlySpan<char> head) => ManifestNames.Claims(path, head);

    /// <inheritdoc/>
    public Document Parse(SourceText text)
    {
        var manifest = Manifest.Read(text);
        var members = manifest.Containers.Select(container => new Member(container.Target, NameSpan(container), Root(container))).ToImmutableArray();
        return new(text, this, new ObjectNode(Around(members), members), manifest.Errors);
    }

    /// <inheritdoc/>
    public IEnumerable<TextSpan> Comments(SourceText text) => YamlComments.Find(text);

    /// <inheritdoc/>
    public NodePath ReadTarget(string target)
    {
        var dot = target.LastIndexOf('.');
        if (dot <= 0 || dot == target.Length - 1 || target.Contains('='))
        {
            throw ProxyFixerException.WrongInput("a Kubernetes target has the form CONTAINER.NAME, for example openclaw.HTTPS_PROXY");
        }

        return PathOf(target[..dot], target[(dot + 1)..]);
    }

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value) => path.Steps is [var container, Section, var name]
        ? ManifestEditor.Edit(document.Text, container, name, value)
        : new EditResult.Refused(default, "only a variable of a container can be set: CONTAINER.NAME");

    private static ObjectNode Root(PodContainer container)
    {
        var variables = container.Variables.Select(variable => new Member(variable.Name, variable.NameSpan, Value(variable))).ToImmutableArray();
        var section = new Member(Section, NameSpan(container), new ObjectNode(Around(variables), variables));
        var sources = new ListNode(container.Item.Span, [.. container.Unknown.Select(source => new ScalarNode(container.Item.Span, source))]);
        return new(container.Item.Span, sources.Items.IsEmpty ? [section] : [section, new("envFrom", NameSpan(container), sources)]);
    }

    private static TextSpan NameSpan(PodContainer container) => container.Map.Find("name")!.Value.Span;

    private static Node Value(PodVariable variable) =>
        variable.Value is null ? new OpaqueNode(variable.Span, "$dynamic", null) : new ScalarNode(variable.Span, variable.Value);

    private static TextSpan Around(ImmutableArray<Member> members) => members.IsEmpty
        ? default
        : TextSpan.FromBounds(members.Min(member => Math.Min(member.NameSpan.Start, member.Value.Span.Start)), members.Max(member => Math.Max(member.NameSpan.End, member.Value.Span.End)));
}
