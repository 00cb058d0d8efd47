using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace ProxyFixer.Disk.Linux;

/// <summary>A folder of Linux, by its descriptor: every operation is relative to it (openat(2) and its family).</summary>
/// <param name="handle">The open folder.</param>
[SupportedOSPlatform("linux")]
internal sealed class LinuxFolder(SafeFileHandle handle) : OpenFolder(handle)
{
    /// <inheritdoc/>
    public override void Create(string name, byte[] bytes, Ownership owned, string? attributesOf)
    {
        using var file = HandleCalls.CreateFile(Handle, name, PrivateMode);
        Fill(file, bytes, owned, attributesOf);
    }

    /// <inheritdoc/>
    public override void Replace(string oldName, string newName) => HandleCalls.Rename(Handle, oldName, newName, HandleCalls.RenameKind.Replace);

    /// <inheritdoc/>
    public override void Rename(string oldName, string newName) => HandleCalls.Rename(Handle, oldName, newName, HandleCalls.RenameKind.NoReplace);

    /// <inheritdoc/>
    public override void Exchange(string one, string other) => HandleCalls.Rename(Handle, one, other, HandleCalls.RenameKind.Exchange);

    /// <inheritdoc/>
    public override void Delete(string name) => HandleCalls.Delete(Handle, name);

    /// <inheritdoc/>
    public override IFolder Open(string name) => OpenFolder(name);

    /// <inheritdoc/>
    public override IFolder PassThrough(string name) => PassFolder(name);

    /// <inheritdoc/>
    public override IFolder Make(string name, Ownership owned)
    {
        HandleCalls.MakeFolder(Handle, name, owned.Mode & 0x1C0);
        var made = HandleCalls.OpenFolder(Handle, name);
        try
        {
            UnixCalls.SetOwner(made, owned.Owner, owned.Group);
            UnixCalls.SetMode(made, owned.Mode);
            return new LinuxFolder(made);
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override bool DeleteEmptyFolder(string name) => HandleCalls.DeleteFolder(Handle, name);

    /// <inheritdoc/>
    public override IDisposable? TryLock(string name) => UnixCalls.TryLock(HandleCalls.OpenLock(Handle, name, PrivateMode));

    /// <summary>Opens a folder of this one.</summary>
    /// <param name="name">A bare name.</param>
    /// <returns>The open folder.</returns>
    internal LinuxFolder OpenFolder(string name) => new(HandleCalls.OpenFolder(Handle, name));

    /// <summary>Opens a folder of this one only to pass through it, which needs no right to list it.</summary>
    /// <param name="name">A bare name.</param>
    /// <returns>The open folder; only folders in it can be opened.</returns>
    internal LinuxFolder PassFolder(string name) => new(HandleCalls.PassThrough(Handle, name));
}
