using ProxyFixer.Formats;
using ProxyFixer.Services.Compose;
using ProxyFixer.Services.Launchd;
using ProxyFixer.Text;

namespace ProxyFixer.Subjects;

/// <summary>
/// Files whose syntax no other subject has: Compose files and property lists, and of files given by PATH also drop-ins and JavaScript.
/// </summary>
public sealed class NamedFileSource : ISubjectSource
{
    /// <inheritdoc/>
    public ScanResult Find(ScanContext context)
    {
        var whole = Named(context, "compose").Concat(Named(context, "kubernetes")).Concat(Named(context, "dockerfile")).Concat(Named(context, "launchd")).Concat(Named(context, "systemd-unit").Where(file => IsLoneDropIn(context, file.Text)));

        // Of a walked folder, code is opened for its header builders only.
        var code = Named(context, "javascript").Where(file => context.Request.Paths.Contains(file.Text.Path));
        var found = from file in whole.Concat(code).Concat(context.Request.Paths.IsEmpty ? Defining(context) : [])
                    let document = FormatCatalog.OfKind(file.Kind).Parse(file.Text)
                    where !document.Errors.IsEmpty
                    select new NamedFileSubject(document, context.Host.Display(file.Text.Path));
        return ScanResult.Empty with { Subjects = [.. found] };
    }

    private static IEnumerable<(string Kind, SourceText Text)> Defining(ScanContext context) => context.Gateways
        .Select(gateway => gateway.Service switch
        {
            ComposeDefinition container => ("compose", container.Project.File),
            LaunchdDefinition agent => ("launchd", agent.List.Text),
            _ => default,
        })
        .Where(file => file.Item2 is not null).DistinctBy(file => file.Item2.Path);

    private static IEnumerable<(string Kind, SourceText Text)> Named(ScanContext context, string kind) =>
        context.NamedFiles(kind).Select(text => (kind, text));

    // Units, and the drop-ins of a service that is here, are told by the rules of services.
    private static bool IsLoneDropIn(ScanContext context, SourceText text) =>
        !text.Path.EndsWith(".service", StringComparison.Ordinal) && !context.AtStart.Readers(text.Path).Any();
}
