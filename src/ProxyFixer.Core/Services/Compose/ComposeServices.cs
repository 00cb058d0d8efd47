using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Compose;
using ProxyFixer.Machine;
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
    private ComposeDefinition Describe(ComposeProject project, ContainerService service, ImmutableArray<SyntaxError> errors) => new(project, service, errors)
    {
        Home = "/home/node",
        WorkingFolder = "/app",
        Release = ImageTag.Release(service.Container.Image),
        Container = Mounted(project, service),
    };

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
