using System.Collections.Immutable;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Gateways;
using ProxyFixer.Services;
using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Guard;

/// <summary>
/// A path unit that reacts to changes, a timer for what it misses, and the service that both start (systemd.path(5), systemd.timer(5)).
/// </summary>
/// <param name="host">The machine.</param>
/// <param name="gateway">The service.</param>
/// <param name="unit">Its unit.</param>
internal sealed class SystemdGuard(Host host, Gateway gateway, EffectiveService unit) : GuardedService(host, gateway)
{
    private const string WatchKey = "PathChanged=";

    // An instance would be one of the guard's: '@' is escaped as in systemd-escape(1).
    private string Stem => "proxyfixer-guard-" + unit.Id[..^".service".Length].Replace("@", @"\x40", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string Name => Stem + ".path";

    /// <inheritdoc/>
    public override ImmutableArray<string> Paths => [PathOf("path"), PathOf("service"), PathOf("timer")];

    /// <inheritdoc/>
    public override bool? IsEnabled => Host.Files.ReadLink(Wants("paths", "path")) is not null && Host.Files.ReadLink(Wants("timers", "timer")) is not null;

    /// <inheritdoc/>
    public override bool RunsAsRoot => unit.Scope.User is null or { Uid: 0 };

    /// <inheritdoc/>
    public override ImmutableArray<(string Path, string Text)> Write(GuardOrder order) =>
        [(PathOf("path"), Sign(PathUnit())), (PathOf("service"), Sign(Service(order))), (PathOf("timer"), Sign(Timer))];

    /// <inheritdoc/>
    public override ImmutableArray<string> ReadWatched() => Host.Files.TryRead(PathOf("path"), out _) is not { } text ? []
        : [.. text.Text.Split('\n').Where(line => line.StartsWith(WatchKey, StringComparison.Ordinal)).Select(line => line[WatchKey.Length..].Replace("%%", "%", StringComparison.Ordinal))];

    /// <inheritdoc/>
    public override AdviceBlock AfterInstall(CommandUser user, bool isNew)
    {
        var systemctl = user.Systemctl(unit.Scope);
        return new(Title, [$"{systemctl} daemon-reload", $"{systemctl} enable --now {Started}", .. isNew ? Array.Empty<string>() : [$"{systemctl} restart {Started}"]]);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Stopped while the manager knows them. The links are removed by hand: <c>disable</c> does so too, but says that it failed, because the
    /// units are gone. A guard that found something stays on the manager's list as failed until that is reset; a pattern may fit none, and a '\'
    /// in it would be taken away.
    /// </remarks>
    public override AdviceBlock AfterRemoval(CommandUser user)
    {
        var systemctl = user.Systemctl(unit.Scope);
        var links = new[] { Wants("paths", "path"), Wants("timers", "timer") }.Where(link => Host.Files.ReadLink(link) is not null).Select(ShellText.Quote).ToArray();
        var sudo = systemctl.StartsWith("sudo ", StringComparison.Ordinal) ? "sudo " : "";
        return new(Title,
        [
            $"{systemctl} stop {Started}",
            .. links.Length == 0 ? Array.Empty<string>() : [$"{sudo}rm {string.Join(' ', links)}"],
            $"{systemctl} daemon-reload",
            $"{systemctl} reset-failed {ShellText.Quote(Stem.Replace('\\', '?') + ".*")}",
        ]);
    }

    private string Title => unit.Scope.User is { } owner ? $"systemd of the user {owner.Name}" : "systemd of the system";

    private string Started => $"{ShellText.Quote(Stem + ".path")} {ShellText.Quote(Stem + ".timer")}";

    private string PathOf(string kind) => $"{unit.Scope.ConfigurationFolder}/{Stem}.{kind}";

    private string Wants(string target, string kind) => $"{unit.Scope.ConfigurationFolder}/{target}.target.wants/{Stem}.{kind}";

    private static string Sign(string body) => GuardMark.Write("", body, line => "# " + line);

    private string PathUnit() => $"""
        [Unit]
        Description=Files by which {unit.Unit} passes its proxy

        [Path]
        {string.Join('\n', Watched().Where(CanStand).Select(path => WatchKey + path.Replace("%", "%%", StringComparison.Ordinal)))}

        [Install]
        WantedBy=paths.target

        """;

    // The path is taken as it stands, without quotes: a line break, a blank at an end or a '\' there would be lost.
    private static bool CanStand(string path) =>
        SystemdUtf8.IsValid(path) && !path.Any(char.IsControl) && !path.EndsWith('\\') && path.Trim() == path;

    private string Service(GuardOrder order) => $"""
        [Unit]
        Description=ProxyFixer looks whether {unit.Unit} passes its proxy
        # One start for each change that is seen is no fault.
        StartLimitIntervalSec=0

        [Service]
        Type=oneshot
        {string.Concat(order.Environment.Select(pair => $"Environment={EnvironmentWordWriter.Write(pair.Key, pair.Value) ?? throw Unwritable}\n"))}ExecStart={Line(order)}
        # A finding is status 1 and a failed unit, so that systemctl --failed shows it; the next run without one clears it.
        TimeoutStartSec=5min
        Nice=10

        """;

    private string Line(GuardOrder order) => ExecLineWriter.Write(order.Words(unit.Unit, unit.Scope.Name, Gateway.Service.Home, settle: true)) ?? throw Unwritable;

    private static ProxyFixerException Unwritable => ProxyFixerException.WrongInput("systemd cannot start this command: a path holds a quote, a '\\' or a control character, or is not UTF-8");

    private string Timer => $"""
        [Unit]
        Description=ProxyFixer looks now and then whether {unit.Unit} passes its proxy

        [Timer]
        OnCalendar=00/6:00
        RandomizedDelaySec=30min
        Persistent=true

        [Install]
        WantedBy=timers.target

        """;
}
