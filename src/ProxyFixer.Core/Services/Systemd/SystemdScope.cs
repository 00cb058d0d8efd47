using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.Machine;

namespace ProxyFixer.Services.Systemd;

/// <summary>The manager a service belongs to: the system's, or that of one user.</summary>
/// <param name="User">The user whose manager it is; null for the system's.</param>
public sealed record SystemdScope(UserAccount? User)
{
    /// <summary>The one folder that is looked into, for a unit that no manager reads where it lies; null for a manager of the machine.</summary>
    internal string? Folder { get; private init; }

    /// <summary>The system manager.</summary>
    public static SystemdScope System { get; } = new((UserAccount?)null);

    /// <summary>The system manager, as if it looked for units in one folder alone.</summary>
    /// <param name="folder">Absolute path as seen from the root.</param>
    /// <returns>The scope.</returns>
    internal static SystemdScope Within(string folder) => System with { Folder = folder };

    /// <summary>True for a user's manager.</summary>
    public bool IsUser => User is not null;

    /// <summary>The name on the command line: <c>system</c> or <c>user</c>.</summary>
    public string Name => IsUser ? "user" : "system";

    /// <summary>The folder of a user's run-time files: <c>/run/user/UID</c>; <c>/run</c> for the system.</summary>
    public string RuntimeFolder => User is null ? "/run" : "/run/user/" + User.Uid.ToString(CultureInfo.InvariantCulture);

    /// <summary>The user whose rights and specifiers count: root for the system.</summary>
    internal UserAccount Account => User ?? UserAccount.Root;

    /// <summary>The folder in which an administrator, or the user, adds to units: new drop-ins go below it.</summary>
    public string ConfigurationFolder => User is null ? "/etc/systemd/system" : User.Home.TrimEnd('/') + "/.config/systemd/user";

    /// <summary>The folders in which units and drop-ins are looked for, strongest first.</summary>
    /// <remarks>systemd.unit(5) and <c>systemd-analyze unit-paths</c> of 252.</remarks>
    public ImmutableArray<string> SearchPath => Folder is not null ? [Folder] : User is null
        ?
        [
            "/etc/systemd/system.control", "/run/systemd/system.control", "/run/systemd/transient",
            "/run/systemd/generator.early", "/etc/systemd/system", "/etc/systemd/system.attached", "/run/systemd/system",
            "/run/systemd/system.attached", "/run/systemd/generator", "/usr/local/lib/systemd/system",
            "/usr/lib/systemd/system", "/lib/systemd/system", "/run/systemd/generator.late",
        ]
        :
        [
            User.Home.TrimEnd('/') + "/.config/systemd/user.control",
            RuntimeFolder + "/systemd/user.control", RuntimeFolder + "/systemd/transient",
            RuntimeFolder + "/systemd/generator.early",
            ConfigurationFolder, "/etc/systemd/user", "/etc/xdg/systemd/user",
            RuntimeFolder + "/systemd/user", "/run/systemd/user", RuntimeFolder + "/systemd/generator",
            User.Home.TrimEnd('/') + "/.local/share/systemd/user", "/usr/local/share/systemd/user",
            "/usr/share/systemd/user", "/usr/local/lib/systemd/user", "/usr/lib/systemd/user",
            RuntimeFolder + "/systemd/generator.late",
        ];
}
