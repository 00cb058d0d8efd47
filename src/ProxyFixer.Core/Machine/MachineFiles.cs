using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Machine;

/// <summary>
/// The files below the root that is looked at. Every path is as seen from that root, every symbolic link is resolved
/// inside it (as a container would), and nothing outside it is ever read.
/// </summary>
public sealed partial class MachineFiles
{
    /// <summary>Larger files, in bytes, are not read: text in memory takes some times its size, and no text may be much larger.</summary>
    public const long Largest = 256 * 1024 * 1024;

    private const int MostLinks = 40;
    private const int LongestPath = 4096; // PATH_MAX of Linux
    private const string NoEntry = "no permission to look into it";
    private readonly string prefix;
    private readonly CancellationToken cancellation;
    private readonly SortedDictionary<string, string> refused;
    private readonly ImmutableDictionary<string, SourceText> overlay;

    /// <summary>Looks at a machine.</summary>
    /// <param name="root">A real folder of this machine; <c>/</c> for the machine itself.</param>
    /// <param name="cancellation">Stops reading: the next file or folder throws. Writing is never stopped in between.</param>
    public MachineFiles(string root, CancellationToken cancellation = default)
        : this(root == "/" ? "" : (new MachineFiles("/").Resolve(System.IO.Path.GetFullPath(root)) ?? root).TrimEnd('/'), NoOverlay, new(StringComparer.Ordinal), cancellation)
    {
    }

    private MachineFiles(
        string prefix, ImmutableDictionary<string, SourceText> overlay, SortedDictionary<string, string> refused, CancellationToken cancellation) =>
        (this.prefix, this.overlay, this.refused, this.cancellation) = (prefix, overlay, refused, cancellation);

    private static ImmutableDictionary<string, SourceText> NoOverlay { get; } =
        ImmutableDictionary.Create<string, SourceText>(StringComparer.Ordinal);

    /// <summary>The real folder that stands for '/'.</summary>
    public string Root => prefix.Length == 0 ? "/" : prefix;

    /// <summary>Is cancelled when the user stops the program.</summary>
    internal CancellationToken Cancellation => cancellation;

    /// <summary>
    /// What could not be looked at so far for lack of permission, by path: files, and folders that may not be listed or entered.
    /// Who reads on in spite of it must tell the user, for what is in there is not known.
    /// </summary>
    public IReadOnlyDictionary<string, string> Refused => refused;

    /// <summary>The same machine as it would be with other texts in some files; nothing is written.</summary>
    /// <param name="texts">Each replaces the file at its path, or adds one.</param>
    /// <returns>A view that reads those texts.</returns>
    public MachineFiles With(IEnumerable<SourceText> texts) =>
        new(prefix, overlay.SetItems(texts.Select(text => KeyValuePair.Create(Resolve(text.Path) ?? text.Path, text))), refused, cancellation);

    /// <summary>Follows every symbolic link of a path, inside the root.</summary>
    /// <param name="path">Absolute path as seen from the root; need not exist.</param>
    /// <returns>
    /// The path without links, or null where a link circle is met or no file can have that path. The last steps may be missing on disk.
    /// </returns>
    public string? Resolve(string path)
    {
        if (path.Length > LongestPath || path.Contains('\0'))
        {
            return null;
        }

        var links = 0;
        var done = "";
        var rest = new Stack<string>(Steps(path));
        while (rest.TryPop(out var step))
        {
            if (step is "." or "..")
            {
                done = step == "." ? done : MachinePath.Folder(done.Length == 0 ? "/" : done).TrimEnd('/');
                continue;
            }

            var here = done + "/" + step;
            if (ReadLinkAt(here) is not { } target)
            {
                done = here;
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            done = target.StartsWith('/') ? "" : done;
            foreach (var next in Steps(target))
            {
                rest.Push(next);
            }
        }

        return done.Length == 0 ? "/" : done;
    }

    /// <summary>The real path of this machine that stands for a path below the root, links resolved inside the root.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The real path, or null where a link circle is met or no file can have that path.</returns>
    public string? RealPath(string path) => Resolve(path) is { } resolved ? prefix + resolved : null;

    /// <summary>Looks at what a path leads to, links followed.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The status, or null where nothing is there.</returns>
    public FileStatus? Status(string path)
    {
        if (Resolve(path) is not { } resolved)
        {
            return null;
        }

        var status = Posix.Status(prefix + resolved, follow: false);
        NoteRefusal(resolved, isRefused: status is null && Posix.WasRefused);
        return status is null && overlay.ContainsKey(resolved) ? new(FileType.File, 0x1A4, 0, 0, 0, 1, resolved)
            : status is null && overlay.Keys.Any(key => key.StartsWith(resolved + "/", StringComparison.Ordinal))
            ? new(FileType.Folder, 0x1ED, 0, 0, 0, 1, resolved)
            : status;
    }

    /// <summary>Finds the folder that keeps a path from being looked at, for lack of permission.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The folder, and why in a few words; null where the path can be looked at, also where nothing is there.</returns>
    public (string Folder, string Reason)? FindObstacle(string path) =>
        Resolve(path) is { } resolved && Posix.Status(prefix + resolved, follow: false) is null
        && NoteRefusal(resolved, Posix.WasRefused) is { } folder ? (folder, NoEntry) : null;

    /// <summary>Tells whether a path leads to a regular file.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>True for a regular file, links followed.</returns>
    public bool IsFile(string path) => Status(path)?.Type == FileType.File;

    /// <summary>Tells whether a path leads to a folder.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>True for a folder, links followed.</returns>
    public bool IsFolder(string path) => Status(path)?.Type == FileType.Folder;

    /// <summary>Tells whether every user of the machine may read a file, by its mode and those of the folders above it.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>True where the modes say so; access lists are not looked at.</returns>
    public bool IsReadableByAll(string path)
    {
        if (Resolve(path) is not { } resolved || Status(resolved) is not { } status || (status.Mode & 4) == 0)
        {
            return false;
        }

        var folder = MachinePath.Folder(resolved);
        while (folder != "/" && Status(folder) is { } above && (above.Mode & 1) != 0)
        {
            folder = MachinePath.Folder(folder);
        }

        return folder == "/";
    }

    /// <summary>Reads where a symbolic link points, the folders above it resolved inside the root.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The target as written, or null where the path is no link.</returns>
    public string? ReadLink(string path) =>
        Resolve(MachinePath.Folder(path)) is { } folder ? ReadLinkAt(folder.TrimEnd('/') + "/" + MachinePath.Name(path)) : null;

    /// <summary>Turns a real path of this machine into a path as seen from the root.</summary>
    /// <param name="real">An absolute real path.</param>
    /// <returns>The path, or null where it lies outside the root.</returns>
    public string? FromReal(string real) =>
        prefix.Length == 0 ? real
        : real == prefix ? "/"
        : real.StartsWith(prefix + "/", StringComparison.Ordinal) ? real[prefix.Length..] : null;

    // The folder that may not be entered is the innermost one that can be seen.
    private string? NoteRefusal(string resolved, bool isRefused)
    {
        while (isRefused && resolved != "/")
        {
            resolved = MachinePath.Folder(resolved);
            if (Posix.Status(prefix + resolved, follow: false) is not null)
            {
                refused[resolved] = NoEntry;
                return resolved;
            }
        }

        return null;
    }

    private string[] ListOnDisk(string resolved)
    {
        var real = prefix + resolved;
        try
        {
            return Posix.Status(real, follow: false)?.Type == FileType.Folder
                ? [.. Directory.EnumerateFileSystemEntries(real).Select(MachinePath.Name)]
                : [];
        }
        catch (UnauthorizedAccessException)
        {
            refused[resolved] = "no permission to list it";
            return [];
        }
    }

    // systemd and file systems sort by bytes; UTF-16 order differs from UTF-8 order only behind U+D800.
    private static int CompareBytewise(string a, string b) =>
        System.Text.Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b));

    private static IEnumerable<string> Steps(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse();

    // Files of the kernel have no size, and some never end: reading /proc/kmsg, to which any user may link, waits for ever.
    private static byte[] ReadEmpty(string real)
    {
        File.OpenHandle(real).Dispose();
        return [];
    }

    private string? ReadLinkAt(string resolved) => resolved.Contains('\0') ? null : new FileInfo(prefix + resolved).LinkTarget;
}
