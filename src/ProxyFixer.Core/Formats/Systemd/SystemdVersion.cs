namespace ProxyFixer.Formats.Systemd;

/// <summary>The systemd that reads the files; its readings differ in a few points.</summary>
/// <param name="Number">The major version: 252, 257, 262.</param>
/// <remarks>Thresholds: measured on 252, 257 and 262, and the release notes of systemd between them.</remarks>
public readonly record struct SystemdVersion(int Number)
{
    /// <summary>Debian 12 and RHEL 9: the oldest in wide use, and the one that forgives least.</summary>
    public static SystemdVersion Default { get; } = new(252);

    /// <summary>Before 254 a comment of an env file that ends in '\' swallows the next line.</summary>
    public bool CommentsContinue => Number < 254;

    /// <summary>Before 254 a user's <c>%S</c> is <c>~/.config</c>; later <c>~/.local/state</c>.</summary>
    public bool StateIsConfig => Number < 254;

    /// <summary>From 255 on <c>SetLoginEnvironment=</c> is known.</summary>
    public bool KnowsLoginEnvironment => Number >= 255;

    /// <summary>From 256 on the main system.conf is also looked for below /run and /usr.</summary>
    public bool ManagerConfigAnywhere => Number >= 256;

    /// <summary>From 257 on system services without <c>User=</c> get <c>USER=root</c>, and the built-in PATH has no /sbin and /bin.</summary>
    public bool SetsRootUser => Number >= 257;

    /// <summary>Before 257 the drop-ins of a masked unit are listed.</summary>
    public bool ListsDropInsOfMasked => Number < 257;

    /// <summary>From 262 on <c>[]</c> is a broken section header.</summary>
    public bool RefusesEmptyHeader => Number >= 262;

    /// <summary>The PATH that a manager starts with.</summary>
    public string BuiltInPath => SetsRootUser
        ? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin"
        : "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
}
