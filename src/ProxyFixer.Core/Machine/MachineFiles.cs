using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Machine;

/// <summary>
/// The files below the root that is looked at. Every path is as seen from that root, every symbolic link is resolved
/// inside it (as a container would), and nothing outside it is ever read.
/// </summary>
public sealed partial class MachineFiles : IDisposable
{
    /// <summary>Larger files, in bytes, are not read: a run takes up to eight times the size of a config, half a GiB for one of this size.</summary>
    public const long Largest = 64 * 1024 * 1024;

    private const int SmallestLarge = 64 * 1024; // arrays above stay until the whole heap is collected
    private const string NoEntry = "no permission to look into it";
    private readonly string prefix;
    private readonly PathWalk walk;
    private readonly KnownTexts known;
    private readonly KnownPlaces places;
    private readonly CancellationToken cancellation;
    private readonly SortedDictionary<string, string> refused;
    private readonly ImmutableDictionary<string, SourceText> overlay;
    private readonly PlannedFolders plannedFolders;

    /// <summary>Looks at a machine.</summary>
    /// <param name="root">A real folder of this machine; <c>/</c> for the machine itself.</param>
    /// <param name="cancellation">Stops reading: the next file or folder throws. Writing is never stopped in between.</param>
    public MachineFiles(string root, CancellationToken cancellation = default)
        : this(OpenRoot(root), new(), new(), NoOverlay, new(StringComparer.Ordinal), cancellation)
    {
    }

    private MachineFiles(
        (string Prefix, PathWalk Walk) root,
        KnownTexts known,
        KnownPlaces places,
        ImmutableDictionary<string, SourceText> overlay,
        SortedDictionary<string, string> refused,
        CancellationToken cancellation)
    {
        ((prefix, walk), this.known, this.places, this.overlay, this.refused, this.cancellation) = (root, known, places, overlay, refused, cancellation);
        plannedFolders = new(overlay.Keys);
        NoteFailure(walk.Go("/"));
    }

    private static ImmutableDictionary<string, SourceText> NoOverlay { get; } =
        ImmutableDictionary.Create<string, SourceText>(StringComparer.Ordinal);

    /// <summary>The real folder that stands for '/'.</summary>
    public string Root => prefix.Length == 0 ? "/" : prefix;

    /// <summary>Is cancelled when the user stops the program.</summary>
    internal CancellationToken Cancellation => cancellation;

    /// <summary>
    /// What could not be looked at so far, by path: files, and folders, for lack of permission or because the disk reports an error.
    /// Who reads on in spite of it must tell the user, for what is in there is not known.
    /// </summary>
    public IReadOnlyDictionary<string, string> Refused => refused;

    /// <summary>The same machine as it would be with other texts in some files; nothing is written.</summary>
    /// <param name="texts">Each replaces the file at its path, or adds one.</param>
    /// <returns>A view that reads those texts.</returns>
    public MachineFiles With(IEnumerable<SourceText> texts) =>
        new((prefix, walk), known, places, overlay.SetItems(texts.Select(text => KeyValuePair.Create(Resolve(text.Path) ?? text.Path, text))), refused, cancellation);

    /// <summary>Closes the folders that it keeps open, for every view that came from it; nothing can be read afterwards.</summary>
    public void Dispose() => walk.Dispose();

    /// <summary>Follows every symbolic link of a path, inside the root.</summary>
    /// <param name="path">Absolute path as seen from the root; need not exist.</param>
    /// <returns>
    /// The path without links, or null where a link circle is met or no file can have that path. The last steps may be missing on disk.
    /// </returns>
    public string? Resolve(string path) => places.Resolved(path, Walk);

    /// <summary>The real path of this machine that stands for a path below the root, links resolved inside the root.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The real path, or null where a link circle is met or no file can have that path.</returns>
    public string? RealPath(string path) => Resolve(path) is { } resolved ? prefix + resolved : null;

    /// <summary>Reads the access list of a file or folder.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The list, or null where there is none.</returns>
    internal AccessList? AccessList(string path) => RealPath(path) is { } real ? Machine.AccessList.Of(real) : null;

    /// <summary>Looks at what a path leads to, links followed.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The status, or null where nothing is there.</returns>
    public FileStatus? Status(string path)
    {
        var (status, end) = places.Status(path, Look);
        return status is not null ? status
            : overlay.IsEmpty || end is not { } resolved ? null
            : overlay.ContainsKey(resolved) ? new(FileType.File, 0x1A4, 0, 0, 0, 1, resolved)
            : plannedFolders.Has(resolved) ? new(FileType.Folder, 0x1ED, 0, 0, 0, 1, resolved)
            : null;
    }

    /// <summary>Looks at a file that others may write meanwhile: what was seen before in the run does not count.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The status on disk, or null where nothing is there.</returns>
    internal FileStatus? StatusNow(string path) => Look(path).Status;

    /// <summary>Finds what keeps a path from being looked at: a folder that may not be entered, or a step where the disk reports an error.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The folder or step, and why in a few words; null where the path can be looked at, also where nothing is there.</returns>
    public (string Folder, string Reason)? FindObstacle(string path) =>
        walk.Status(path, out var end) is null && NoteRefusal(NoteFailure(end)) is { } reason ? (end.Place, reason) : null;

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
    public string? ReadLink(string path)
    {
        var end = NoteFailure(walk.Go(path, follow: false));
        if (end.Folder is not { } folder)
        {
            return null;
        }

        var target = Posix.ReadLinkAt(folder, end.Name, out var error);
        NoteFailure(end with { Error = error, Place = end.Path ?? path });
        return target;
    }

    /// <summary>Turns a real path of this machine into a path as seen from the root.</summary>
    /// <param name="real">An absolute real path.</param>
    /// <returns>The path, or null where it lies outside the root.</returns>
    public string? FromReal(string real) =>
        prefix.Length == 0 ? real
        : real == prefix ? "/"
        : real.StartsWith(prefix + "/", StringComparison.Ordinal) ? real[prefix.Length..] : null;

    /// <summary>Looks at every place anew from now on, because time has passed.</summary>
    internal void LookAgain() => places.Forget();

    /// <summary>Looks at every folder anew from now on: one may have been replaced since it was passed through.</summary>
    internal void Forget()
    {
        walk.Forget();
        known.Forget();
        places.Forget();
    }

    private static (string Prefix, PathWalk Walk) OpenRoot(string root)
    {
        var top = PathWalk.FromTop();
        var path = top.Go(System.IO.Path.GetFullPath(root)).Path ?? root;
        if (path == "/")
        {
            return ("", top);
        }

        using (top)
        {
            return (path.TrimEnd('/'), top.Below(path));
        }
    }

    private static string Reason(Errno error) =>
        $"it could not be looked at: {SystemError.Words((int)error)}";

    // Nobody asks for this: a step that fails is neither there nor missing, so it is told whoever met it.
    private WalkEnd NoteFailure(WalkEnd end)
    {
        if (end.Error.IsFailure())
        {
            refused[end.Place] = Reason(end.Error);
        }

        return end;
    }

    private string? Walk(string path) => NoteFailure(walk.Go(path)).Path;

    private (FileStatus? Status, string? Path) Look(string path)
    {
        var status = walk.Status(path, out var end);
        if (status is null)
        {
            NoteRefusal(NoteFailure(end));
        }

        return (status, end.Path);
    }

    private string? NoteRefusal(WalkEnd end) =>
        end.Error.IsRefusal() ? refused[end.Place] = NoEntry
        : end.Error.IsFailure() ? Reason(end.Error) : null;
}
