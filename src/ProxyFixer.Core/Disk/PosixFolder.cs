using Microsoft.Win32.SafeHandles;
using ProxyFixer.Machine;

namespace ProxyFixer.Disk;

/// <summary>A folder of this machine, by its descriptor: every operation is relative to it (openat(2) and its family).</summary>
/// <param name="handle">The open folder.</param>
internal sealed class PosixFolder(SafeFileHandle handle) : IFolder
{
    private const int PrivateMode = 0x180; // 0600

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    /// <inheritdoc/>
    public FileStatus Status() => Posix.Status(handle);

    /// <inheritdoc/>
    public FileStatus? Status(string name) => Posix.Status(handle, name);

    /// <inheritdoc/>
    public IReadOnlyList<string> List()
    {
        // A descriptor of its own, because reading a folder moves the position of the descriptor.
        using var again = SystemCalls.OpenFolder(handle, ".");
        var names = Directory.EnumerateFileSystemEntries($"/proc/self/fd/{again.DangerousGetHandle()}").Select(MachinePath.Name).ToArray();
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <inheritdoc/>
    public byte[]? Read(string name)
    {
        using var file = SystemCalls.TryOpenForReading(handle, name);
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
    public void Create(string name, byte[] bytes, Ownership owned, string? attributesOf)
    {
        using var file = SystemCalls.CreateFile(handle, name, PrivateMode);
        SystemCalls.Write(file, bytes);
        SystemCalls.SetOwner(file, owned.Owner, owned.Group);
        if (attributesOf is not null)
        {
            using var source = SystemCalls.TryOpenForReading(handle, attributesOf);
            FileAttributes.Copy(source ?? throw new DiskException("cannot read the attributes of the file", DiskException.Missing), file);
        }

        // Behind the owner, because chown(2) takes setuid and setgid away; behind the access list, whose mask the mode sets.
        SystemCalls.SetMode(file, owned.Mode);
        SystemCalls.Flush(file);
    }

    /// <inheritdoc/>
    public void Replace(string oldName, string newName) => SystemCalls.Rename(handle, oldName, newName, SystemCalls.RenameKind.Replace);

    /// <inheritdoc/>
    public void Rename(string oldName, string newName) => SystemCalls.Rename(handle, oldName, newName, SystemCalls.RenameKind.NoReplace);

    /// <inheritdoc/>
    public void Exchange(string one, string other) => SystemCalls.Rename(handle, one, other, SystemCalls.RenameKind.Exchange);

    /// <inheritdoc/>
    public void Delete(string name) => SystemCalls.Delete(handle, name);

    /// <inheritdoc/>
    public IFolder Open(string name) => OpenFolder(name);

    /// <inheritdoc/>
    public IFolder PassThrough(string name) => PassFolder(name);

    /// <inheritdoc/>
    public IFolder Make(string name, Ownership owned)
    {
        SystemCalls.MakeFolder(handle, name, owned.Mode & 0x1C0);
        var made = SystemCalls.OpenFolder(handle, name);
        try
        {
            SystemCalls.SetOwner(made, owned.Owner, owned.Group);
            SystemCalls.SetMode(made, owned.Mode);
            return new PosixFolder(made);
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public bool DeleteEmptyFolder(string name) => SystemCalls.DeleteFolder(handle, name);

    /// <inheritdoc/>
    public void Flush() => SystemCalls.Flush(handle);

    /// <inheritdoc/>
    public IDisposable? TryLock(string name) => SystemCalls.TryLock(handle, name, PrivateMode);

    /// <summary>Opens a folder of this one.</summary>
    /// <param name="name">A bare name.</param>
    /// <returns>The open folder.</returns>
    internal PosixFolder OpenFolder(string name) => new(SystemCalls.OpenFolder(handle, name));

    /// <summary>Opens a folder of this one only to pass through it, which needs no right to list it.</summary>
    /// <param name="name">A bare name.</param>
    /// <returns>The open folder; only folders in it can be opened.</returns>
    internal PosixFolder PassFolder(string name) => new(SystemCalls.PassThrough(handle, name));

    private static long RequireRegular(SafeFileHandle file, string name) => Posix.Status(file) is { Type: FileType.File } status
        ? status.Size
        : throw new DiskException($"{name} is no regular file", 22);
}
