using ProxyFixer.Subjects;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Compose;

/// <summary>Where the start environment of a container is set: in the section that sets its proxy, else in the project's first file.</summary>
internal static class ContainerPlace
{
    /// <summary>Finds the place.</summary>
    /// <param name="container">The service.</param>
    /// <returns>A Compose file.</returns>
    public static IStartPlace Of(ComposeDefinition container) =>
        new FilePlace(container.SettingFile, "compose", name => NodePath.Of(container.Service.Name, "environment", name));
}
