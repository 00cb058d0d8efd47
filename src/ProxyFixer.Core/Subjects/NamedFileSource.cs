using ProxyFixer.Formats;
using ProxyFixer.Gateways;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>
/// Files whose syntax no other subject has: Compose files and property lists, and of files given by PATH also drop-ins and JavaScript.
/// </summary>
public sealed class NamedFileSource : ISubjectSource
{
    /// <inheritdoc/>
    public Survey Find(Scene scene)
    {
        var whole = Named(scene, "compose").Concat(Named(scene, "launchd")).Concat(Named(scene, "systemd-unit").Where(file => IsLoneDropIn(scene, file.Text)));

        // Of a walked folder, code is opened for its header builders only.
        var code = Named(scene, "javascript").Where(file => scene.Request.Paths.Contains(file.Text.Path));
        var found = from file in whole.Concat(code).Concat(scene.Request.Paths.IsEmpty ? Defining(scene) : [])
                    let document = FormatCatalog.OfKind(file.Kind).Parse(file.Text)
                    where !document.Errors.IsEmpty
                    select new NamedFileSubject(document, scene.Host.Display(file.Text.Path));
        return Survey.Empty with { Subjects = [.. found] };
    }

    private static IEnumerable<(string Kind, SourceText Text)> Defining(Scene scene) => scene.Gateways
        .Select(gateway => gateway.Service switch
        {
            ComposeDefinition container => ("compose", container.Project.File),
            LaunchdDefinition agent => ("launchd", agent.List.Text),
            _ => default,
        })
        .Where(file => file.Item2 is not null).DistinctBy(file => file.Item2.Path);

    private static IEnumerable<(string Kind, SourceText Text)> Named(Scene scene, string kind) =>
        scene.NamedFiles(kind).Select(text => (kind, text));

    // Units, and the drop-ins of a service that is here, are told by the rules of services.
    private static bool IsLoneDropIn(Scene scene, SourceText text) =>
        !text.Path.EndsWith(".service", StringComparison.Ordinal) && !scene.AtStart.Readers(text.Path).Any();
}
