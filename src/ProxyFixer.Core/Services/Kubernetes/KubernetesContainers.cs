using System.Collections.Immutable;
using ProxyFixer.Formats.Kubernetes;
using ProxyFixer.Formats.Yaml;
using ProxyFixer.Services.Files;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Kubernetes;

/// <summary>The containers of manifests that start OpenClaw.</summary>
internal sealed class KubernetesContainers() : FileServices("kubernetes")
{
    // User, home and working folder of OpenClaw's image (Dockerfile of its repository).
    private const string Home = "/home/node";
    private const string WorkingFolder = "/app";

    /// <inheritdoc/>
    /// <remarks>What the API server refuses starts nothing; the finding about that says so.</remarks>
    protected override IEnumerable<FileDefinition> Describe(SourceText text) =>
        Manifest.Read(text) is var manifest && manifest.Errors.Any(error => error.IsFatal) ? [] : manifest.Containers.Select(container => Describe(text, container));

    private static KubernetesDefinition Describe(SourceText text, PodContainer container) => new(text, container)
    {
        Home = Home,
        WorkingFolder = Workloads.Text(container.Map, "workingDir") is { Length: > 0 } own ? own : WorkingFolder,
        Release = ImageTag.Release(Workloads.Text(container.Map, "image")),
        Container = new(Mounts(container)),
    };

    // Folders of the node; what else is mounted lies in no file of this machine.
    private static ImmutableSortedDictionary<string, string> Mounts(PodContainer container)
    {
        var mounts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var mount in Maps(container.Map, "volumeMounts"))
        {
            var volume = Maps(container.Pod, "volumes").FirstOrDefault(one => Workloads.Text(one, "name") is { } name && name == Workloads.Text(mount, "name"));
            if (volume is not null && Workloads.At(volume, "hostPath") is { } host
                && Workloads.Text(host, "path") is ['/', ..] outside && Workloads.Text(mount, "mountPath") is ['/', _, ..] inside)
            {
                mounts[inside.TrimEnd('/')] = Workloads.Text(mount, "subPath") is { Length: > 0 } below ? $"{outside.TrimEnd('/')}/{below}" : outside;
            }
        }

        return mounts.ToImmutable();
    }

    private static IEnumerable<YamlMap> Maps(YamlMap map, string name) =>
        (map.Find(name)?.Value.Meaning as YamlList)?.Items.Select(item => item.Meaning).OfType<YamlMap>() ?? [];
}
