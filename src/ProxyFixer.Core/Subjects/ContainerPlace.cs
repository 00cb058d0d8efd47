using ProxyFixer.Formats;
using ProxyFixer.Gateways;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Subjects;

/// <summary>Where the start environment of a container is set: in the section that sets its proxy, else in the project's first file.</summary>
internal static class ContainerPlace
{
    /// <summary>Finds the place.</summary>
    /// <param name="container">The service.</param>
    /// <returns>A Compose file.</returns>
    public static IStartPlace Of(ComposeDefinition container)
    {
        // In an override file where that has the proxy; a file of env_file may serve several services and is left alone.
        var proxy = container.Service.Environment.FirstOrDefault(variable => !variable.IsOfFile && Gateway.ProxyNames.Contains(variable.Name));
        var file = proxy is not null && Declares(proxy.Where.Text, container.Service.Name) ? proxy.Where.Text : container.Project.File;
        var isFirst = file.Path == container.Path;
        return new FilePlace(
            file, "compose", name => NodePath.Of(container.Service.Name, "environment", name),
            [$"docker compose {(isFirst ? $"-f {file.Path} " : "")}up -d {container.Service.Name}"]);
    }

    // The section may also stand in a file that the service extends, under another name.
    private static bool Declares(SourceText file, string service) =>
        FormatCatalog.OfKind("compose").Parse(file).Root is ObjectNode root && root.Find(service) is not null;
}
