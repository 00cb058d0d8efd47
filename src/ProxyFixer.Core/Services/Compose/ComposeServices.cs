using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Compose;
using ProxyFixer.Machine;
using ProxyFixer.Services.Images;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Compose;

/// <summary>The services of Compose projects that start OpenClaw.</summary>
/// <param name="host">The machine.</param>
public sealed class ComposeServices(Host host) : IServiceManager
{
    /// <inheritdoc/>
    /// <remarks>Those of a repository of OpenClaw in a home folder, where its guide to Docker has it.</remarks>
    public IEnumerable<ServiceDefinition> Find(string? service, string? scope) =>
        from home in scope is null ? host.HomePaths : []
        from definition in InFolder($"{home.TrimEnd('/')}/openclaw")
        where service is null || definition.Name == service || definition.Service.Name == service
        select definition;

    /// <inheritdoc/>
    public IEnumerable<ServiceDefinition> Describe(SourceText text, string kind) => kind == "compose" ? Describe(text) : [];

    /// <inheritdoc/>
    /// <remarks>An override file belongs to the project beside it.</remarks>
    public IEnumerable<ServiceDefinition> DefinedBy(SourceText text, string kind) =>
        kind != "compose" ? []
        : InFolder(MachinePath.Folder(text.Path).TrimEnd('/')).Where(definition => definition.Files.Contains(text.Path)).ToArray() is { Length: > 0 } ofProject ? ofProject
        : Describe(text);

    /// <inheritdoc/>
    public bool LeavesSyntax(string path, string kind) => kind == "compose";

    /// <inheritdoc/>
    public IEnumerable<AdviceBlock> Advise(ChangedFiles changed, IReadOnlyCollection<ServiceDefinition> concerned, CommandUser user) =>
        concerned.OfType<ComposeDefinition>().GroupBy(container => container.Path).Select(Advise);

    private IEnumerable<ComposeDefinition> InFolder(string folder) =>
        ProjectEnvironment.FileNames.Select(name => $"{folder}/{name}").FirstOrDefault(host.Files.IsFile) is { } path
        && host.Files.TryRead(path, out _) is { } text ? Describe(text) : [];

    private IEnumerable<ComposeDefinition> Describe(SourceText text)
    {
        var project = ComposeProject.Load(text, host.Files, host.Environment);
        var errors = FormatCatalog.OfKind("compose").Parse(text).Errors;
        return project.Services.Select(service => Describe(project, service, errors)).Where(definition => definition.LooksLikeOpenClaw);
    }

    // User and home folder of OpenClaw's image.
    private ComposeDefinition Describe(ComposeProject project, ContainerService service, ImmutableArray<SyntaxError> errors)
    {
        var start = Start(project, service);
        return new(project, service, start, errors)
        {
            Home = "/home/node",
            WorkingFolder = start.Image?.Stage.WorkingFolder ?? "/app",
            Release = ImageTag.Release(service.Container.Image) ?? start.Image?.Release,
            Container = Mounted(project, service),
        };
    }

    private ComposeStart Start(ComposeProject project, ContainerService service)
    {
        var owner = host.HomePaths.Where(home => project.File.Path.StartsWith(home.TrimEnd('/') + "/", StringComparison.Ordinal)).MaxBy(home => home.Length);
        return new(
            service,
            Built(project, service.Container.Build),
            owner is null ? [] : [.. DockerSettings.Read(host.Files, owner)],
            project.ProjectVariables.Select(variable => variable.Name).Concat(host.Environment.Keys).ToHashSet(StringComparer.Ordinal))
        {
            Elsewhere = owner is null && DockerOfAnyHome(service) ? "docker's own settings of a home give containers a proxy, and who starts the project is not known" : null,
        };
    }

    private bool DockerOfAnyHome(ContainerService service) => host.HomePaths.SelectMany(home => DockerSettings.Read(host.Files, home))
        .Any(variable => ProxyVariables.OfFetch.Contains(variable.Name) && service.Environment.All(own => own.Name != variable.Name));

    private BuiltImage? Built(ComposeProject project, ImageBuild? build) =>
        build is { IsInline: false } && !build.Context.Contains("://", StringComparison.Ordinal)
        && MachinePath.Join(MachinePath.Join(MachinePath.Folder(project.File.Path), build.Context), build.Dockerfile) is var path
        && host.Files.IsFile(path) && host.Files.TryRead(path, out _) is { } text ? BuiltImage.Read(text, build.Target) : null;

    private ContainerFiles Mounted(ComposeProject project, ContainerService service) => new(service.Container.Mounts.ToImmutableSortedDictionary(
        mount => mount.Key, mount => Outside(project, mount.Value), StringComparer.Ordinal));

    // A path, or the name of a volume, which Docker keeps in a folder of its own.
    private string Outside(ComposeProject project, string source) =>
        source.StartsWith("~/", StringComparison.Ordinal) || source == "~" ? MachinePath.Join(host.HomePaths[0], source[1..].TrimStart('/'))
        : source[0] is '/' or '.' ? MachinePath.Join(MachinePath.Folder(project.File.Path), source)
        : $"/var/lib/docker/volumes/{project.Name}_{source}/_data";

    // With -f an override file beside the first one would not count.
    private static AdviceBlock Advise(IGrouping<string, ComposeDefinition> containers)
    {
        var compose = containers.First().Project.IsPickedByItself
            ? $"cd {ShellText.Quote(MachinePath.Folder(containers.Key))} && docker compose"
            : $"docker compose -f {ShellText.Quote(containers.Key)}";
        return new($"Docker Compose, {ShellText.OneLine(containers.Key)}", [.. containers.Select(container => $"{compose} up -d {ShellText.Quote(container.Service.Name)}")]);
    }
}
