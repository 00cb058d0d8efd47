using ProxyFixer.Formats.Yaml;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>One project under <c>include</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Paths">Its files in order, at least one; not interpolated.</param>
/// <param name="Folder">Its <c>project_directory</c>, or null for the folder of the first file.</param>
/// <param name="EnvFiles">Its <c>env_file</c>; empty for <c>.env</c> in its folder.</param>
internal sealed record IncludeDeclaration(
    TextSpan Span, List<YamlScalar> Paths, YamlScalar? Folder, List<YamlScalar> EnvFiles)
{
    /// <summary>Reads the includes of a document.</summary>
    /// <param name="layer">The document.</param>
    /// <param name="text">Its file.</param>
    /// <param name="errors">Gets what Compose refuses.</param>
    /// <returns>In file order; empty where there are none.</returns>
    public static List<IncludeDeclaration> Read(ComposeLayer layer, SourceText text, List<LocatedError> errors)
    {
        var found = new List<IncludeDeclaration>();
        if (layer.Root?.Find("include") is not { } section)
        {
            return found;
        }

        foreach (var item in section.Value.Meaning is YamlList list ? list.Items : [section.Value])
        {
            var map = item.Meaning as YamlMap;
            var paths = Scalars(map is null ? item.Meaning : map.Find("path")?.Value.Meaning);
            if (paths.Count == 0)
            {
                errors.Add(new(text, new(section.Key.Span, "include takes file names, or mappings with a path")));
                continue;
            }

            found.Add(new(
                item.Span,
                paths,
                map?.Find("project_directory")?.Value.Meaning as YamlScalar,
                Scalars(map?.Find("env_file")?.Value.Meaning)));
        }

        return found;
    }

    private static List<YamlScalar> Scalars(YamlNode? node) => node switch
    {
        YamlScalar { Value.Length: > 0 } scalar => [scalar],
        YamlList list => [.. list.Items.Select(item => item.Meaning).OfType<YamlScalar>()],
        _ => [],
    };
}
