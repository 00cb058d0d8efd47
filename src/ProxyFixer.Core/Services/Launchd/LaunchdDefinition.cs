using ProxyFixer.Formats.PropertyLists;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Launchd;

/// <summary>An agent or daemon of launchd.</summary>
/// <param name="list">Its property list.</param>
/// <param name="user">Whose agent it is; null for a daemon.</param>
/// <param name="envFile">The file with <c>export</c> lines that OpenClaw's wrapper reads first, parsed; null where there is none.</param>
public sealed class LaunchdDefinition(PropertyList list, string? user, Document? envFile) : ServiceDefinition
{
    /// <summary>Its property list.</summary>
    public PropertyList List => list;

    /// <summary>Whose agent it is; null for a daemon.</summary>
    public string? User => user;

    /// <summary>The file with <c>export</c> lines that OpenClaw's wrapper reads first, parsed; null where there is none.</summary>
    public Document? EnvFile => envFile;

    /// <inheritdoc/>
    public override string Name => List.Label?.AsString ?? MachinePath.Name(List.Text.Path);

    /// <inheritdoc/>
    public override string Scope => User is null ? "system" : "user";

    /// <inheritdoc/>
    public override string ScopeWords => User is null ? "launchd daemon" : "launchd agent of " + User;

    /// <inheritdoc/>
    public override string Path => List.Text.Path;

    /// <inheritdoc/>
    public override IEnumerable<string> Files => EnvFile is null ? [Path] : [Path, EnvFile.Text.Path];

    /// <inheritdoc/>
    public override Location? StartsAt => List.ProgramArguments is [var first, .. var rest]
        ? new(List.Text, TextSpan.FromBounds(first.Span.Start, (rest.LastOrDefault() ?? first).Span.End))
        : null;

    /// <inheritdoc/>
    /// <remarks>launchd has no drop-ins.</remarks>
    public override string Place => EnvFile is null
        ? $"EnvironmentVariables of {MachinePath.Name(Path)}, which openclaw gateway install writes anew (up to {OpenClawRelease.LastToStore(InstallItem.ConfigVariables)} it copies env.vars of the config into them)"
        : $"{MachinePath.Name(EnvFile.Text.Path)}, which the agent's wrapper reads and openclaw gateway install writes anew";

    /// <inheritdoc/>
    public override string InstallNote => "What openclaw gateway install copies into an agent differs by release";

    /// <inheritdoc/>
    public override StartFailure? Failure => List.Errors.FirstOrDefault(error => error.IsFatal) is { } error
        ? new(error.Message, new(List.Text, error.Span))
        : null;

    /// <inheritdoc/>
    public override bool HasOpenClawName => LaunchdAgents.IsOpenClawName(MachinePath.Name(Path));

    /// <inheritdoc/>
    public override bool IsNodeHost => Name == "ai.openclaw.node";

    /// <inheritdoc/>
    /// <remarks>Of both the file wins: the wrapper exports over what launchd gave it.</remarks>
    protected override IEnumerable<StartVariable> ListVariables()
    {
        var inList = Strings(List.Variables)
            .Select(entry => new StartVariable(entry.Name, ((ScalarNode)entry.Value).AsString!, new(List.Text, entry.NameSpan), "EnvironmentVariables"))
            .ToDictionary(variable => variable.Name, StringComparer.Ordinal);
        return Strings(EnvFile?.Root as ObjectNode)
            .Select(line => new StartVariable(line.Name, ((ScalarNode)line.Value).AsString!, new(EnvFile!.Text, line.NameSpan), "the agent's env file")
            {
                Overridden = inList.TryGetValue(line.Name, out var overridden) ? [overridden] : [],
            })
            .Concat(inList.Values);
    }

    private static IEnumerable<Member> Strings(ObjectNode? node) =>
        node?.Effective().Where(member => member.Value is ScalarNode { AsString: not null }) ?? [];
}
