using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.Services.Files;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Images;

/// <summary>The images that Dockerfiles make: the last stage of each.</summary>
internal sealed class DockerfileImages() : FileServices("dockerfile")
{
    private static readonly ContainerFiles NoFiles = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <inheritdoc/>
    protected override IEnumerable<FileDefinition> Describe(SourceText text)
    {
        if (BuiltImage.Read(text) is { } image)
        {
            yield return new DockerfileDefinition(image)
            {
                Home = "/home/node",
                WorkingFolder = image.Stage.WorkingFolder ?? "/app",
                Release = image.Release,
                Container = NoFiles,
            };
        }
    }
}
