using System.Collections.Immutable;
using ProxyFixer.Formats.Yaml;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Compose;

/// <summary>One service as one document declares it, nothing resolved.</summary>
internal sealed class ServiceDeclaration
{
    private readonly YamlCell key;
    private readonly YamlCell value;

    private ServiceDeclaration(YamlCell key, YamlCell value) => (this.key, this.value, Name) = (key, value, key.Characters.ToString());

    /// <summary>The name and what stands behind it; a new one each time.</summary>
    public YamlEntry Entry => new(key.Node, value.Node);

    /// <summary>The service's name.</summary>
    public string Name { get; }

    /// <summary>Where the name stands.</summary>
    public TextSpan NameSpan => key.Span;

    /// <summary>Where the section <c>environment</c> stands; where there is none, behind the name.</summary>
    public TextSpan SectionSpan => Environment?.Span ?? new TextSpan(NameSpan.End, 0);

    /// <summary>The mapping with the service's settings, or null where there is none.</summary>
    public YamlMap? Map => value.Map;

    /// <summary>What stands behind <c>environment</c>, merge keys of the service followed; null where there is none.</summary>
    public YamlNode? Environment { get; private set; }

    /// <summary>Files named by <c>env_file</c>, in file order.</summary>
    public ImmutableArray<EnvFileDeclaration> EnvFiles { get; private set; } = [];

    /// <summary>True where <c>env_file</c> carries <c>!reset</c> or <c>!override</c>: earlier files do not count.</summary>
    public bool DropsEnvFiles { get; private set; }

    /// <summary>The service named by <c>extends</c>, or null.</summary>
    public YamlScalar? ExtendedService { get; private set; }

    /// <summary>The file named by <c>extends</c>, or null where it is the same file.</summary>
    public YamlScalar? ExtendedFile { get; private set; }

    /// <summary>Names under <c>profiles</c>; a service without any is always active.</summary>
    public ImmutableArray<YamlScalar> Profiles { get; private set; } = [];

    /// <summary>Reads a declaration.</summary>
    /// <param name="key">A key of <c>services</c>.</param>
    /// <param name="value">What stands behind it.</param>
    /// <param name="errors">Gets what Compose refuses.</param>
    /// <returns>What was read.</returns>
    public static ServiceDeclaration Read(YamlCell key, YamlCell value, List<SyntaxError> errors)
    {
        var declaration = new ServiceDeclaration(key, value);
        if (declaration.Map is not { } map)
        {
            errors.Add(new(key.Span, "a service must be a mapping"));
            return declaration;
        }

        MisplacedKeys.CheckService(map, errors);
        if (map.TryFind("environment", out var name, out var environment))
        {
            declaration.Environment = environment.Node.Meaning;
            EnvironmentSection.Check(name, declaration.Environment, errors);
        }

        declaration.ReadEnvFiles(map, errors);
        declaration.ReadExtends(map, errors);
        if (map.Find("profiles")?.Value.Meaning is YamlList profiles)
        {
            declaration.Profiles = [.. profiles.Items.Select(item => item.Meaning).OfType<YamlScalar>()];
        }

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
                EnvFiles = EnvFiles.Add(file);
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
