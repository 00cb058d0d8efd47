using System.Collections.Immutable;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>The settings of <c>[Service]</c> that decide what a service starts with, main file and drop-ins merged.</summary>
internal sealed partial class ServiceSettings
{
    private static readonly ImmutableArray<string> CredentialKinds = ["SetCredential", "LoadCredential", "ImportCredential"];

    private readonly List<VariableOrigin> environment = [];
    private readonly Dictionary<string, UnitSetting> single = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<UnitSetting>> lists = new(StringComparer.Ordinal);

    /// <summary>Assignments of <c>Environment=</c> in order, the cleared ones among them.</summary>
    public IReadOnlyList<VariableOrigin> Environment => environment;

    /// <summary>The commands, in order.</summary>
    public List<UnitSetting> Commands { get; } = [];

    /// <summary>What systemd logs about lines and words, and what we add.</summary>
    public List<ServiceWarning> Warnings { get; } = [];

    /// <summary>Merges the files of a unit.</summary>
    /// <param name="parts">In the order applied.</param>
    /// <returns>The settings.</returns>
    public static ServiceSettings Read(IEnumerable<UnitPart> parts)
    {
        var settings = new ServiceSettings();
        foreach (var part in parts)
        {
            settings.Add(part);
        }

        return settings;
    }

    /// <summary>The value of a setting that has only one.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The last one; null where there is none or an empty line took it back.</returns>
    public UnitSetting? Find(string key) => single.GetValueOrDefault(key);

    /// <summary>The words or paths of a setting that adds up.</summary>
    /// <param name="key">The key.</param>
    /// <returns>In order, since the last empty line.</returns>
    public IReadOnlyList<UnitSetting> List(string key) => lists.GetValueOrDefault(key) ?? [];

    /// <summary>The lines that give the service credentials, kind by kind; their values are not kept.</summary>
    public ImmutableArray<UnitSetting> Credentials => [.. CredentialKinds.SelectMany(List)];

    private void Add(UnitPart part)
    {
        var before = Warnings.Count;
        foreach (var assignment in part.File.Assignments)
        {
            if (assignment.Section == "Service" || assignment is { Section: "Unit", Key: "SuccessAction" })
            {
                Add(part, assignment);
            }
        }

        // Lines and words are logged as they are read; no line has a message of both kinds.
        var words = Warnings[before..];
        var lines = part.File.Messages.Select(m => new ServiceWarning(new(part.File.Text, m.Span), m.Line, m.Message, ServiceWarningKind.Systemd));
        Warnings.RemoveRange(before, words.Count);
        Warnings.AddRange(words.Concat(lines).OrderBy(warning => warning.Line));
    }

    private void Add(UnitPart part, UnitAssignment assignment)
    {
        switch (assignment.Key)
        {
            case "Environment":
                AddEnvironment(part, assignment);
                break;
            case "EnvironmentFile":
                AddEnvironmentFile(part, assignment);
                break;
            case "PassEnvironment" or "UnsetEnvironment":
                AddNames(part, assignment);
                break;
            case "StateDirectory" or "CacheDirectory" or "LogsDirectory" or "ConfigurationDirectory" or "RuntimeDirectory":
                AddDirectories(part, assignment);
                break;
            case "SetCredential" or "SetCredentialEncrypted" or "LoadCredential" or "LoadCredentialEncrypted" or "ImportCredential":
                AddCredential(part, assignment);
                break;
            case "ExecSearchPath":
                AddSearchPath(part, assignment);
                break;
            case var key when key.StartsWith("Exec", StringComparison.Ordinal) && !key.Contains("Paths", StringComparison.Ordinal):
                AddCommand(part, assignment);
                break;
            default:
                AddSingle(part, assignment);
                break;
        }
    }

    private void AddCommand(UnitPart part, UnitAssignment assignment)
    {
        if (assignment.Value.Length == 0)
        {
            Commands.RemoveAll(command => command.Key == assignment.Key);
            return;
        }

        Commands.Add(Setting(part, assignment) with { Line = new(part.File.Text, assignment.Value) { Resolve = text => ResolvedText.Resolve(text, part.Specifiers.Find).Text } });
    }

    private void AddSingle(UnitPart part, UnitAssignment assignment)
    {
        if (assignment.Value.Length == 0)
        {
            single.Remove(assignment.Key);
            return;
        }

        var setting = Setting(part, assignment);
        var resolved = assignment.Key is "User" or "Group" or "WorkingDirectory" or "PAMName" or "BusName"
            ? ResolvedText.Resolve(setting.Value, part.Specifiers.Find).Text
            : setting.Value;
        if (resolved is not null)
        {
            single[assignment.Key] = setting with { Value = resolved };
        }
    }

    private List<UnitSetting> Listed(string key) => lists.TryGetValue(key, out var known) ? known : lists[key] = [];

    private static UnitSetting Setting(UnitPart part, UnitAssignment assignment) =>
        new(assignment.Key, assignment.Value.ToString(), LocationOf(part, assignment));

    private static Location LocationOf(UnitPart part, UnitAssignment assignment) => assignment.Value.Length == 0
        ? new(part.File.Text, assignment.KeySpan)
        : new(part.File.Text, assignment.Value.SourceSpan(0, assignment.Value.Length));

    private static Location LocationOf(UnitPart part, UnitAssignment assignment, EnvironmentWord word) =>
        new(part.File.Text, EnvironmentWords.SpanOf(assignment.Value, word));

    private void Warn(Location location, int line, string message, ServiceWarningKind kind = ServiceWarningKind.Systemd) =>
        Warnings.Add(new(location, line, message, kind));
}
