using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using ProxyFixer.Text;

namespace ProxyFixer.Machine;

public sealed partial class MachineFiles
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The text, with the path as it was asked for.</returns>
    /// <exception cref="IOException">It is missing, no regular file, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">No permission.</exception>
    /// <exception cref="OperationCanceledException">The user stopped the program.</exception>
    public SourceText Read(string path) => Take(path, out var failure) ?? throw failure!;

    /// <summary>Reads a whole file where that is possible.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="reason">Why it could not be read, or null.</param>
    /// <returns>The text, or null where it could not be read.</returns>
    public SourceText? TryRead(string path, out string? reason)
    {
        var text = Take(path, out var failure);
        reason = failure is null ? null : NoteUnread(path, failure);
        return text;
    }

    /// <summary>Reads a whole file where that is possible, and says nothing where it is not.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>The text, or null where it could not be read.</returns>
    /// <exception cref="OperationCanceledException">The user stopped the program.</exception>
    internal SourceText? ReadOrNull(string path) => Take(path, out _);

    /// <summary>Reads the beginning of a file where that is possible.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="characters">How many characters are needed; where there are so many, at least these are read, and decoded well.</param>
    /// <param name="isWhole">True where there are no more.</param>
    /// <param name="reason">Why it could not be read, or null.</param>
    /// <returns>The text, or null where it could not be read.</returns>
    /// <exception cref="OperationCanceledException">The user stopped the program.</exception>
    internal SourceText? TryReadHead(string path, int characters, out bool isWhole, out string? reason)
    {
        (var head, isWhole) = Take(path, (file, status) => Head(path, file, status.Size, characters), planned => (planned.At(path), true), out var failure);
        reason = failure is null ? null : NoteUnread(path, failure);
        return head;
    }

    /// <summary>Looks into the bytes of a file where that is possible, before they are made a text.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="isWanted">Tells by the bytes whether the text is needed.</param>
    /// <param name="reason">Why it could not be read, or null.</param>
    /// <returns>The text; null where it is not wanted or could not be read.</returns>
    /// <exception cref="OperationCanceledException">The user stopped the program.</exception>
    internal SourceText? TryReadIf(string path, Func<ReadOnlySpan<byte>, bool> isWanted, out string? reason)
    {
        var text = Take(
            path,
            (file, status) => TextIf(path, file, status.Size, isWanted),
            planned => isWanted(planned.ToBytes()) ? planned.At(path) : null,
            out var failure);
        reason = failure is null ? null : NoteUnread(path, failure);
        return text;
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
        if (Planned(path) is { } planned)
        {
            return planned.ToBytes();
        }

        using var file = walk.OpenFile(path, out var status, out var end);
        return file is null ? throw WhyNot(status, end) : ReadWhole(file, status!.Size);
    }

    /// <summary>Opens a file that is too large to read whole.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <returns>A stream over the file on disk, or null where it is no readable regular file.</returns>
    public Stream? TryOpen(string path)
    {
        var file = walk.OpenFile(path, out var status, out var end);
        NoteFailure(end);
        if (file is null || status!.Size > 0)
        {
            return file is null ? null : new FileStream(file, FileAccess.Read);
        }

        file.Dispose();
        return new MemoryStream([], writable: false);
    }

    /// <summary>Lists a folder.</summary>
    /// <param name="folder">Absolute path as seen from the root.</param>
    /// <returns>The names in it, sorted bytewise; empty where there is no such folder or it may not be read.</returns>
    public IReadOnlyList<string> List(string folder)
    {
        cancellation.ThrowIfCancellationRequested();
        string[] names = [.. places.Names(folder, ListOnDisk).Concat(ListPlanned(folder)).Distinct(StringComparer.Ordinal)];
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
        var entries = Seen(folder, walk.Entries(folder, mayMatter, out var end));
        if (entries is null)
        {
            NoteList(end);
            return [];
        }

        return [.. (from entry in entries
                    where entry.Status.Type == FileType.File
                    orderby entry.Status.Modified descending, entry.Name descending
                    select ($"{folder.TrimEnd('/')}/{entry.Name}", entry.Status)).Take(most)];
    }

    /// <summary>Looks at the entries of a folder, at each once and without following links; planned files are among them.</summary>
    /// <param name="folder">Absolute path as seen from the root.</param>
    /// <param name="mayMatter">Tells by a name whether the entry is looked at.</param>
    /// <returns>Path and status, sorted bytewise by name; empty where there is no such folder or it may not be read.</returns>
    /// <exception cref="OperationCanceledException">The user stopped the program.</exception>
    internal IEnumerable<(string Path, FileStatus Status)> Entries(string folder, Func<string, bool> mayMatter)
    {
        cancellation.ThrowIfCancellationRequested();
        var entries = Seen(folder, walk.Entries(folder, mayMatter, out var end));
        if (entries is null)
        {
            NoteList(end);
        }

        var planned = ListPlanned(folder).Where(mayMatter).Except((entries ?? []).Select(entry => entry.Name), StringComparer.Ordinal);
        var all = (entries ?? []).Concat(
            from name in planned
            let status = Status($"{folder.TrimEnd('/')}/{name}")
            where status is not null
            select (Name: name, Status: status)).ToArray();
        Array.Sort(all, (a, b) => CompareBytewise(a.Name, b.Name));
        return all.Select(entry => ($"{folder.TrimEnd('/')}/{entry.Name}", entry.Status));
    }

    private List<(string Name, FileStatus Status)>? Seen(string folder, List<(string Name, FileStatus? Status)>? entries)
    {
        foreach (var (name, _) in (entries ?? []).Where(entry => entry.Status is null))
        {
            refused[$"{folder.TrimEnd('/')}/{name}"] = "its name is not UTF-8, so it was not looked at";
        }

        return entries is null ? null : [.. from entry in entries where entry.Status is not null select (entry.Name, entry.Status)];
    }

    private SourceText? Take(string path, out Exception? failure) => Take(
        path,
        (file, status) => known.Get(path, status, () => status.Size < SmallestLarge
            ? SourceText.FromBytes(path, ReadWhole(file, status.Size))
            : ReadLarge(path, file, status.Size)),
        planned => planned.At(path),
        out failure);

    // That a file is not there is nothing special in a run that looks in many places: nothing is thrown for it.
    private T? Take<T>(string path, Func<SafeFileHandle, FileStatus, T> read, Func<SourceText, T> planned, out Exception? failure)
    {
        cancellation.ThrowIfCancellationRequested();
        failure = null;
        if (Planned(path) is { } text)
        {
            return planned(text);
        }

        using var file = walk.OpenFile(path, out var status, out var end);
        if (file is null)
        {
            failure = WhyNot(status, end);
            return default;
        }

        try
        {
            return read(file, status!);
        }
        catch (NotReadException unread)
        {
            failure = unread;
            return default;
        }
    }

    // The buffer is lent: most files of a walk are wanted by nobody.
    private static SourceText? TextIf(string path, SafeFileHandle file, long size, Func<ReadOnlySpan<byte>, bool> isWanted)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Size(size));
        try
        {
            var content = bytes.AsSpan(0, (int)size);
            content = content[..Fill(file, content)];
            return isWanted(content) ? SourceText.FromBytes(path, content) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    // A character has at most three bytes for each place it takes in the text; most files have one.
    private static (SourceText Text, bool IsWhole) Head(string path, SafeFileHandle file, long size, int characters)
    {
        var bytes = ArrayPool<byte>.Shared.Rent((3 * characters) + 3);
        try
        {
            var content = bytes.AsSpan(0, (int)Math.Min(size, (3 * characters) + 3));
            content = content[..Fill(file, content)];
            content = content.Length > characters && Ascii.IsValid(content[..characters]) ? content[..characters] : content;
            return (SourceText.FromBytes(path, content), content.Length == size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private string NoteUnread(string path, Exception failure) =>
        failure is UnauthorizedAccessException ? refused[path] = "no permission to read it"
        : failure is NotReadException ? refused[path] = failure.Message
        : IoReason.Of(failure);

    private static Exception WhyNot(FileStatus? status, WalkEnd end) => status switch
    {
        { Type: FileType.Folder } => new IOException("it is a folder"),
        { Type: FileType.Special or FileType.Link } => new IOException("it is no regular file"),
        _ when end.Error.IsRefusal() => new UnauthorizedAccessException("no permission to read it"),
        _ when end.Error.IsFailure() => new NotReadException(Reason(end.Error)),
        _ when end.Error == Errno.NoDevice => new IOException("it is no regular file"),
        _ when end.Path is null => new IOException("too many symbolic links, or no possible path"),
        _ => new FileNotFoundException("no such file"),
    };

    private SourceText? Planned(string path) =>
        !overlay.IsEmpty && Resolve(path) is { } resolved && overlay.TryGetValue(resolved, out var text) ? text : null;

    // Files of the kernel have no size, and some never end: reading /proc/kmsg, to which any user may link, waits for ever.
    private static byte[] ReadWhole(SafeFileHandle file, long size)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(Size(size));
        var length = Fill(file, bytes);
        return length == bytes.Length ? bytes : bytes[..length];
    }

    // Outside of the managed heap: an array of this size would stay until the whole heap is collected.
    private static unsafe SourceText ReadLarge(string path, SafeFileHandle file, long size)
    {
        var bytes = NativeMemory.Alloc((nuint)Size(size));
        try
        {
            var whole = new Span<byte>(bytes, (int)size);
            return SourceText.FromBytes(path, whole[..Fill(file, whole)]);
        }
        finally
        {
            NativeMemory.Free(bytes);
        }
    }

    private static int Size(long size) => size <= Largest ? (int)size : throw new NotReadException(string.Create(
        CultureInfo.InvariantCulture, $"it has {size / 1024.0 / 1024.0:0.#} MiB; no more than {Largest / 1024 / 1024} MiB are read"));

    private static int Fill(SafeFileHandle file, Span<byte> bytes)
    {
        var length = 0;
        try
        {
            for (var read = 1; read > 0 && length < bytes.Length; length += read)
            {
                read = RandomAccess.Read(file, bytes[length..], length);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotReadException("it could not be read: " + e.Message);
        }

        return length;
    }

    private IEnumerable<string> ListPlanned(string folder) =>
        overlay.IsEmpty || Resolve(folder) is not { } resolved ? [] : plannedFolders.Names(resolved);

    private List<string> ListOnDisk(string folder)
    {
        var names = walk.List(folder, out var end);
        if (names is null)
        {
            NoteList(end);
        }

        return names ?? [];
    }

    private void NoteList(WalkEnd end)
    {
        NoteFailure(end);
        if (end.Error.IsRefusal() && end.Folder is not null)
        {
            refused[end.Path!] = "no permission to list it";
        }
    }
}
