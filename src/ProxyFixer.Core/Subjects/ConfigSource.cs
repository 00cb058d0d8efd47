using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Gateways;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>The configs of OpenClaw, and those the user named.</summary>
public sealed class ConfigSource : ISubjectSource
{
    /// <inheritdoc/>
    public Survey Find(Scene scene)
    {
        var found = new List<LateFileSubject>();
        if (scene.Request.Paths.IsEmpty)
        {
            foreach (var gateway in scene.Gateways)
            {
                found.AddRange(gateway.Late.Files.Where(file => file.Path == gateway.State.ConfigPath).Select(file => OfGateway(scene, file, gateway)));
            }
        }
        else
        {
            found.AddRange(scene.NamedFiles("openclaw-config").Select(file => Lone(scene, file)));
        }

        return new([.. found], ImmutableSortedSet.CreateRange(StringComparer.Ordinal, found.Select(subject => subject.Anchor.Path)), []);
    }

    // What the config and the files it includes add; each variable is shown where it stands.
    private static LateFileSubject OfGateway(Scene scene, SourceText text, Gateway gateway)
    {
        var document = FormatCatalog.OfKind("openclaw-config").Parse(text);
        return new(
            SubjectKind.Config,
            scene.Host.Display(text.Path),
            text,
            gateway.Late.Variables.Where(late => late.Source == LateSource.Config && late.Location.Path == text.Path)
                .Select(late => (late.Name, late.Value, late.Location.Span)),
            gateway,
            document.Root as ObjectNode)
        {
            Errors = document.Errors,
        };
    }

    private static LateFileSubject Lone(Scene scene, SourceText text)
    {
        var document = FormatCatalog.OfKind("openclaw-config").Parse(text);
        var root = document.Root as ObjectNode;
        var env = root?.Find("env")?.Value as ObjectNode;
        var vars = env?.Find("vars")?.Value as ObjectNode;
        var members = (vars?.Members ?? []).Concat(env?.Members ?? []).Where(member => member.Value is ScalarNode { Value: string });
        return new(
            SubjectKind.Config,
            scene.Host.Display(text.Path),
            text,
            members.Select(member => (member.Name, ((ScalarNode)member.Value).AsString!, member.Value.Span)),
            gateway: null,
            root)
        {
            Errors = document.Errors,
        };
    }
}
