using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.Services;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>A unit file that the user named.</summary>
internal static class StandaloneUnit
{
    private const string Place = "/etc/systemd/system";

    /// <summary>Describes the service: as the machine has it where the file lies in a manager's folder, else from the file alone.</summary>
    /// <param name="context">The machine.</param>
    /// <param name="text">The unit file.</param>
    /// <returns>The service, and where it can be changed.</returns>
    public static (Gateway Gateway, IStartPlace Place) Describe(ScanContext context, SourceText text)
    {
        var name = MachinePath.Name(text.Path);
        var folder = MachinePath.Folder(text.Path);
        if (context.Finder.Scopes(null).FirstOrDefault(scope => scope.SearchPath.Contains(folder)) is { } scope)
        {
            var read = context.Finder.Describe(context.Finder.Systemd.Compute(scope, name));
            return (read, new DropInPlace(read.Systemd!, context.Finder.Systemd));
        }

        var planned = DropIns(context, folder, name).Prepend(KeyValuePair.Create($"{Place}/{name}", text));
        var alone = new ServiceEnvironment(context.Host.Files, planned: planned.ToImmutableDictionary(StringComparer.Ordinal));
        return (context.Finder.Describe(alone.Compute(SystemdScope.System, name)), new FilePlace(text, "systemd-unit", name => NodePath.Of(name)));
    }

    private static IEnumerable<KeyValuePair<string, SourceText>> DropIns(ScanContext context, string folder, string name) =>
        from file in context.Host.Files.List($"{folder}/{name}.d")
        where file.EndsWith(".conf", StringComparison.Ordinal)
        let text = context.Host.Files.TryRead($"{folder}/{name}.d/{file}", out _)
        where text is not null
        select KeyValuePair.Create($"{Place}/{name}.d/{file}", text);
}
