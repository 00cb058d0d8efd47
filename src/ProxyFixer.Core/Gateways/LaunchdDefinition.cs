using ProxyFixer.Formats.Launchd;
using ProxyFixer.Machine;
using ProxyFixer.Systemd;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Gateways;

/// <summary>An agent or daemon of launchd.</summary>
/// <param name="List">Its property list.</param>
/// <param name="User">Whose agent it is; null for a daemon.</param>
/// <param name="EnvFile">The file with <c>export</c> lines that OpenClaw's wrapper reads first, parsed; null where there is none.</param>
public sealed record LaunchdDefinition(PropertyList List, string? User, Document? EnvFile) : ServiceDefinition
{
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
    /// <remarks>launchd has no drop-ins. Install copies env.vars of the config into the agent up to 2026.4.25.</remarks>
    public override string Place => EnvFile is null
        ? $"EnvironmentVariables of {MachinePath.Name(Path)}, which openclaw gateway install writes anew (it copies env.vars of the config into them)"
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

    /// <summary>The variable's entry in the property list, also where it is no string and so does not count.</summary>
    /// <param name="name">The exact name.</param>
    /// <returns>The entry, or null.</returns>
    public Member? FindEntry(string name) => List.Variables.Find(name);

    /// <inheritdoc/>
    /// <remarks>Of both the file wins: the wrapper exports over what launchd gave it.</remarks>
    public override StartVariable? Find(string name)
    {
        var inList = FindEntry(name) is { Value: ScalarNode { AsString: { } value } } entry
            ? new StartVariable(name, value, new(List.Text, entry.NameSpan), "EnvironmentVariables")
            : null;
        return (EnvFile?.Root as ObjectNode)?.Find(name) is { Value: ScalarNode { AsString: { } exported } } line
            ? new(name, exported, new(EnvFile!.Text, line.NameSpan), "the agent's env file") { Beaten = inList is null ? [] : [inList] }
            : inList;
    }
}
