using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>The <c>.env</c> files that OpenClaw reads, and those the user named.</summary>
public sealed class EnvFileSource : ISubjectSource
{
    /// <inheritdoc/>
    public Survey Find(Scene scene)
    {
        var files = scene.Request.Paths.IsEmpty
            ? scene.Gateways.SelectMany(gateway => Late(gateway).Select(file => (file, (Gateway?)gateway)))
            : scene.NamedFiles("dotenv").Where(file => !IsOfProject(scene, file)).SelectMany(file => Named(scene, file));
        var found = files.Select(pair => Describe(scene, pair.Item1, pair.Item2)).ToImmutableArray();
        var unreadable = scene.Request.Paths.IsEmpty ? scene.Gateways.SelectMany(gateway => gateway.Late.Unreadable) : [];
        return new(
            [.. found],
            ImmutableSortedSet.CreateRange(StringComparer.Ordinal, found.Select(subject => subject.Anchor.Path)),
            [.. unreadable.Select(file => new UnreadableFile(file.Path, file.Reason))]);
    }

    private static IEnumerable<SourceText> Late(Gateway gateway) => gateway.Late.Files.Where(file => file.Path != gateway.State.ConfigPath);

    // A service of this machine that reads the file late; none where services only start with it, for then it is no .env file to them.
    private static IEnumerable<(SourceText, Gateway?)> Named(Scene scene, SourceText text)
    {
        var resolved = scene.Host.Files.Resolve(text.Path);
        var readers = scene.Gateways.Where(gateway => Late(gateway).Any(file => scene.Host.Files.Resolve(file.Path) == resolved)).ToArray();
        return readers.Length > 0 ? readers.Select(gateway => (text, (Gateway?)gateway))
            : scene.Request.Kind != "dotenv" && scene.AtStart.Readers(text.Path).Any() ? []
            : [(text, null)];
    }

    // Beside a Compose file it serves ${...} there; what comes of it is judged with the project's services.
    private static bool IsOfProject(Scene scene, SourceText file) => MachinePath.Name(file.Path) == ".env"
        && scene.NamedFiles("compose").Any(compose => MachinePath.Folder(compose.Path) == MachinePath.Folder(file.Path));

    private static LateFileSubject Describe(Scene scene, SourceText text, Gateway? gateway)
    {
        var document = FormatCatalog.OfKind("dotenv").Parse(text);
        var root = (ObjectNode)document.Root;
        var variables = root.Members.Where(member => root.Find(member.Name) == member && member.Value is ScalarNode { Value: string })
            .Select(member => (member.Name, ((ScalarNode)member.Value).AsString!, new Location(text, member.NameSpan)));
        return new(SubjectKind.EnvFile, scene.Host.Display(text.Path), text, variables, gateway, scene.Host.Settings.OpenClaw)
        {
            Errors = [.. document.Errors.Select(error => new LocatedError(text, error))],
        };
    }
}
