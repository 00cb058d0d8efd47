using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace ProxyFixer.Machine;

/// <summary>
/// A folder that is held open, so that work in it stays in it even if its path is moved or replaced by a link meanwhile.
/// Files in it are reached through <c>/proc/self/fd</c> (proc(5)).
/// </summary>
internal sealed class OpenFolder(SafeFileHandle handle) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    /// <summary>Looks at a file of the folder.</summary>
    /// <param name="name">A bare name.</param>
    /// <returns>The status, links not followed; null where nothing is there.</returns>
    public FileStatus? Status(string name) => Posix.Status(PathOf(name), follow: false);

    /// <summary>The SHA-256 of a file's bytes.</summary>
    /// <param name="name">A bare name.</param>
    /// <returns>Lower-case hexadecimal, or null where nothing is there.</returns>
    /// <exception cref="IOException">It cannot be read or is no regular file.</exception>
    public string? Sha256(string name) => ReadBytes(name) is { } bytes ? Convert.ToHexStringLower(SHA256.HashData(bytes)) : null;

    /// <summary>Reads a file of the folder.</summary>
    /// <param name="name">A bare name.</param>
    /// <returns>The bytes, or null where nothing is there.</returns>
    /// <exception cref="IOException">It cannot be read or is no regular file.</exception>
    public byte[]? ReadBytes(string name) => Status(name)?.Type switch
    {
        null => null,
        FileType.File => File.ReadAllBytes(PathOf(name)),
        _ => throw new IOException($"{name} is no regular file"),
    };

    /// <summary>Writes a new file beside the one it will replace and flushes it to disk.</summary>
    /// <param name="name">The bare name it will get.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="owned">Mode, owner and group.</param>
    /// <param name="attributesOf">Bare name of a file that gives its extended attributes; null for none.</param>
    /// <returns>The bare name of the temporary file.</returns>
    /// <exception cref="IOException">Disk full, no permission, owner cannot be kept; the temporary file is gone again.</exception>
    public string WriteBeside(string name, byte[] bytes, Ownership owned, string? attributesOf)
    {
        var temporary = $".{name}.proxyfixer-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        try
        {
            using var file = File.OpenHandle(PathOf(temporary), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.None, bytes.Length);
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            RandomAccess.Write(file, bytes, 0);
            Posix.SetOwner(file, owned.Owner, owned.Group);
            if (attributesOf is not null)
            {
                Posix.CopyAttributes(PathOf(attributesOf), file);
            }

            File.SetUnixFileMode(file, (UnixFileMode)owned.Mode);
            RandomAccess.FlushToDisk(file);
            return temporary;
        }
        catch (ArgumentOutOfRangeException e)
        {
            // What .NET makes of EFBIG, the answer to more than a file may hold ("ulimit -f").
            Delete(temporary);
            throw new IOException("the file would be larger than the system allows", e);
        }
        catch
        {
            Delete(temporary);
            throw;
        }
    }

    /// <summary>Puts a file in the place of another in one step, and flushes the folder.</summary>
    /// <param name="from">The bare name of the new file.</param>
    /// <param name="to">The bare name it gets.</param>
    /// <exception cref="IOException">The file system refuses.</exception>
    public void Rename(string from, string to)
    {
        File.Move(PathOf(from), PathOf(to), overwrite: true);
        Posix.Flush(handle);
    }

    /// <summary>Removes a file, if it is there.</summary>
    /// <param name="name">A bare name.</param>
    /// <exception cref="IOException">The file system refuses.</exception>
    public void Delete(string name)
    {
        File.Delete(PathOf(name));
        Posix.Flush(handle);
    }

    /// <summary>Makes a folder in this one.</summary>
    /// <param name="name">A bare name; must not exist.</param>
    /// <param name="owned">Mode, owner and group.</param>
    /// <returns>The new folder, open.</returns>
    /// <exception cref="IOException">The file system refuses.</exception>
    public OpenFolder MakeFolder(string name, Ownership owned)
    {
        Directory.CreateDirectory(PathOf(name), (UnixFileMode)owned.Mode);
        Posix.Flush(handle);
        var made = new OpenFolder(Posix.OpenFolderIn(handle, name));
        made.SetOwnership(owned);
        return made;
    }

    /// <summary>Removes a folder of this one, if it is empty.</summary>
    /// <param name="name">A bare name.</param>
    public void DeleteFolderIfEmpty(string name)
    {
        var path = PathOf(name);
        if (Posix.Status(path, follow: false)?.Type == FileType.Folder && !Directory.EnumerateFileSystemEntries(path).Any())
        {
            Directory.Delete(path);
            Posix.Flush(handle);
        }
    }

    private void SetOwnership(Ownership owned)
    {
        Posix.SetOwner(handle, owned.Owner, owned.Group);
        File.SetUnixFileMode(handle, (UnixFileMode)owned.Mode);
    }

    private string PathOf(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{handle.DangerousGetHandle()}/{name}");
}

/// <summary>Who may do what with a file.</summary>
/// <param name="Mode">Permission bits, 0 to 07777.</param>
/// <param name="Owner">User id.</param>
/// <param name="Group">Group id.</param>
public sealed record Ownership(int Mode, uint Owner, uint Group)
{
    private const uint Unchanged = uint.MaxValue; // chown(2): -1 leaves the id as it is

    /// <summary>What a new file or folder gets: the owner of the folder it lies in where we may give it away, else our own.</summary>
    /// <param name="mode">Permission bits.</param>
    /// <param name="parent">The folder.</param>
    /// <returns>Mode, owner and group.</returns>
    public static Ownership OfNew(int mode, FileStatus parent) =>
        Environment.IsPrivilegedProcess ? new(mode, parent.Owner, parent.Group) : Own(mode);

    /// <summary>What a file gets that belongs to whoever runs us.</summary>
    /// <param name="mode">Permission bits.</param>
    /// <returns>Mode, owner and group.</returns>
    public static Ownership Own(int mode) => new(mode, Unchanged, Unchanged);
}
