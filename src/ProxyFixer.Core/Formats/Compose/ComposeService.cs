using ProxyFixer.Text;

namespace ProxyFixer.Formats.Compose;

/// <summary>One service while layers, extended services and files are put together.</summary>
internal sealed class ComposeService
{
    private ComposeService(string name, TextSpan nameSpan)
    {
        Name = name;
        NameSpan = nameSpan;
    }

    /// <summary>The service's name.</summary>
    public string Name { get; }

    /// <summary>Where the name stands.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>Where the section stands; where there is none, behind the name.</summary>
    public TextSpan SectionSpan { get; private set; }

    /// <summary>The variables by name, in order of first appearance; one that is reset stays as a mark.</summary>
    public OrderedDictionary<string, EnvironmentValue> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>True where earlier layers' variables do not count (<c>!reset</c>, <c>!override</c>).</summary>
    public bool DropsEnvironment { get; private init; }

    /// <summary>True where earlier layers' files do not count.</summary>
    public bool DropsEnvFiles { get; private init; }

    /// <summary>Files read before <c>environment</c>, in order; a later one wins.</summary>
    public List<EnvFileReference> EnvFiles { get; } = [];

    /// <summary>The profiles it belongs to; empty where it is always active.</summary>
    public List<string> Profiles { get; } = [];

    /// <summary>What it says of its container besides the environment.</summary>
    public ContainerSettings Container { get; private init; } = ContainerSettings.None;

    /// <summary>Makes a service of its declaration.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="file">The file it stands in.</param>
    /// <param name="substitute">Interpolates a string; null where the result is not known.</param>
    /// <returns>The service without what it extends.</returns>
    public static ComposeService Read(ServiceDeclaration declaration, SourceText file, Func<string, string?> substitute) =>
        Read(declaration, file, substitute, ContainerSettings.Read(declaration, file, substitute));

    /// <summary>Makes a service of the variables alone that a file declares; what depends on other variables is unknown.</summary>
    /// <param name="declarations">Those of one name in file order; a later one is put over the earlier ones.</param>
    /// <param name="file">The file.</param>
    /// <returns>The service; nothing is said of its container.</returns>
    public static ComposeService Unresolved(ReadOnlySpan<ServiceDeclaration> declarations, SourceText file)
    {
        ComposeService? service = null;
        foreach (var declaration in declarations)
        {
            var next = Read(declaration, file, Known, ContainerSettings.None);
            service = service is null ? next : next.Over(service);
        }

        return service!;
    }

    private static string? Known(string text) => Template.Check(text) is { Error: null, IsDynamic: false } plain ? plain.Value : null;

    private static ComposeService Read(ServiceDeclaration declaration, SourceText file, Func<string, string?> substitute, ContainerSettings container)
    {
        var service = new ComposeService(declaration.Name, declaration.NameSpan)
        {
            SectionSpan = declaration.SectionSpan,
            DropsEnvironment = declaration.Environment?.Tag is "!reset" or "!override",
            DropsEnvFiles = declaration.DropsEnvFiles,
            Container = container,
        };
        foreach (var value in EnvironmentSection.Read(declaration.Environment, file, substitute))
        {
            service.Environment[value.Name] = value;
        }

        service.Profiles.AddRange(declaration.Profiles.Select(profile => substitute(profile.Value) ?? profile.Value));
        return service;
    }

    /// <summary>Gives the service other variables, and no files.</summary>
    /// <param name="values">The variables by name.</param>
    /// <returns>A new service.</returns>
    public ComposeService With(OrderedDictionary<string, EnvironmentValue> values)
    {
        var result = new ComposeService(Name, NameSpan) { SectionSpan = SectionSpan, Container = Container };
        result.Profiles.AddRange(Profiles);
        foreach (var value in values.Values)
        {
            result.Environment[value.Name] = value;
        }

        return result;
    }

    /// <summary>Puts a service of a later layer over those of earlier ones.</summary>
    /// <param name="services">The earlier ones by name.</param>
    /// <param name="service">The later one.</param>
    public static void Merge(OrderedDictionary<string, ComposeService> services, ComposeService service)
    {
        services[service.Name] = service.Over(services.GetValueOrDefault(service.Name));
    }

    /// <summary>Puts this service over another one, variable by variable.</summary>
    /// <param name="earlier">The earlier layer, or the extended service; null where there is none.</param>
    /// <returns>A new service with this one's name.</returns>
    public ComposeService Over(ComposeService? earlier)
    {
        var merged = new ComposeService(Name, NameSpan)
        {
            SectionSpan = SectionSpan,
            DropsEnvironment = DropsEnvironment,
            DropsEnvFiles = DropsEnvFiles,
            Container = earlier is null ? Container : Container.Over(earlier.Container),
        };
        merged.EnvFiles.AddRange(DropsEnvFiles || earlier is null ? [] : earlier.EnvFiles);
        merged.EnvFiles.AddRange(EnvFiles);
        merged.Profiles.AddRange(earlier?.Profiles.Union(Profiles) ?? Profiles);
        var kept = DropsEnvironment || earlier is null ? [] : earlier.Environment.Values.AsEnumerable();
        foreach (var value in kept.Concat(Environment.Values))
        {
            merged.Environment[value.Name] = value.Over(merged.Environment.GetValueOrDefault(value.Name));
        }

        return merged;
    }
}

/// <summary>A file named by <c>env_file</c>, with its place resolved.</summary>
/// <param name="Path">Absolute path as seen from the root.</param>
/// <param name="Declaration">How it is read.</param>
/// <param name="Source">The file that names it.</param>
internal sealed record EnvFileReference(string Path, EnvFileDeclaration Declaration, SourceText Source);
