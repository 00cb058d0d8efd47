using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Gateways;
using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Guard;

/// <summary>
/// A drop-in by which a service looks at itself before it starts and says so in its own log. It never keeps the service from starting:
/// its status is ignored ('-'), timeout(1) ends it, and where it could do harm none is written.
/// </summary>
/// <param name="host">The machine.</param>
/// <param name="gateway">The service.</param>
public sealed partial class StartCheck(Host host, Gateway gateway)
{
    private const int UsualLimit = 10; // seconds; TimeoutStartSec= is 90 where nothing else is set (systemd-system.conf(5))

    /// <summary>Writes the drop-in.</summary>
    /// <param name="order">How the program is started.</param>
    /// <returns>Where it belongs, and its text.</returns>
    /// <exception cref="ProxyFixerException">The service is none of systemd's, or the check could harm it (exit status 3).</exception>
    public (string Path, string Text) Write(GuardOrder order)
    {
        var unit = (gateway.Service as SystemdDefinition)?.Service ?? throw ProxyFixerException.CouldNotFinish($"{gateway.Service.Name} is no unit of systemd, so it has no ExecStartPre=");
        var settings = Settings(unit);
        if (settings.LastOrDefault(one => one.Key is "MemoryMax" or "MemoryLimit" or "MemoryHigh" && one.Value is not ("" or "infinity")) is { Key: { } limited })
        {
            throw ProxyFixerException.CouldNotFinish($"{unit.Unit} has {limited}=: a check that used up its memory would keep it from starting; use proxyfixer guard install, which looks from outside");
        }

        var seconds = Limit(settings.LastOrDefault(one => one.Key is "TimeoutStartSec" or "TimeoutSec").Value);
        var words = order.Words(unit.Unit, unit.Scope.Name, gateway.Service.Home, settle: false);
        var line = ExecLineWriter.Write([Timeout, "--signal=KILL", seconds.ToString(CultureInfo.InvariantCulture), .. words])
            ?? throw ProxyFixerException.WrongInput("systemd cannot start this command: a path holds what is not UTF-8");
        var path = $"{unit.Scope.ConfigurationFolder}/{unit.Id}.d/60-proxyfixer-guard.conf";
        return (path, $"""
            # {path}
            # Says in the log of {unit.Unit} what would keep it from passing its proxy. It is over after {seconds} s, and the service starts whatever it says.
            [Service]
            ExecStartPre=-{line}

            """);
    }

    private string Timeout => new[] { "/usr/bin/timeout", "/bin/timeout", "/run/current-system/sw/bin/timeout" }.FirstOrDefault(host.Files.IsFile)
        ?? throw ProxyFixerException.CouldNotFinish("timeout(1) of coreutils is not there, and without it a check that hangs could keep the service from starting");

    private ImmutableArray<(string Key, string Value)> Settings(EffectiveService unit) =>
    [
        .. from path in unit.DropIns.Prepend(unit.Fragment!)
           let text = host.Files.TryRead(path, out _)
           where text is not null
           from line in UnitFile.Parse(text, SystemdVersion.Default).Assignments
           where line.Section == "Service"
           select (line.Key, line.Value.ToString()),
    ];

    // At most half of what the service has for it; a form that is not read here is taken for a short one.
    private static int Limit(string? timeout) =>
        timeout is null or "" or "0" or "infinity" ? UsualLimit
        : Seconds().Match(timeout) is { Success: true } match && int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number * (match.Groups[2].Value.StartsWith("min", StringComparison.Ordinal) ? 60 : 1) / 2, 1, UsualLimit)
        : 1;

    [GeneratedRegex(@"^(\d{1,6})\s*(s|sec|seconds?|min|minutes?)?$")]
    private static partial Regex Seconds();
}
