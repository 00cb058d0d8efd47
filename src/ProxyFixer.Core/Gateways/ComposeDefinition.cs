using ProxyFixer.Formats.Compose;
using ProxyFixer.Machine;
using ProxyFixer.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Gateways;

/// <summary>A service of a Compose project.</summary>
/// <param name="Project">The project.</param>
/// <param name="Service">The service.</param>
public sealed record ComposeDefinition(ComposeProject Project, ContainerService Service) : ServiceDefinition
{
    /// <inheritdoc/>
    public override string Name => $"{MachinePath.Name(Path)}: {Service.Name}";

    /// <inheritdoc/>
    public override string Scope => "compose";

    /// <inheritdoc/>
    public override string Path => Project.File.Path;

    /// <inheritdoc/>
    public override IEnumerable<string> Files => Service.Environment.Select(variable => variable.Where.Path).Append(Path).Distinct(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override Location? StartsAt => Service.Container.StartsAt;

    /// <inheritdoc/>
    public override string Place => $"environment: of {Service.Name} in {MachinePath.Name(Path)}";

    /// <inheritdoc/>
    public override string InstallNote => "Nothing of this file reaches the container's start";

    /// <inheritdoc/>
    /// <remarks>A variable that only the shell has which starts the project is not known to be missing.</remarks>
    public override StartFailure? Failure => Project.Errors.FirstOrDefault(error => error.Error.IsFatal && !error.NeedsVariable) is { } error
        ? new(error.Error.Message, new(error.Text, error.Error.Span))
        : null;

    /// <inheritdoc/>
    public override bool HasOpenClawName => Service.Name.Contains("openclaw", StringComparison.OrdinalIgnoreCase)
        || Service.Container.Image?.Contains("openclaw", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>True where 127.0.0.1 is the machine that Docker runs on, or cannot be told.</summary>
    public bool SharesLoopback => Service.Container.NetworkMode switch
    {
        null or "bridge" or "default" => false,
        "host" => true,
        var mode when mode.StartsWith("service:", StringComparison.Ordinal) =>
            Project.Services.FirstOrDefault(service => service.Name == mode["service:".Length..]) is not { } other
            || !(this with { Service = other } is { HasOpenClawName: true, SharesLoopback: false }),
        _ => true,
    };

    /// <summary>Tells whether the project's first file is broken at a place by itself.</summary>
    /// <param name="place">The place.</param>
    /// <returns>True where it is a syntax error of that file.</returns>
    public bool HasSyntaxErrorAt(Location place) => place.Path == Path
        && new ComposeFormat().Parse(Project.File).Errors.Any(error => error.IsFatal && error.Span == place.Span);

    /// <inheritdoc/>
    public override StartVariable? Find(string name) =>
        Service.Environment.FirstOrDefault(variable => variable.Name == name) is { Value: not null } found
            ? From(found) with { Beaten = [.. found.Beaten.Where(beaten => beaten.Value is not null).Select(From)] }
            : null;

    private static StartVariable From(ContainerVariable variable) =>
        new(variable.Name, variable.Value!, variable.Where, variable.IsOfFile ? "env_file" : "environment");
}
