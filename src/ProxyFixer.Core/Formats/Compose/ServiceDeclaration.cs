using ProxyFixer.Formats.Yaml;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>One service as one document declares it, nothing resolved.</summary>
internal sealed class ServiceDeclaration
{
    private ServiceDeclaration(YamlEntry entry) => Entry = entry;

    /// <summary>The name and what stands behind it.</summary>
    public YamlEntry Entry { get; }

    /// <summary>The service's name.</summary>
    public string Name => Entry.Name ?? "";

    /// <summary>The mapping with the service's settings, or null where there is none.</summary>
    public YamlMap? Map { get; private init; }

    /// <summary>What stands behind <c>environment</c>, merge keys of the service followed; null where there is none.</summary>
    public YamlNode? Environment { get; private set; }

    /// <summary>Files named by <c>env_file</c>, in file order.</summary>
    public List<EnvFileDeclaration> EnvFiles { get; } = [];

    /// <summary>True where <c>env_file</c> carries <c>!reset</c> or <c>!override</c>: earlier files do not count.</summary>
    public bool DropsEnvFiles { get; private set; }

    /// <summary>The service named by <c>extends</c>, or null.</summary>
    public YamlScalar? ExtendedService { get; private set; }

    /// <summary>The file named by <c>extends</c>, or null where it is the same file.</summary>
    public YamlScalar? ExtendedFile { get; private set; }

    /// <summary>Names under <c>profiles</c>; a service without any is always active.</summary>
    public List<YamlScalar> Profiles { get; } = [];

    /// <summary>Reads a declaration.</summary>
    /// <param name="entry">An entry of <c>services</c>.</param>
    /// <param name="errors">Gets what Compose refuses.</param>
    /// <returns>What was read.</returns>
    public static ServiceDeclaration Read(YamlEntry entry, List<SyntaxError> errors)
    {
        var declaration = new ServiceDeclaration(entry) { Map = entry.Value.Meaning as YamlMap };
        if (declaration.Map is not { } map)
        {
            errors.Add(new(entry.Key.Span, "a service must be a mapping"));
            return declaration;
        }

        MisplacedKeys.CheckService(map, errors);
        if (map.Find("environment") is { } environment)
        {
            declaration.Environment = environment.Value.Meaning;
            EnvironmentSection.Check(environment, errors);
        }

        declaration.ReadEnvFiles(map, errors);
        declaration.ReadExtends(map, errors);
        declaration.Profiles.AddRange((map.Find("profiles")?.Value.Meaning as YamlList)?.Items
            .Select(item => item.Meaning).OfType<YamlScalar>() ?? []);
        return declaration;
    }

    private void ReadEnvFiles(YamlMap map, List<SyntaxError> errors)
    {
        if (map.Find("env_file") is not { } entry)
        {
            return;
        }

        DropsEnvFiles = entry.Value.Tag is "!reset" or "!override";
        if (entry.Value.Tag == "!reset")
        {
            return;
        }

        foreach (var item in entry.Value.Meaning is YamlList list ? list.Items : [entry.Value])
        {
            if (EnvFileDeclaration.Read(item) is { } file)
            {
                EnvFiles.Add(file);
            }
            else
            {
                errors.Add(new(item.Span.Length > 0 ? item.Span : entry.Key.Span, "env_file takes file names, or mappings with a path"));
            }
        }
    }

    private void ReadExtends(YamlMap map, List<SyntaxError> errors)
    {
        if (map.Find("extends") is not { } entry)
        {
            return;
        }

        if (entry.Value.Meaning is YamlMap details)
        {
            ExtendedFile = details.Find("file")?.Value.Meaning as YamlScalar;
            ExtendedService = details.Find("service")?.Value.Meaning as YamlScalar;
        }
        else
        {
            ExtendedService = entry.Value.Meaning as YamlScalar;
        }

        if (ExtendedService is null || YamlValue.Of(ExtendedService).Kind != YamlKind.String)
        {
            ExtendedService = null;
            errors.Add(new(entry.Key.Span, "extends takes the name of a service, or a mapping with one"));
        }
    }
}

/// <summary>One file named by <c>env_file</c>.</summary>
/// <param name="Path">The path as written; not interpolated.</param>
/// <param name="IsRequired">False where Compose goes on without the file.</param>
/// <param name="IsRaw">True where the file's lines are taken as they are (<c>format: raw</c>).</param>
internal sealed record EnvFileDeclaration(YamlScalar Path, bool IsRequired, bool IsRaw)
{
    /// <summary>Reads an item of <c>env_file</c>.</summary>
    /// <param name="item">A file name, or a mapping with <c>path</c>, <c>required</c>, <c>format</c>.</param>
    /// <returns>The file, or null where the item is neither.</returns>
    public static EnvFileDeclaration? Read(YamlNode item)
    {
        if (item.Meaning is YamlMap map)
        {
            return IsString(map.Find("path")?.Value.Meaning) is { } path
                ? new(path, Text(map, "required") != "false", Text(map, "format") == "raw")
                : null;
        }

        return IsString(item.Meaning) is { } name ? new(name, true, false) : null;
    }

    private static YamlScalar? IsString(YamlNode? node) =>
        node is YamlScalar scalar && YamlValue.Of(scalar).Kind == YamlKind.String ? scalar : null;

    private static string? Text(YamlMap map, string name) =>
        map.Find(name)?.Value.Meaning is YamlScalar scalar ? YamlValue.Of(scalar).Text : null;
}
