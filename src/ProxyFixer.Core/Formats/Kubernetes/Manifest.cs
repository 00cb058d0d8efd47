using System.Collections.Immutable;
using ProxyFixer.Formats.Yaml;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Kubernetes;

/// <summary>One file of Kubernetes objects.</summary>
/// <param name="Text">The file.</param>
/// <param name="Containers">Those of its workloads, in file order; empty where the file does not read.</param>
/// <param name="Errors">What kubectl or the API server refuses, in file order.</param>
/// <param name="IsTemplate">True where Helm makes the manifest of it first.</param>
internal sealed record Manifest(SourceText Text, ImmutableArray<PodContainer> Containers, ImmutableArray<SyntaxError> Errors, bool IsTemplate)
{
    private const string TemplateMessage =
        "this is a template of Helm; what it becomes is known once it is rendered: helm template CHART > manifest.yaml";

    /// <summary>Reads a file.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>What was read; never throws.</returns>
    public static Manifest Read(SourceText text)
    {
        var yaml = YamlReader.Read(text, wantsStringKeys: false);
        if (HelmTemplate.Find(text, yaml) is { } action)
        {
            return new(text, [], [new(action, TemplateMessage)], IsTemplate: true);
        }

        var errors = yaml.Errors;
        var objects = Workloads.Objects(yaml.Documents).ToArray();
        var maps = ConfigMaps.Of(objects);
        var containers = objects.SelectMany(item => ContainersOf(item, errors)).ToArray();
        var isBroken = !yaml.IsWhole;
        var shape = isBroken ? [] : errors;
        var read = containers.Select(container => EnvReader.Read(container with { Target = Target(container, containers) }, maps, shape)).ToImmutableArray();
        return new(text, isBroken ? [] : read, [.. errors.OrderBy(error => error.Span.Start)], IsTemplate: false);
    }

    // A name is unique in a pod; a file may describe several.
    private static string Target(PodContainer container, PodContainer[] all)
    {
        var same = all.Where(other => other.Name == container.Name).ToArray();
        var longer = $"{container.Workload}/{container.Name}";
        return same.Length == 1 ? container.Name
            : same.Count(other => other.Workload == container.Workload) == 1 ? longer
            : $"{longer}/{Array.IndexOf(same, container) + 1}";
    }

    private static IEnumerable<PodContainer> ContainersOf(YamlMap item, List<SyntaxError> errors)
    {
        if (Workloads.PodOf(item) is not { } pod)
        {
            yield break;
        }

        foreach (var entry in pod.Members.Where(entry => entry.Name is "containers" or "initContainers").ToArray())
        {
            foreach (var one in (entry.Value.Meaning as YamlList)?.Items ?? [])
            {
                if (one.Meaning is not YamlMap map)
                {
                    errors.Add(new(one.Span.Length > 0 ? one.Span : entry.Key.Span, "a container must be a mapping"));
                }
                else if (Workloads.Text(map, "name") is not { Length: > 0 })
                {
                    errors.Add(new(one.Span, "the container has no name"));
                }
                else
                {
                    yield return new("", Workloads.NameOf(item), entry, one, map, pod);
                }
            }
        }
    }
}
