using System.Collections.Immutable;
using ProxyFixer.Formats.Yaml;
using ProxyFixer.Machine;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>
/// Compose files, read as compose-go 1.20.2 reads them. The value is <c>{service:{environment:{NAME: value}}}</c>; a name
/// without a value is null, a value that depends on variables is <c>$dynamic</c> until the file is resolved.
/// </summary>
public sealed class ComposeFormat : IResolvingFormat
{
    private const string Section = "environment";

    /// <inheritdoc/>
    public string Kind => "compose";

    /// <inheritdoc/>
    public bool Claims(string path, ReadOnlySpan<char> head) => ComposeNames.Claims(path, head);

    /// <inheritdoc/>
    public Document Parse(SourceText text)
    {
        var file = ComposeFile.Read(text);
        return new(text, this, () => Root(file.Declarations().Select(service => new Member(service[0].Name, service[^1].NameSpan, new ServiceNode(text, service)))), file.Errors);
    }

    /// <inheritdoc/>
    public IEnumerable<TextSpan> Comments(SourceText text) => YamlComments.Find(text);

    /// <inheritdoc/>
    public NodePath ReadTarget(string target)
    {
        var dot = target.LastIndexOf('.');
        if (dot <= 0 || dot == target.Length - 1 || target.Contains('='))
        {
            throw ProxyFixerException.WrongInput("a Compose target has the form SERVICE.NAME, for example gateway.HTTPS_PROXY");
        }

        return NodePath.Of(target[..dot], Section, target[(dot + 1)..]);
    }

    /// <inheritdoc/>
    public EditResult Edit(Document document, NodePath path, string value)
    {
        if (path.Steps is not [var service, Section, var name])
        {
            return new EditResult.Refused(default, "only a variable of a service can be set: SERVICE.NAME");
        }

        return ComposeEditor.Edit(document.Text, service, name, value);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Variables of the image are not visible in any file: a resolved null means that Compose removes the variable even where
    /// the image sets it, and a name that is missing means that the image's value stands.
    /// </remarks>
    public Resolution Resolve(Document document, MachineFiles files, IReadOnlyDictionary<string, string> environment)
    {
        var (services, _, errors) = ComposeProject.LoadServices(document.Text, files, environment);
        return new(Root(services.Values.Select(service => new Member(service.Name, service.NameSpan, new ObjectNode(service.SectionSpan, Members(service))))), null, errors);
    }

    /// <inheritdoc/>
    /// <remarks>Always the file the user named: an override file beside it is a choice of its own.</remarks>
    public (Document Owner, NodePath Path) FindOwner(Document document, NodePath path, MachineFiles files) => (document, path);

    private static ObjectNode Root(IEnumerable<Member> services)
    {
        var members = services.ToImmutableArray();
        return new(Around(members, default), members);
    }

    private static ImmutableArray<Member> Members(ComposeService service)
    {
        var variables = service.Environment.Values
            .Where(value => value.State != EnvironmentState.Reset)
            .Select(value => new Member(value.Name, value.NameSpan, Value(value)))
            .ToImmutableArray();
        return [new(Section, service.NameSpan, new ObjectNode(service.SectionSpan, variables))];
    }

    private static Node Value(EnvironmentValue value) => value.State == EnvironmentState.Unknown
        ? new OpaqueNode(value.Span, "$dynamic", null)
        : new ScalarNode(value.Span, value.Text);

    private static TextSpan Around(ImmutableArray<Member> members, TextSpan none) => members.IsEmpty
        ? none
        : TextSpan.FromBounds(members.Min(member => member.NameSpan.Start), members.Max(member => member.Value.Span.End));

    // Makes its variables when they are looked at: too much to keep of every service of a large file.
    private sealed record ServiceNode(SourceText File, ImmutableArray<ServiceDeclaration> Declarations) : ObjectNode(Declarations[^1].SectionSpan, [])
    {
        public override ImmutableArray<Member> Members => ComposeFormat.Members(ComposeService.Unresolved(Declarations.AsSpan(), File));
    }
}
