using Microsoft.Win32.SafeHandles;
using ProxyFixer.Machine;

namespace ProxyFixer.Disk.Portable;

/// <summary>
/// A folder by its path and its descriptor: what is in it is read through the descriptor; what changes it names the path, after a look
/// whether that still leads to the same folder.
/// </summary>
/// <param name="handle">The open folder.</param>
/// <param name="path">A real absolute path without links.</param>
internal sealed class PortableFolder(SafeFileHandle handle, string path) : OpenFolder(handle)
{
    private readonly string identity = Posix.Status(handle).Identity;

    private static FileStreamOptions New { get; } = new()
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        BufferSize = 0,
        UnixCreateMode = (UnixFileMode)PrivateMode,
    };

    /// <inheritdoc/>
    public override void Create(string name, byte[] bytes, Ownership owned, string? attributesOf)
    {
        using var file = CreateFile(name, "cannot write there");
        Fill(file.SafeFileHandle, bytes, owned, attributesOf);
    }

    /// <inheritdoc/>
    public override void Replace(string oldName, string newName) => PathCalls.Rename(At(oldName), At(newName));

    /// <inheritdoc/>
    public override void Rename(string oldName, string newName)
    {
        if (OperatingSystem.IsMacOS())
        {
            MacCalls.Rename(At(oldName), At(newName), MacCalls.NoReplace);
            return;
        }

        throw new DiskException("cannot put the file in place", DiskException.NotSupported);
    }

    /// <inheritdoc/>
    public override void Exchange(string one, string other)
    {
        if (OperatingSystem.IsMacOS())
        {
            MacCalls.Rename(At(one), At(other), MacCalls.Exchange);
            return;
        }

        throw new DiskException("cannot put the file in place", DiskException.NotSupported);
    }

    /// <inheritdoc/>
    public override void Delete(string name) => PathCalls.Delete(At(name));

    /// <inheritdoc/>
    public override IFolder Open(string name) => new PortableFolder(OpenIn(name), At(name));

    /// <inheritdoc/>
    public override IFolder PassThrough(string name) => PassFolder(name);

    /// <inheritdoc/>
    public override IFolder Make(string name, Ownership owned)
    {
        PathCalls.MakeFolder(At(name), owned.Mode & 0x1C0);
        var made = OpenIn(name);
        try
        {
            UnixCalls.SetOwner(made, owned.Owner, owned.Group);
            UnixCalls.SetMode(made, owned.Mode);
            return new PortableFolder(made, At(name));
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override bool DeleteEmptyFolder(string name) => PathCalls.DeleteFolder(At(name));

    /// <inheritdoc/>
    public override IDisposable? TryLock(string name)
    {
        if (Status(name) is null)
        {
            MakeLock(name);
        }

        return UnixCalls.TryLock(Posix.OpenToLock(Handle, name, out var error) ?? throw new DiskException("cannot open the lock", (int)error));
    }

    /// <summary>Opens a folder of this one only to pass through it, which needs no right to list it.</summary>
    /// <param name="name">A bare name.</param>
    /// <returns>The open folder.</returns>
    internal PortableFolder PassFolder(string name) => new(
        Posix.OpenStep(Handle, name, out var error) ?? throw new DiskException($"cannot open the folder {name}", (int)error), At(name));

    private SafeFileHandle OpenIn(string name) =>
        Posix.OpenFolder(Handle, name, out var error) ?? throw new DiskException($"cannot open the folder {name}", (int)error);

    private void MakeLock(string name)
    {
        try
        {
            CreateFile(name, "cannot open the lock").Dispose();
        }
        catch (DiskException e) when (e.ErrorNumber == DiskException.Exists)
        {
            // Another run made it meanwhile.
        }
    }

    private FileStream CreateFile(string name, string what)
    {
        try
        {
            return new(At(name), New);
        }
        catch (Exception e) when (e is not DiskException && e is IOException or UnauthorizedAccessException)
        {
            throw new DiskException(what, IoReason.NumberOf(e));
        }
    }

    private string At(string name) => Posix.Status(path, follow: false)?.Identity == identity
        ? path.TrimEnd('/') + "/" + name
        : throw new DiskException($"the folder {path} was moved or replaced meanwhile", DiskException.Moved);
}
