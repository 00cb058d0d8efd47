using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Compose;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Compose;

/// <summary>Finds the services of Compose projects that start OpenClaw.</summary>
public sealed partial class ComposeGateways
{
    private readonly Host host;
    private readonly GatewayReader reader;

    /// <summary>Looks at a machine.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="reader">Goes on from a definition.</param>
    internal ComposeGateways(Host host, GatewayReader reader) => (this.host, this.reader) = (host, reader);

    /// <summary>Finds those of a repository of OpenClaw in a home folder, where its guide to Docker has it.</summary>
    /// <param name="service">The name of one service; null for all that start OpenClaw.</param>
    /// <param name="scope">Others than null look elsewhere.</param>
    /// <returns>Project by project, in the order of the file.</returns>
    public IEnumerable<Gateway> Find(string? service, string? scope) =>
        from home in scope is null ? host.HomePaths : []
        let path = ProjectEnvironment.FileNames.Select(name => $"{home.TrimEnd('/')}/openclaw/{name}").FirstOrDefault(host.Files.IsFile)
        where path is not null
        let text = host.Files.TryRead(path, out _)
        where text is not null
        from gateway in Describe(text)
        where service is null || gateway.Service.Name == service || ((ComposeDefinition)gateway.Service).Service.Name == service
        select gateway;

    /// <summary>Describes those of one project.</summary>
    /// <param name="text">Its Compose file.</param>
    /// <returns>The services that start OpenClaw, in the order of the file.</returns>
    public IEnumerable<Gateway> Describe(SourceText text)
    {
        var project = ComposeProject.Load(text, host.Files, host.Environment);
        var errors = FormatCatalog.OfKind("compose").Parse(text).Errors;
        return project.Services.Select(service => Describe(new ComposeDefinition(project, service, errors))).Where(gateway => gateway.StartsOpenClaw);
    }

    private Gateway Describe(ComposeDefinition definition)
    {
        var service = definition.Service;
        var given = service.Environment.Where(variable => variable.Value is not null)
            .ToImmutableSortedDictionary(variable => variable.Name, variable => variable.Value!, StringComparer.Ordinal);
        var version = Tag().Match(service.Container.Image ?? "") is { Success: true } match ? OpenClawVersion.Parse(match.Groups[1].Value) : null;

        // User and home folder of OpenClaw's image.
        return reader.Read(new(definition, given, ContainerCommand.Read(service.Container, definition.HasOpenClawName), "/home/node", "/app", version)
        {
            Container = new(service.Container.Mounts.ToImmutableSortedDictionary(mount => mount.Key, mount => Outside(definition.Project, mount.Value), StringComparer.Ordinal)),
        });
    }

    // A path, or the name of a volume, which Docker keeps in a folder of its own.
    private string Outside(ComposeProject project, string source) =>
        source.StartsWith("~/", StringComparison.Ordinal) || source == "~" ? MachinePath.Join(host.HomePaths[0], source[1..].TrimStart('/'))
        : source[0] is '/' or '.' ? MachinePath.Join(MachinePath.Folder(project.File.Path), source)
        : $"/var/lib/docker/volumes/{project.Name}_{source}/_data";

    [GeneratedRegex(@":v?(\d{4}\.\d+\.\d+)")]
    private static partial Regex Tag();
}
