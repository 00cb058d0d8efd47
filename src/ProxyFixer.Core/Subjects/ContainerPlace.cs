using ProxyFixer.Gateways;
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
        var file = container.SettingFile;
        var isFirst = file.Path == container.Path;
        return new FilePlace(
            file, "compose", name => NodePath.Of(container.Service.Name, "environment", name),
            [$"docker compose {(isFirst ? $"-f {file.Path} " : "")}up -d {container.Service.Name}"]);
    }
}
