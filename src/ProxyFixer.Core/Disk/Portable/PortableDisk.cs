using System.Globalization;
using ProxyFixer.Machine;

namespace ProxyFixer.Disk.Portable;

/// <summary>
/// The disk of any Unix, by paths. Between a look at a path and its use somebody else could bend it, where he may write to a folder on the
/// way; a program with the rights of root must not be led astray like that, so as root it opens no such folder.
/// </summary>
internal sealed class PortableDisk : IDisk
{
    private const int OthersMayWrite = 0x12; // 0022
    private const int Sticky = 0x200; // 01000: names may be changed only by the owner of what has them, as in /tmp

    // A file that may not grow ("ulimit -f") is an error to report, not a signal that ends the program between two renames.
    private PortableDisk() => UnixCalls.IgnoreSizeLimitSignal();

    /// <summary>The only one there is.</summary>
    public static PortableDisk Instance { get; } = new();

    /// <inheritdoc/>
    public uint User => UnixCalls.EffectiveUser;

    /// <inheritdoc/>
    public bool IsThisMachine => true;

    /// <inheritdoc/>
    public string? Objection(string folder)
    {
        if (User != 0)
        {
            return null;
        }

        for (var here = folder; ; here = MachinePath.Folder(here))
        {
            if (Posix.Status(here, follow: false) is { } status && WhoElse(status, isLast: here == folder) is { } who)
            {
                return $"on this system root does not write below {here}, because {who} could lead it elsewhere; run this as who owns it, without sudo";
            }

            if (here == "/")
            {
                return null;
            }
        }
    }

    /// <inheritdoc/>
    public IFolder Open(string path)
    {
        var top = Posix.OpenTop(out var error) ?? throw new DiskException("cannot open the folder /", (int)error);
        var folder = new PortableFolder(top, "/");
        try
        {
            var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < steps.Length; i++)
            {
                using var parent = folder;
                folder = i + 1 < steps.Length ? parent.PassFolder(steps[i]) : (PortableFolder)parent.Open(steps[i]);
            }

            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static string? WhoElse(FileStatus status, bool isLast) =>
        status.Owner != 0 ? string.Create(CultureInfo.InvariantCulture, $"its owner (user id {status.Owner})")
        : (status.Mode & OthersMayWrite) != 0 && (isLast || (status.Mode & Sticky) == 0) ? "who else may write there"
        : null;
}
