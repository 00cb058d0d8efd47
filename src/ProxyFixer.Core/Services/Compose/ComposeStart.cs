using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Formats;
using ProxyFixer.Formats.Compose;
using ProxyFixer.NodeJs;
using ProxyFixer.Services.Images;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Compose;

/// <summary>What a service of Compose starts with, from the weakest layer to the strongest: its image as far as it is built here, docker's own settings, the service.</summary>
/// <param name="service">The service.</param>
/// <param name="image">The image that is built of a Dockerfile; null where there is none that can be read.</param>
/// <param name="docker">What docker's own settings give to each container.</param>
/// <param name="projectVariables">The names that <c>.env</c> of the project, or the terminal, has for <c>${…}</c>.</param>
internal sealed partial class ComposeStart(ContainerService service, BuiltImage? image, ImmutableArray<StartVariable> docker, IReadOnlySet<string> projectVariables)
{
    private const string FromShell = "the environment of whoever runs docker compose";

    /// <summary>The image that is built of a Dockerfile; null where there is none that can be read.</summary>
    public BuiltImage? Image => image;

    /// <summary>What may be added that no file tells, as the end of "… was judged only in part, because …"; null for nothing.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>What the container starts with, each name once.</summary>
    public IEnumerable<StartVariable> Given
    {
        get
        {
            var variables = new Dictionary<string, StartVariable>(StringComparer.Ordinal);
            var built = OfImage.Where(variable => variable.Value is not null || UnknownValues.StandIn(variable.Name) is not null)
                .Select(variable => new StartVariable(variable.Name, variable.Value ?? UnknownValues.StandIn(variable.Name)!, new(variable.Text!, variable.Where), variable.Source));
            foreach (var variable in built.Concat(docker).Where(variable => service.Environment.All(own => own.Name != variable.Name)).Concat(service.Environment.SelectMany(OfService)))
            {
                variables[variable.Name] = variable.Over(variables.GetValueOrDefault(variable.Name));
            }

            return variables.Values;
        }
    }

    /// <summary>What no file knows of it.</summary>
    public UnknownValues Unknown => new(
        [
            .. OfImage.Where(variable => variable.Value is null && docker.All(other => other.Name != variable.Name) && service.Environment.All(own => own.Name != variable.Name))
                .Select(variable => (variable.Name, variable.Source)),
        ],
        AskedOfShell() is { Length: > 0 } asked ? $"the value of {string.Join(" and ", asked)} comes from {FromShell}" : Elsewhere);

    /// <summary>The command; nothing is concluded of it where an unknown value decides.</summary>
    /// <param name="isOwn">Whether the image is OpenClaw's.</param>
    /// <returns>What is started.</returns>
    public StartCommand Command(bool isOwn)
    {
        var (entrypoint, command) = (service.Container.Entrypoint, service.Container.Command);
        ImmutableArray<PlacedText> words = [.. entrypoint.IsDefault ? [] : entrypoint, .. command.IsDefault ? [] : command];
        return Unknown.Doubt(ContainerCommand.Read(words.IsEmpty && image is not null ? image.Words : words, isOwn || image?.IsOpenClaw == true, Given, "the start command"));
    }

    private IEnumerable<Files.FileVariable> OfImage => (image?.Variables ?? []).GroupBy(variable => variable.Name, StringComparer.Ordinal).Select(same => same.Last());

    // A default in the file itself decides, and so does what .env has.
    private string[] AskedOfShell() =>
    [
        .. from variable in service.Environment
           where !variable.IsOfFile && string.IsNullOrEmpty(variable.Value) && (ProxyVariables.OfFetch.Contains(variable.Name) || variable.Name == NodeSwitch.Variable)
           where variable.Written.Contains('$', StringComparison.Ordinal)
               ? Reference().Matches(variable.Written).Any(match => !projectVariables.Contains(match.Groups[1].Value))
               : variable.Value is null && !projectVariables.Contains(variable.Name)
           select variable.Name,
    ];

    private static IEnumerable<StartVariable> OfService(ContainerVariable variable) => variable.Value is null ? []
        : [From(variable) with { Overridden = [.. variable.Overridden.Where(overridden => overridden.Value is not null).Select(From)] }];

    private static StartVariable From(ContainerVariable variable) =>
        new(variable.Name, variable.Value!, variable.Where, variable.IsOfFile ? "env_file" : "environment");

    [GeneratedRegex(@"(?<!\$)\$\{?([A-Za-z_]\w*)")]
    private static partial Regex Reference();
}
