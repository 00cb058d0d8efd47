using System.Collections.Immutable;
using System.Net;
using System.Security;
using System.Text.RegularExpressions;
using ProxyFixer.Gateways;
using ProxyFixer.Services;
using ProxyFixer.Services.Launchd;

namespace ProxyFixer.Guard;

/// <summary>An agent of launchd that reacts to changes and looks now and then (launchd.plist(5): <c>WatchPaths</c>, <c>StartInterval</c>).</summary>
/// <param name="host">The machine.</param>
/// <param name="gateway">The service.</param>
/// <param name="agent">Its agent.</param>
internal sealed partial class LaunchdGuard(Host host, Gateway gateway, LaunchdDefinition agent) : GuardedService(host, gateway)
{
    private const int Interval = 6 * 60 * 60; // seconds
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /// <inheritdoc/>
    public override string Name => "proxyfixer.guard." + agent.Name;

    /// <inheritdoc/>
    public override ImmutableArray<string> Paths => [Folder + $"/{Name}.plist"];

    /// <inheritdoc/>
    /// <remarks>What lies in the folder is loaded at the next sign-in; what <c>launchctl disable</c> says is in no file of the machine's.</remarks>
    public override bool? IsEnabled => null;

    /// <inheritdoc/>
    public override bool RunsAsRoot => agent.User is null;

    /// <inheritdoc/>
    public override ImmutableArray<(string Path, string Text)> Write(GuardOrder order) => [(Paths[0], GuardMark.Write(Head, Body(order), line => $"<!-- {line} -->"))];

    /// <inheritdoc/>
    public override ImmutableArray<string> ReadWatched() => Host.Files.TryRead(Paths[0], out _) is { } text && WatchPaths().Match(text.Text) is { Success: true } list
        ? [.. Words().Matches(list.Value).Select(word => WebUtility.HtmlDecode(word.Groups[1].Value))]
        : [];

    /// <inheritdoc/>
    public override AdviceBlock AfterInstall(CommandUser user, bool isNew)
    {
        var (launchctl, domain) = user.Launchctl(agent.User);
        var load = $"{launchctl} bootstrap {domain} {ShellText.Quote(Paths[0])}";
        return new(Title, isNew ? [load] : [$"{launchctl} bootout {domain}/{ShellText.Quote(Name)}", load]);
    }

    /// <inheritdoc/>
    public override AdviceBlock AfterRemoval(CommandUser user)
    {
        var (launchctl, domain) = user.Launchctl(agent.User);
        return new(Title, [$"{launchctl} bootout {domain}/{ShellText.Quote(Name)}"]);
    }

    private string Title => agent.User is { } owner ? $"launchd of the user {owner}" : "launchd of the system";

    private string Folder => agent.User is null ? "/Library/LaunchDaemons" : Gateway.Service.Home.TrimEnd('/') + "/Library/LaunchAgents";

    // launchd has no journal: what a job says is lost where no file is named.
    private string Log => (agent.User is null ? "" : Gateway.Service.Home.TrimEnd('/')) + "/Library/Logs/proxyfixer-guard.log";

    private string Body(GuardOrder order) => $"""
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
          <key>Label</key>
          {Text(Name)}
          <key>ProgramArguments</key>
          {List(order.Words(agent.Name, agent.User is null ? "system" : "user", Gateway.Service.Home, settle: true))}
          <key>EnvironmentVariables</key>
          <dict>{string.Concat(order.Environment.Select(pair => $"\n    <key>{Escape(pair.Key)}</key>\n    {Text(pair.Value)}"))}
          </dict>
          <key>WatchPaths</key>
          {List(Watched())}
          <key>StartInterval</key>
          <integer>{Interval}</integer>
          <key>ProcessType</key>
          <string>Background</string>
          <key>StandardOutPath</key>
          {Text(Log)}
          <key>StandardErrorPath</key>
          {Text(Log)}
        </dict>
        </plist>

        """;

    private static string List(ImmutableArray<string> words) => $"<array>{string.Concat(words.Select(word => $"\n    {Text(word)}"))}\n  </array>";

    private static string Text(string value) => $"<string>{Escape(value)}</string>";

    // A property list holds no control character but tab and line break, and nothing that is not Unicode.
    private static string Escape(string value) => value.Any(c => char.IsControl(c) || char.IsSurrogate(c))
        ? throw ProxyFixerException.WrongInput("a property list cannot hold this command or path: it has a control character, or is not plain text")
        : SecurityElement.Escape(value);

    [GeneratedRegex(@"<key>WatchPaths</key>.*?</array>", RegexOptions.Singleline)]
    private static partial Regex WatchPaths();

    [GeneratedRegex("<string>(.*?)</string>")]
    private static partial Regex Words();
}
