using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using ProxyFixer.Text;

namespace ProxyFixer.Machine;

public sealed partial class MachineFiles
{
    private const long LargestLookedThrough = 64 * 1024;

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

    /// <summary>
    /// Looks through a file of which most likely no more is needed: no text is made of it. Of a file that is large or cannot be read the
    /// same is known, and noted, as if it were read.
    /// </summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    /// <param name="test">Gets the text, each byte as the character of that number (Latin-1).</param>
    /// <returns>What the test says; false where there is no such file or it cannot be read.</returns>
    /// <exception cref="OperationCanceledException">The user stopped the program.</exception>
    internal bool Matches(string path, Func<ReadOnlySpan<char>, bool> test)
    {
        cancellation.ThrowIfCancellationRequested();
        var status = default(FileStatus);
        using var file = Planned(path) is null ? walk.OpenFile(path, out status, out _) : null;
        try
        {
            return file is not null && status!.Size is > 0 and <= LargestLookedThrough ? Matches(file, (int)status.Size, test)
                : TryRead(path, out _) is { } text && test(Encoding.Latin1.GetString(text.ToBytes()));
        }
        catch (NotReadException unread)
        {
            NoteUnread(path, unread);
            return false;
        }
    }

    private static bool Matches(SafeFileHandle file, int size, Func<ReadOnlySpan<char>, bool> test)
    {
        var (bytes, text) = (ArrayPool<byte>.Shared.Rent(size), ArrayPool<char>.Shared.Rent(size));
        try
        {
            var length = Encoding.Latin1.GetChars(bytes.AsSpan(0, Fill(file, bytes.AsSpan(0, size))), text);
            return test(text.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(text);
        }
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

    // That a file is not there is nothing special in a run that looks in many places: nothing is thrown for it.
    private SourceText? Take(string path, out Exception? failure)
    {
        cancellation.ThrowIfCancellationRequested();
        failure = null;
        if (Planned(path) is { } text)
        {
            return text.At(path);
        }

        if (known.Find(path, asked => walk.Status(asked, out _)) is { } same)
        {
            return same;
        }

        using var file = walk.OpenFile(path, out var status, out var end);
        if (file is null)
        {
            failure = WhyNot(status, end);
            return null;
        }

        try
        {
            return known.Get(path, status!, () => Text(path, file, status!.Size));
        }
        catch (NotReadException unread)
        {
            failure = unread;
            return null;
        }
    }

    private static SourceText Text(string path, SafeFileHandle file, long size) =>
        size < SmallestLarge ? SourceText.FromBytes(path, ReadWhole(file, size)) : ReadLarge(path, file, size);

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
}
