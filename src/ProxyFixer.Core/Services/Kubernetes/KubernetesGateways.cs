using System.Collections.Immutable;
using ProxyFixer.Formats.Kubernetes;
using ProxyFixer.Formats.Yaml;
using ProxyFixer.Gateways;
using ProxyFixer.Services.Compose;
using ProxyFixer.Services.Images;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Kubernetes;

/// <summary>Describes the containers of a manifest that start OpenClaw.</summary>
/// <param name="reader">Goes on from a definition.</param>
internal sealed class KubernetesGateways(GatewayReader reader)
{
    // User, home and working folder of OpenClaw's image (Dockerfile of its repository).
    private const string Home = "/home/node";
    private const string WorkingFolder = "/app";

    /// <summary>Describes them.</summary>
    /// <param name="text">The manifest.</param>
    /// <returns>Every container; also those that start something else.</returns>
    public IEnumerable<Gateway> Describe(SourceText text) => Manifest.Read(text).Containers.Select(container => Describe(text, container));

    private Gateway Describe(SourceText text, PodContainer container)
    {
        var definition = new KubernetesDefinition(text, container);
        var command = ContainerCommand.Read(Words(container, "command"), Words(container, "args"), definition.HasOpenClawName);
        var folder = Workloads.Text(container.Map, "workingDir") is { Length: > 0 } own ? own : WorkingFolder;
        return reader.Read(new(definition, definition.Given, command, Home, folder, ImageReference.Version(definition.Image)) { Container = new(Mounts(container)) });
    }

    // The kubelet puts variables into the words as well.
    private static ImmutableArray<string> Words(PodContainer container, string key) => container.Words(key) is { IsDefault: false } words
        ? [.. words.Select(word => ManifestText.Expand(word, name => container.Variables.LastOrDefault(variable => variable.Name == name)?.Value) ?? word)]
        : default;

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
