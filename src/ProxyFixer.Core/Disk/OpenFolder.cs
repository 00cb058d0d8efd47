using Microsoft.Win32.SafeHandles;
using ProxyFixer.Machine;

namespace ProxyFixer.Disk;

/// <summary>What every folder of this machine has in common: it is held open, and what is in it is looked at and read from there.</summary>
/// <param name="handle">The open folder.</param>
internal abstract class OpenFolder(SafeFileHandle handle) : IFolder
{
    /// <summary>Mode of a file that is being written: 0600.</summary>
    protected const int PrivateMode = 0x180;

    /// <summary>The open folder.</summary>
    protected SafeFileHandle Handle => handle;

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    /// <inheritdoc/>
    public FileStatus Status() => Posix.Status(handle);

    /// <inheritdoc/>
    public FileStatus? Status(string name) => Posix.Status(handle, name);

    /// <inheritdoc/>
    public IReadOnlyList<string> List()
    {
        var entries = Posix.ListAt(handle, ".", out var error) ?? throw new DiskException("cannot list the folder", (int)error);
        return [.. entries.Select(entry => entry.Name).Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public byte[]? Read(string name)
    {
        using var file = TryOpenForReading(name);
        if (file is null)
        {
            return null;
        }

        var bytes = new byte[RequireRegular(file, name)];
        var length = RandomAccess.Read(file, bytes, 0);
        for (int more; length < bytes.Length && (more = RandomAccess.Read(file, bytes.AsSpan(length), length)) > 0;)
        {
            length += more;
        }

        return length == bytes.Length ? bytes : bytes[..length];
    }

    /// <inheritdoc/>
    public abstract void Create(string name, byte[] bytes, Ownership owned, string? attributesOf);

    /// <inheritdoc/>
    public abstract void Replace(string oldName, string newName);

    /// <inheritdoc/>
    public abstract void Rename(string oldName, string newName);

    /// <inheritdoc/>
    public abstract void Exchange(string one, string other);

    /// <inheritdoc/>
    public abstract void Delete(string name);

    /// <inheritdoc/>
    public abstract IFolder Open(string name);

    /// <inheritdoc/>
    public abstract IFolder PassThrough(string name);

    /// <inheritdoc/>
    public abstract IFolder Make(string name, Ownership owned);

    /// <inheritdoc/>
    public abstract bool DeleteEmptyFolder(string name);

    /// <inheritdoc/>
    public void Flush() => UnixCalls.Flush(handle);

    /// <inheritdoc/>
    public abstract IDisposable? TryLock(string name);

    /// <summary>Fills a new file, gives it away and flushes it.</summary>
    /// <param name="file">The file, which only its maker can open yet.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="owned">Mode, owner and group.</param>
    /// <param name="attributesOf">Bare name of a file that gives its extended attributes and access list; null for none.</param>
    protected void Fill(SafeFileHandle file, byte[] bytes, Ownership owned, string? attributesOf)
    {
        UnixCalls.Write(file, bytes);
        UnixCalls.SetOwner(file, owned.Owner, owned.Group);
        if (attributesOf is not null)
        {
            using var source = TryOpenForReading(attributesOf);
            FileAttributes.Copy(source ?? throw new DiskException("cannot read the attributes of the file", DiskException.Missing), file);
        }

        // Behind the owner, because chown(2) takes setuid and setgid away; behind the access list, whose mask the mode sets.
        UnixCalls.SetMode(file, owned.Mode);
        UnixCalls.Flush(file);
    }

    private SafeFileHandle? TryOpenForReading(string name) =>
        Posix.OpenToRead(handle, name, out var error) is { } file ? file
        : error == Errno.Missing ? null
        : throw new DiskException($"cannot read {name}", (int)error);

    private static long RequireRegular(SafeFileHandle file, string name) => Posix.Status(file) is { Type: FileType.File } status
        ? status.Size
        : throw new DiskException($"{name} is no regular file", DiskException.Invalid);
}
