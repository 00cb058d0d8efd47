using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.Systemd;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>A unit file that the user named.</summary>
internal static class LoneUnit
{
    private const string Place = "/etc/systemd/system";

    /// <summary>Describes the service: as the machine has it where the file lies in a manager's folder, else from the file alone.</summary>
    /// <param name="scene">The machine.</param>
    /// <param name="text">The unit file.</param>
    /// <returns>The service, and where it can be changed.</returns>
    public static (Gateway Gateway, IStartPlace Place) Describe(Scene scene, SourceText text)
    {
        var name = MachinePath.Name(text.Path);
        var folder = MachinePath.Folder(text.Path);
        if (scene.Finder.Scopes(null).FirstOrDefault(scope => scope.SearchPath.Contains(folder)) is { } scope)
        {
            var read = scene.Finder.Describe(scene.Finder.Systemd.Compute(scope, name));
            return (read, new DropInPlace(read.Systemd!, scene.Finder.Systemd));
        }

        var planned = DropIns(scene, folder, name).Prepend(KeyValuePair.Create($"{Place}/{name}", text));
        var alone = new ServiceEnvironment(scene.Host.Files, planned: planned.ToImmutableDictionary(StringComparer.Ordinal));
        return (scene.Finder.Describe(alone.Compute(SystemdScope.System, name)), new FilePlace(text, "systemd-unit", name => NodePath.Of(name)));
    }

    private static IEnumerable<KeyValuePair<string, SourceText>> DropIns(Scene scene, string folder, string name) =>
        from file in scene.Host.Files.List($"{folder}/{name}.d")
        where file.EndsWith(".conf", StringComparison.Ordinal)
        let text = scene.Host.Files.TryRead($"{folder}/{name}.d/{file}", out _)
        where text is not null
        select KeyValuePair.Create($"{Place}/{name}.d/{file}", text);
}
