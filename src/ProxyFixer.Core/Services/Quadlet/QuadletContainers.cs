using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Quadlet;

/// <summary>The containers of Podman Quadlet that start OpenClaw.</summary>
/// <param name="host">The machine.</param>
public sealed class QuadletContainers(Host host) : IServiceManager
{
    private const string Suffix = ".container";
    private readonly Lazy<UserAccounts> accounts = new(() => UserAccounts.Read(host.Files));

    /// <inheritdoc/>
    public IEnumerable<ServiceDefinition> Find(string? service, string? scope) =>
        from manager in Scopes(scope)
        let reader = new QuadletReader(host, manager)
        from path in reader.Paths()
        let container = reader.Read(path)
        where container is not null && (service is null ? container.LooksLikeOpenClaw
            : container.Name == service || container.Name == service + Suffix || container.ServiceName == service)
        select container;

    /// <inheritdoc/>
    /// <remarks>As the machine has it where the file lies in a folder of Quadlet, else with the drop-ins beside it.</remarks>
    public IEnumerable<ServiceDefinition> Describe(SourceText text, string kind)
    {
        if (kind != UnitDialect.Container.Kind || IsDropIn(text.Path, kind))
        {
            return [];
        }

        var readers = Scopes(null).Select(scope => new QuadletReader(host, scope)).Where(reader => reader.Folders.Contains(MachinePath.Folder(text.Path)));
        return (readers.FirstOrDefault() ?? QuadletReader.Alone(host, MachinePath.Folder(text.Path))).Read(text.Path) is { } container ? [container] : [];
    }

    /// <inheritdoc/>
    public bool LeavesSyntax(string path, string kind) => kind == UnitDialect.Container.Kind;

    /// <inheritdoc/>
    public bool IsDropIn(string path, string kind) => kind == UnitDialect.Container.Kind && !path.EndsWith(Suffix, StringComparison.Ordinal);

    /// <inheritdoc/>
    public bool Reads(string path, ChangedFiles changed) => path.Contains("/containers/systemd/", StringComparison.Ordinal);

    /// <inheritdoc/>
    /// <remarks>Quadlet writes services anew whenever systemd reads its files anew.</remarks>
    public IEnumerable<AdviceBlock> Advise(ChangedFiles changed, IReadOnlyCollection<ServiceDefinition> concerned, CommandUser user) =>
        from containers in concerned.OfType<QuadletDefinition>().GroupBy(container => container.Unit.Scope)
        let systemctl = user.Systemctl(containers.Key)
        let isReload = containers.Any(container => container.Unit.Folders.Any(folder => changed.Any(path => changed.IsBelow(path, folder))))
        let restarts = containers.Select(container => $"{systemctl} restart {ShellText.Quote(container.ServiceName)}")
        select new AdviceBlock(
            containers.Key.User is { } owner ? $"Podman Quadlet of the user {owner.Name}" : "Podman Quadlet of the system",
            [.. isReload ? restarts.Prepend(systemctl + " daemon-reload") : restarts]);

    private IEnumerable<SystemdScope> Scopes(string? scope) => SystemdScopes.Of(host, accounts.Value, scope);
}
