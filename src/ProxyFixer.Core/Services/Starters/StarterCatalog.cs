using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Starters;

/// <summary>The programs that start OpenClaw on some machines and whose files ProxyFixer does not judge.</summary>
/// <remarks>
/// crontab(5) of Debian's cron and of cronie; supervisord's manual, "[program:x] Section Settings"; the manuals of OpenRC, runsv(8), s6-svscan
/// and s6-overlay; the Desktop Application Autostart Specification.
/// </remarks>
internal static partial class StarterCatalog
{
    private const string NoShell = "what the files of a shell export does not reach it";

    /// <summary>All of them.</summary>
    public static ImmutableArray<Starter> All { get; } =
    [
        new(
            $"cron starts it, and what cron gives to its commands is not read; {NoShell}",
            ["/var/spool/cron/crontabs/*", "/var/spool/cron/*", "/var/cron/tabs/*", "/usr/lib/cron/tabs/*"],
            text => Lines(text, UserTable())),
        new(
            $"cron starts it, and what cron gives to its commands is not read; {NoShell}",
            ["/etc/crontab", "/etc/cron.d/*"],
            text => Lines(text, SystemTable())),
        new(
            $"supervisord starts it, and what supervisord has and its environment= adds is not read; {NoShell}",
            [
                "/etc/supervisord.conf", "/etc/supervisord.d/*", "/etc/supervisor/supervisord.conf", "/etc/supervisor/conf.d/*",
                "/usr/local/etc/supervisord.conf", "/usr/local/etc/supervisor.d/*", "/opt/homebrew/etc/supervisord.conf", "/opt/homebrew/etc/supervisor.d/*",
            ],
            text => Lines(text, SupervisorCommand())),
        new(
            $"a service of runit or s6 starts it, and what such a service has is not read; {NoShell}",
            ["/etc/sv/*/run", "/etc/service/*/run", "/var/service/*/run", "/service/*/run", "/etc/services.d/*/run", "/etc/s6-overlay/s6-rc.d/*/run", "/etc/s6/sv/*/run"],
            InitScript.Commands),
        new(
            $"the system starts it from an init script, and what that gives to it is not read; {NoShell}",
            ["/etc/init.d/*", "/etc/rc.local", "/etc/rc.d/rc.local", "/usr/local/etc/rc.d/*"],
            InitScript.Commands),
        new(
            "the desktop starts it when its user signs in, and what the desktop gives to its programs is in no file",
            ["~/.config/autostart/*.desktop", "/etc/xdg/autostart/*.desktop"],
            text => IsOff().IsMatch(text.Text) ? [] : Lines(text, DesktopCommand())),
    ];

    private static IEnumerable<string> Lines(SourceText text, Regex command) => command.Matches(text.Text).Select(match => match.Groups[1].Value);

    // Five fields or one word such as @reboot, then the command.
    [GeneratedRegex(@"^[ \t]*(?:@[a-z]+|(?:[\d*][^ \t\n]*[ \t]+){4}[^ \t\n]+)[ \t]+([^\n]+)", RegexOptions.Multiline)]
    private static partial Regex UserTable();

    // The user stands between.
    [GeneratedRegex(@"^[ \t]*(?:@[a-z]+|(?:[\d*][^ \t\n]*[ \t]+){4}[^ \t\n]+)[ \t]+[^ \t\n]+[ \t]+([^\n]+)", RegexOptions.Multiline)]
    private static partial Regex SystemTable();

    [GeneratedRegex(@"^command[ \t]*[=:][ \t]*([^\n]+)", RegexOptions.Multiline)]
    private static partial Regex SupervisorCommand();

    [GeneratedRegex(@"^Exec[ \t]*=[ \t]*([^\n]+)", RegexOptions.Multiline)]
    private static partial Regex DesktopCommand();

    [GeneratedRegex(@"^(?:Hidden[ \t]*=[ \t]*true|X-GNOME-Autostart-enabled[ \t]*=[ \t]*false)[ \t\r]*$", RegexOptions.Multiline)]
    private static partial Regex IsOff();
}
