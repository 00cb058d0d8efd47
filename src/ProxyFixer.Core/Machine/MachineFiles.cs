using ProxyFixer.Text;

namespace ProxyFixer.Machine;

/// <summary>
/// The files below the root that is looked at. Every path is as seen from that root, every symbolic link is resolved
/// inside it (as a container would), and nothing outside it is ever read.
/// </summary>
/// <param name="root">A real folder of this machine; <c>/</c> for the machine itself.</param>
public sealed class MachineFiles(string root)
{
    private const int MostLinks = 40;
    private readonly string prefix = root == "/" ? "" : System.IO.Path.GetFullPath(root).TrimEnd('/');

    /// <summary>The real folder that stands for '/'.</summary>
    public string Root => prefix.Length == 0 ? "/" : prefix;

    /// <summary>Follows every symbolic link of a path, inside the root.</summary>
    /// <param name="path">Absolute path as seen from the root; need not exist.</param>
    /// <returns>The path without links, or null where a link circle is met. The last steps may be missing on disk.</returns>
    public string? Resolve(string path)
    {
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
    /// <returns>The real path, or null where a link circle is met.</returns>
    public string? RealPath(string path) => Resolve(path) is { } resolved ? prefix + resolved : null;

    /// <summary>Looks at what a path leads to, links followed.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The status, or null where nothing is there.</returns>
    public FileStatus? Status(string path) => RealPath(path) is { } real ? Posix.Status(real, follow: false) : null;

    /// <summary>Tells whether a path leads to a regular file.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>True for a regular file, links followed.</returns>
    public bool IsFile(string path) => Status(path)?.Type == FileType.File;

    /// <summary>Tells whether a path leads to a folder.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>True for a folder, links followed.</returns>
    public bool IsFolder(string path) => Status(path)?.Type == FileType.Folder;

    /// <summary>Reads where a symbolic link points, the folders above it resolved inside the root.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The target as written, or null where the path is no link.</returns>
    public string? ReadLink(string path) =>
        Resolve(MachinePath.Folder(path)) is { } folder ? ReadLinkAt(folder.TrimEnd('/') + "/" + MachinePath.Name(path)) : null;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The text, with the path as it was asked for.</returns>
    /// <exception cref="IOException">It is missing, no regular file, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public SourceText Read(string path) => SourceText.FromBytes(path, ReadBytes(path));

    /// <summary>Reads a whole file as bytes.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="IOException">It is missing, no regular file, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public byte[] ReadBytes(string path)
    {
        var real = RealPath(path) ?? throw new IOException("too many symbolic links");
        return Posix.Status(real, follow: false)?.Type switch
        {
            FileType.File => File.ReadAllBytes(real),
            null => throw new FileNotFoundException("no such file"),
            FileType.Folder => throw new IOException("it is a folder"),
            _ => throw new IOException("it is no regular file"),
        };
    }

    /// <summary>Lists a folder.</summary>
    /// <param name="folder">Absolute path as seen from the root.</param>
    /// <returns>The names in it, sorted bytewise; empty where there is no such folder or it may not be read.</returns>
    public IReadOnlyList<string> List(string folder)
    {
        if (RealPath(folder) is not { } real || Posix.Status(real, follow: false)?.Type != FileType.Folder)
        {
            return [];
        }

        try
        {
            var names = Directory.EnumerateFileSystemEntries(real).Select(MachinePath.Name).ToArray();
            Array.Sort(names, CompareBytewise);
            return names;
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Turns a real path of this machine into a path as seen from the root.</summary>
    /// <param name="real">An absolute real path.</param>
    /// <returns>The path, or null where it lies outside the root.</returns>
    public string? FromReal(string real) =>
        prefix.Length == 0 ? real
        : real == prefix ? "/"
        : real.StartsWith(prefix + "/", StringComparison.Ordinal) ? real[prefix.Length..] : null;

    // systemd and file systems sort by bytes; UTF-16 order differs from UTF-8 order only behind U+D800.
    private static int CompareBytewise(string a, string b) =>
        System.Text.Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b));

    private static IEnumerable<string> Steps(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse();

    private string? ReadLinkAt(string resolved) => new FileInfo(prefix + resolved).LinkTarget;
}
