using ProxyFixer.Diagnostics;
using ProxyFixer.Formats.PropertyLists;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services.Launchd;

/// <summary>An agent or daemon of launchd.</summary>
/// <param name="list">Its property list.</param>
/// <param name="given">The variables of the list, then those of the session.</param>
/// <param name="command">What it starts.</param>
/// <param name="user">Whose agent it is; null for a daemon.</param>
public sealed class LaunchdDefinition(PropertyList list, IEnumerable<StartVariable> given, StartCommand command, string? user)
    : ServiceDefinition(given, command)
{
    /// <summary>Its property list.</summary>
    public PropertyList List => list;

    /// <summary>Whose agent it is; null for a daemon.</summary>
    public string? User => user;

    /// <inheritdoc/>
    public override string Name => List.Label?.AsString ?? MachinePath.Name(List.Text.Path);

    /// <inheritdoc/>
    public override string Scope => User is null ? "system" : "user";

    /// <inheritdoc/>
    public override string ScopeWords => User is null ? "launchd daemon" : "launchd agent of " + User;

    /// <inheritdoc/>
    public override string Path => List.Text.Path;

    /// <summary>What other jobs give to those of its session.</summary>
    public LaunchdSession Session { get; init; } = LaunchdSession.Empty;

    /// <inheritdoc/>
    public override string? Doubt => Session.Doubt;

    /// <inheritdoc/>
    public override bool HidesProxyValues => Session.HidesProxies || base.HidesProxyValues;

    /// <inheritdoc/>
    public override string? MoreVariables => Session.IsKnown ? null : Session.Doubt;

    /// <inheritdoc/>
    public override IEnumerable<ServiceFile> Sources =>
    [
        new(Path, "launchd"),
        .. Command.EnvDocument is { } file ? [new ServiceFile(file.Text.Path, file.Format.Kind)] : Array.Empty<ServiceFile>(),
        .. Session.Files.Select(path => new ServiceFile(path, path.EndsWith(".plist", StringComparison.Ordinal) ? "launchd" : "shell-profile")),
    ];

    /// <inheritdoc/>
    public override IEnumerable<(string Kind, SourceText Text)> SyntaxFiles => [("launchd", List.Text)];

    /// <inheritdoc/>
    public override Location? StartsAt => List.ProgramArguments is [var first, .. var rest]
        ? new(List.Text, TextSpan.FromBounds(first.Span.Start, (rest.LastOrDefault() ?? first).Span.End))
        : null;

    /// <inheritdoc/>
    /// <remarks>launchd has no drop-ins.</remarks>
    public override string Place => Command.EnvDocument is { } file
        ? $"{MachinePath.Name(file.Text.Path)}, which the agent's wrapper reads and openclaw gateway install writes anew"
        : $"EnvironmentVariables of {MachinePath.Name(Path)}, which openclaw gateway install writes anew (up to {OpenClawRelease.LastToStore(InstallItem.ConfigVariables)} it copies env.vars of the config into them)";

    /// <inheritdoc/>
    public override string InstallNote => "What openclaw gateway install copies into an agent differs by release";

    /// <inheritdoc/>
    public override StartFailure? Failure => PropertyList.IsBinary(List.Text) ? null : List.Errors.FirstOrDefault(error => error.IsFatal) is { } error
        ? new(error.Message, new(List.Text, error.Span))
        : null;

    /// <inheritdoc/>
    public override bool HasOpenClawName => LaunchdAgents.IsOpenClawName(MachinePath.Name(Path));

    /// <inheritdoc/>
    public override bool IsNodeHost => base.IsNodeHost || Name == "ai.openclaw.node";

    /// <inheritdoc/>
    /// <remarks>The file with exports that OpenClaw's wrapper reads beats the property list.</remarks>
    public override FixProposal SetVariable(string name, string value)
    {
        var lasts = HasOpenClawName ? "until the next openclaw gateway install, which writes the file anew" : null;
        return Command.EnvDocument is { } file
            ? FileSetting.Plan(file.Text, file.Format.Kind, NodePath.Of(name), value, lasts)
            : FileSetting.Plan(List.Text, "launchd", NodePath.Of(name), value, lasts);
    }

    /// <summary>The variables of a property list.</summary>
    /// <param name="list">The list.</param>
    /// <returns>Those whose values are strings.</returns>
    internal static IEnumerable<StartVariable> Given(PropertyList list) =>
        from entry in list.Variables.Effective()
        where entry.Value is ScalarNode { Value: string }
        select new StartVariable(entry.Name, ((ScalarNode)entry.Value).AsString!, new(list.Text, entry.NameSpan), "EnvironmentVariables");
}
