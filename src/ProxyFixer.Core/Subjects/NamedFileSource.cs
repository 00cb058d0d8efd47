using ProxyFixer.Formats;
using ProxyFixer.Formats.Kubernetes;
using ProxyFixer.Formats.PropertyLists;
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
        var whole = context.AllNamed.Where(file => context.Finder.Managers.Any(manager => manager.LeavesSyntax(file.Text.Path, file.Kind)) && !IsOfService(context, file));

        // Of a walked folder, code is opened for its header builders only.
        var code = Named(context, "javascript").Where(file => context.Request.Names(file.Text.Path));
        var found = from file in whole.Concat(code).Concat(context.Request.Paths.IsEmpty ? Defining(context) : [])
                    let document = FormatCatalog.OfKind(file.Kind).Parse(file.Text)
                    where !document.Errors.IsEmpty && !PropertyList.IsBinary(file.Text) && !(file.Kind == "kubernetes" && Manifest.Read(file.Text).IsTemplate) // told by HelmSource
                    select new NamedFileSubject(document, context.Host.Display(file.Text.Path));
        return ScanResult.Empty with { Subjects = [.. found] };
    }

    private static IEnumerable<(string Kind, SourceText Text)> Defining(ScanContext context) =>
        context.Gateways.SelectMany(gateway => gateway.Service.SyntaxFiles).DistinctBy(file => file.Text.Path);

    private static IEnumerable<(string Kind, SourceText Text)> Named(ScanContext context, string kind) =>
        context.NamedFiles(kind).Select(text => (kind, text));

    // The drop-ins of a service that is here are told by the rules of services, unless they leave the syntax of its files.
    private static bool IsOfService(ScanContext context, (string Kind, SourceText Text) file) =>
        context.AtStart.Readers(file.Text.Path).Any(reader => reader.Gateway.Service.SyntaxFiles.All(own => own.Kind != file.Kind));
}
