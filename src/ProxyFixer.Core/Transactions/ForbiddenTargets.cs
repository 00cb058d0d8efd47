namespace ProxyFixer.Transactions;

/// <summary>Files that are never changed or put back, whatever a command line or a record says.</summary>
internal static class ForbiddenTargets
{
    // Who may log in, act as root or run at certain times is decided in these: no run ever changes them.
    private static readonly string[] NeverTouched =
    [
        "/etc/passwd", "/etc/shadow", "/etc/group", "/etc/gshadow", "/etc/sudoers", "/etc/sudoers.d/", "/etc/doas.conf", "/etc/ld.so.preload",
        "/etc/ld.so.conf", "/etc/ld.so.conf.d/", "/etc/pam.d/", "/etc/security/", "/etc/ssh/", "/etc/cron", "/etc/crontab", "/var/spool/cron", "/etc/polkit-1/",
        "/usr/share/polkit-1/", "/etc/dbus-1/", "/boot/", "/dev/", "/proc/", "/sys/", "/bin/", "/sbin/", "/usr/bin/", "/usr/sbin/", "/etc/init.d/",
    ];

    private static readonly string[] NeverTouchedFolders = ["/.ssh/", "/.gnupg/"];

    /// <summary>Tells whether a file is one of them.</summary>
    /// <param name="path">Absolute path as seen from the root, without links.</param>
    /// <returns>True where it is.</returns>
    public static bool Has(string path) =>
        NeverTouched.Any(start => path.StartsWith(start, StringComparison.Ordinal))
        || NeverTouchedFolders.Any(part => path.Contains(part, StringComparison.Ordinal));
}
