using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Compose;
using ProxyFixer.Machine;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Compose;

/// <summary>A service of a Compose project.</summary>
/// <param name="project">The project.</param>
/// <param name="service">The service.</param>
/// <param name="start">What it starts with.</param>
/// <param name="syntaxErrors">What is wrong with the project's first file by itself.</param>
internal sealed class ComposeDefinition(ComposeProject project, ContainerService service, ComposeStart start, ImmutableArray<SyntaxError> syntaxErrors)
    : ServiceDefinition(start.Given, start.Command(IsOpenClaw(service)))
{
    // network_mode: service:NAME (Compose specification)
    private const string OtherService = "service:";

    /// <summary>The project.</summary>
    public ComposeProject Project => project;

    /// <summary>The service.</summary>
    public ContainerService Service => service;

    /// <inheritdoc/>
    public override string Name => $"{MachinePath.Name(Path)}: {Service.Name}";

    /// <inheritdoc/>
    public override string Scope => "compose";

    /// <inheritdoc/>
    public override string Path => Project.File.Path;

    /// <inheritdoc/>
    public override IEnumerable<ServiceFile> Sources =>
        Service.Environment.Select(variable => variable.Where.Path).Append(Path).Select(path => new ServiceFile(path, path == Path ? "compose" : "dotenv"))
            .Concat(start.Image is { } image ? [new(image.Text.Path, "dockerfile")] : Array.Empty<ServiceFile>());

    /// <inheritdoc/>
    public override IEnumerable<(string Kind, SourceText Text)> SyntaxFiles => [("compose", Project.File)];

    /// <inheritdoc/>
    public override Location? StartsAt => Service.Container.StartsAt;

    /// <inheritdoc/>
    public override string LoopbackHelp =>
        "Name the machine as the container sees it, for example host.docker.internal with extra_hosts: [\"host.docker.internal:host-gateway\"], "
        + "and let the proxy listen on that address; or use network_mode: host.";

    /// <inheritdoc/>
    public override string Place => $"environment: of {Service.Name} in {MachinePath.Name(SettingFile.Path)}";

    /// <summary>
    /// The file with the section to set a variable in: the one that sets the service's proxy, which may be an override file; else the project's
    /// first file. A file of env_file may serve several services and is left alone.
    /// </summary>
    public SourceText SettingFile { get; } = FindSettingFile(project, service);

    /// <inheritdoc/>
    public override string InstallNote => "Nothing of this file reaches the container's start";

    /// <inheritdoc/>
    /// <remarks>A variable that only the shell has which starts the project is not known to be missing.</remarks>
    public override StartFailure? Failure => Project.Errors.FirstOrDefault(error => error.Error.IsFatal && !error.NeedsVariable) is { } error
        ? new(error.Error.Message, new(error.Text, error.Error.Span))
        : null;

    /// <inheritdoc/>
    public override string? FailureHelp =>
        Failure?.Location is not { } place || (place.Path == Path && syntaxErrors.Any(error => error.IsFatal && error.Span == place.Span))
            ? null
            : "docker compose config shows the same.";

    /// <inheritdoc/>
    public override bool HasOpenClawName => IsOpenClaw(Service) || start.Image?.IsOpenClaw == true;

    /// <inheritdoc/>
    public override bool HidesProxyValues => start.Unknown.HideProxies || base.HidesProxyValues;

    /// <inheritdoc/>
    public override bool SharesLoopback
    {
        get
        {
            // As many steps as there are services: one more would be a circle, which Docker refuses.
            var at = Service;
            foreach (var _ in Project.Services)
            {
                if (at.Container.NetworkMode is not { } mode || !mode.StartsWith(OtherService, StringComparison.Ordinal))
                {
                    return at.Container.NetworkMode is not (null or "bridge" or "default");
                }

                if (Project.Services.FirstOrDefault(other => other.Name == mode[OtherService.Length..]) is not { } next || !IsOpenClaw(next))
                {
                    return true;
                }

                at = next;
            }

            return true;
        }
    }

    /// <inheritdoc/>
    public override FixProposal SetVariable(string name, string value) =>
        FileSetting.Plan(SettingFile, "compose", NodePath.Of(Service.Name, "environment", name), value);

    // The section may also stand in a file that the service extends, under another name.
    private static SourceText FindSettingFile(ComposeProject project, ContainerService service) =>
        service.Environment.FirstOrDefault(variable => !variable.IsOfFile && ProxyVariables.OfFetch.Contains(variable.Name)) is { Where.Text: var file }
        && new ComposeFormat().Parse(file).Root is ObjectNode root && root.Find(service.Name) is not null
            ? file
            : project.File;

    private static bool IsOpenClaw(ContainerService service) =>
        service.Name.Contains("openclaw", StringComparison.OrdinalIgnoreCase) || ImageTag.IsOpenClaw(service.Container.Image);
}
