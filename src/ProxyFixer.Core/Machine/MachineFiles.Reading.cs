using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Machine;

public sealed partial class MachineFiles
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The text, with the path as it was asked for.</returns>
    /// <exception cref="IOException">It is missing, no regular file, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    public SourceText Read(string path) => SourceText.FromBytes(path, ReadBytes(path));

    /// <summary>Reads a whole file where that is possible.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="reason">Why it could not be read, or null.</param>
    /// <returns>The text, or null where it could not be read.</returns>
    public SourceText? TryRead(string path, out string? reason)
    {
        try
        {
            reason = null;
            return Read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reason = e is UnauthorizedAccessException ? refused[path] = "no permission to read it" : IoReason.Of(e);
            return null;
        }
    }

    /// <summary>Reads a whole file as bytes.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="IOException">It is missing, no regular file, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    /// <exception cref="OperationCanceledException">The user stopped the program.</exception>
    public byte[] ReadBytes(string path)
    {
        cancellation.ThrowIfCancellationRequested();
        var resolved = Resolve(path) ?? throw new IOException("too many symbolic links, or no possible path");
        if (overlay.TryGetValue(resolved, out var text))
        {
            return text.ToBytes();
        }

        var real = prefix + resolved;
        return Posix.Status(real, follow: false) switch
        {
            { Type: FileType.File, Size: > Largest } => throw new IOException($"it is larger than {Largest / 1024 / 1024} MiB"),
            { Type: FileType.File, Size: 0 } => ReadEmpty(real),
            { Type: FileType.File } => File.ReadAllBytes(real),
            null => throw new FileNotFoundException("no such file"),
            { Type: FileType.Folder } => throw new IOException("it is a folder"),
            _ => throw new IOException("it is no regular file"),
        };
    }

    /// <summary>Opens a file that is too large to read whole.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>A stream over the file on disk, or null where it is no readable regular file.</returns>
    public Stream? TryOpen(string path)
    {
        try
        {
            return RealPath(path) is not { } real || Posix.Status(real, follow: false) is not { Type: FileType.File } status ? null
                : status.Size == 0 ? new MemoryStream([], writable: false) : File.OpenRead(real);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Lists a folder.</summary>
    /// <param name="folder">Absolute path as seen from the root.</param>
    /// <returns>The names in it, sorted bytewise; empty where there is no such folder or it may not be read.</returns>
    public IReadOnlyList<string> List(string folder)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Resolve(folder) is not { } resolved)
        {
            return [];
        }

        var added = resolved.TrimEnd('/') + "/";
        var names = overlay.Keys.Where(key => key.StartsWith(added, StringComparison.Ordinal))
            .Select(key => key[added.Length..].Split('/')[0])
            .Concat(ListOnDisk(resolved)).Distinct(StringComparer.Ordinal).ToArray();
        Array.Sort(names, CompareBytewise);
        return names;
    }

    /// <summary>Finds the files of a folder that were changed last; their number does not cost much, because none is opened or followed.</summary>
    /// <param name="folder">Absolute path as seen from the root.</param>
    /// <param name="mayMatter">Tells by a name whether the file counts.</param>
    /// <param name="most">How many are given.</param>
    /// <returns>Regular files on disk, links left out, the last changed first; empty where there is no such folder or it may not be read.</returns>
    public ImmutableArray<(string Path, FileStatus Status)> LastChanged(string folder, Func<string, bool> mayMatter, int most)
    {
        cancellation.ThrowIfCancellationRequested();
        return Resolve(folder) is not { } resolved ? []
            : [.. (from name in ListOnDisk(resolved)
                   where mayMatter(name)
                   let status = Posix.Status($"{prefix}{resolved.TrimEnd('/')}/{name}", follow: false)
                   where status is { Type: FileType.File }
                   orderby status.Modified descending, name descending
                   select ($"{folder.TrimEnd('/')}/{name}", status)).Take(most)];
    }
}
