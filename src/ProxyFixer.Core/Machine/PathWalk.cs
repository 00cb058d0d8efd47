using Microsoft.Win32.SafeHandles;

namespace ProxyFixer.Machine;

/// <summary>
/// Walks paths below a root folder. Each step is opened from the one before without following a link; a link is read and its target
/// walked from there, inside the root. So whatever is swapped in meanwhile, no step leads outside. Not for several threads at once.
/// </summary>
/// <param name="root">The root folder; null where it cannot be opened.</param>
/// <param name="rootError">Why it cannot be opened.</param>
internal sealed class PathWalk(SafeFileHandle? root, Errno rootError) : IDisposable
{
    private const int MostLinks = 40; // as Linux (path_resolution(7))
    private const int LongestPath = 4096; // PATH_MAX
    private const int MostTries = 8;

    private readonly PassedFolders passed = new();

    private readonly KnownSteps known = new();

    /// <summary>A walk from the root of this machine.</summary>
    /// <returns>A walk that has opened '/' alone.</returns>
    public static PathWalk FromTop() => new(Posix.OpenTop(out var error), error);

    /// <summary>A walk from a folder that this one reaches.</summary>
    /// <param name="folder">Absolute path as seen from this root.</param>
    /// <returns>A walk whose root it is; every path of it is missing where the folder cannot be reached.</returns>
    public PathWalk Below(string folder)
    {
        var end = Go(folder);
        var error = end.Error;
        return new(end.Folder is null ? null : Posix.OpenStep(end.Folder, end.Name, out error), error);
    }

    /// <summary>Closes the folders that were passed through: what is walked next sees folders that were replaced or made meanwhile.</summary>
    public void Forget()
    {
        passed.Dispose();
        known.Forget();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        root?.Dispose();
    }

    /// <summary>Walks to the folder of a path's last step.</summary>
    /// <param name="path">Absolute path as seen from the root; need not exist.</param>
    /// <param name="follow">Whether a link at the end is followed.</param>
    /// <returns>Where the walk ended.</returns>
    public WalkEnd Go(string path, bool follow = true)
    {
        if (path.Length > LongestPath || path.Contains('\0', StringComparison.Ordinal))
        {
            return WalkEnd.Nowhere;
        }

        if (FolderOf(path) is { } folder && InFolder(path, folder, follow) is { } end)
        {
            return end;
        }

        var links = 0;
        var here = new WalkEnd("", root, ".", rootError, "/");
        var steps = new PathSteps(path);
        while (steps.Next() is { } step)
        {
            var isLast = steps.IsAtEnd;
            string? target = null;
            here = step == ".." ? FolderAt(MachinePath.Folder(Shown(here.Path)).TrimEnd('/'))
                : here.Folder is null ? here with { Path = here.Path + "/" + step }
                : !isLast ? Into(here, step, out target)
                : follow ? Beside(here, step, out target)
                : here with { Path = here.Path + "/" + step, Name = step };
            if (target is null)
            {
                continue;
            }

            if (++links > MostLinks)
            {
                return WalkEnd.Nowhere;
            }

            here = target.StartsWith('/') ? new("", root, ".", rootError, "/") : here;
            steps.Before(target);
        }

        return here with { Path = Shown(here.Path) };
    }

    /// <summary>Looks at what a path leads to.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="end">Where the walk ended, and why nothing was found.</param>
    /// <returns>The status, never of a link; null where nothing is there or it may not be looked at.</returns>
    public FileStatus? Status(string path, out WalkEnd end)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var status = StatusHere(path, out end);
            status = status?.Type == FileType.Link ? StatusBehind(path, out end) : status;
            if (status?.Type != FileType.Link)
            {
                return status;
            }
        }

        end = WalkEnd.Nowhere; // somebody puts links there as fast as we look
        return null;
    }

    /// <summary>Opens a regular file.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="status">Of what was opened, or of what is there and no regular file; null where nothing is there.</param>
    /// <param name="end">Where the walk ended, and why it failed.</param>
    /// <returns>The file, open to read; null where it is none or cannot be opened.</returns>
    public SafeFileHandle? OpenFile(string path, out FileStatus? status, out WalkEnd end)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            // Asked before, because to open a device can have an effect; and after, because it may be another thing by then.
            status = Status(path, out end);
            if (status?.Type != FileType.File)
            {
                return null;
            }

            var file = Posix.OpenToRead(end.Folder!, end.Name, out var error);
            status = file is null ? status : Posix.StatusOpened(file, out error);
            end = end with { Error = error };
            if (error != Errno.Circle && status?.Type is null or FileType.File)
            {
                return file;
            }

            file?.Dispose();
        }

        (status, end) = (null, WalkEnd.Nowhere);
        return null;
    }

    /// <summary>Lists a folder.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="end">Where the walk ended, and why it failed.</param>
    /// <returns>The names in it, in no order; null where there is no such folder or it cannot be listed.</returns>
    public List<string>? List(string path, out WalkEnd end)
    {
        end = Go(path);
        if (end.Folder is null)
        {
            return null;
        }

        var entries = Posix.ListAt(end.Folder, end.Name, out var error);
        end = end with { Error = error };
        return entries?.ConvertAll(entry => entry.Name);
    }

    /// <summary>Opens a folder, to look at its entries.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="toList">Whether it is listed, too, which is another right.</param>
    /// <param name="end">Where the walk ended, and why it failed; its folder is the one that was opened.</param>
    /// <returns>The folder, which the caller closes; null where there is no such folder or it may not be entered.</returns>
    public SafeFileHandle? OpenFolder(string path, bool toList, out WalkEnd end)
    {
        end = Go(path + "/.entry", follow: false);
        end = end with { Path = end.Path is { } inside ? MachinePath.Folder(inside) : null, Name = "." };
        if (end.Folder is null)
        {
            return null;
        }

        var folder = toList ? Posix.OpenFolder(end.Folder, ".", out var error) : Posix.OpenStep(end.Folder, ".", out error);
        end = end with { Error = error };
        return folder;
    }

    // Most paths end in no link: to look at them first saves the question where they point.
    private FileStatus? StatusHere(string path, out WalkEnd end)
    {
        if (FolderOf(path) is not { } folder)
        {
            return StatusBehind(path, out end);
        }

        var status = Posix.StatusAt(folder, MachinePath.Name(path), out var error);
        end = error == Errno.None ? Present(path, folder) : Absent(path, error);
        return status;
    }

    private FileStatus? StatusBehind(string path, out WalkEnd end)
    {
        end = Go(path);
        if (end.Folder is null)
        {
            return null;
        }

        var status = Posix.StatusAt(end.Folder, end.Name, out var error);
        end = end with { Error = error };
        return status;
    }

    // The open folder of a path's last step, where it was walked to before in this very spelling.
    private SafeFileHandle? FolderOf(string path)
    {
        var slash = path.LastIndexOf('/');
        if (slash <= 0 || path.Length > LongestPath || path.AsSpan(slash + 1) is "" or "." or ".." || path.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        return passed.Find(path.AsSpan(0, slash));
    }

    // The same as the last step of the long way; null where a link is to be followed.
    private static WalkEnd? InFolder(string path, SafeFileHandle folder, bool follow)
    {
        var error = Errno.Invalid;
        return follow && Posix.ReadLinkAt(folder, MachinePath.Name(path), out error) is not null ? null
            : error == Errno.Invalid ? Present(path, folder)
            : Absent(path, error);
    }

    private static WalkEnd Present(string path, SafeFileHandle folder) =>
        new(path, folder, MachinePath.Name(path), Errno.None, MachinePath.Folder(path));

    private static WalkEnd Absent(string path, Errno error) =>
        new(path, null, MachinePath.Name(path), error, error.IsRefusal() ? MachinePath.Folder(path) : path);

    private static string Shown(string? path) => string.IsNullOrEmpty(path) ? "/" : path;

    // A folder on the way; or a link, and then where it points.
    private WalkEnd Into(WalkEnd here, string step, out string? target)
    {
        var path = here.Path + "/" + step;
        target = known.Target(path);
        if (target is not null)
        {
            return here;
        }

        if (known.IsAbsent(path))
        {
            return new(path, null, ".", Errno.Missing, path);
        }

        var error = Errno.None;
        var folder = passed.Find(path) ?? passed.Add(path, Posix.OpenStep(here.Folder!, step, out error));
        if (folder is null && error is Errno.NoFolder or Errno.Circle && (target = Posix.ReadLinkAt(here.Folder!, step, out _)) is not null)
        {
            known.NoteLink(path, target);
            return here;
        }

        if (error == Errno.Missing)
        {
            known.NoteAbsent(path);
        }

        return new(path, folder, ".", error, error.IsRefusal() ? Shown(here.Path) : path);
    }

    // The last step: what is not a link is left for the caller to open.
    private static WalkEnd Beside(WalkEnd here, string step, out string? target)
    {
        target = Posix.ReadLinkAt(here.Folder!, step, out var error);
        var path = here.Path + "/" + step;
        return target is not null ? here
            : error == Errno.Invalid ? here with { Path = path, Name = step }
            : new(path, null, step, error, error.IsRefusal() ? Shown(here.Path) : path);
    }

    // A path without links, as far as we know: where one lies there by now, it is not followed.
    private WalkEnd FolderAt(string path)
    {
        if (path.Length == 0)
        {
            return new("", root, ".", rootError, "/");
        }

        var parent = FolderAt(MachinePath.Folder(path).TrimEnd('/'));
        return parent.Folder is null ? parent with { Path = path } : Into(parent, MachinePath.Name(path), out var target) is var end && target is null
            ? end
            : new(path, null, ".", Errno.Missing, path);
    }
}
