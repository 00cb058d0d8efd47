using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ProxyFixer.Machine;

/// <summary>The access list of a file, which says more than its mode (acl(5)); Linux alone.</summary>
internal sealed partial class AccessList
{
    private const int EntrySize = 8;
    private const ushort Owner = 0x01, User = 0x02, OwningGroup = 0x04, Group = 0x08, Mask = 0x10, Other = 0x20;
    private readonly ImmutableArray<(ushort Tag, int Bits, uint Id)> entries;

    private AccessList(ImmutableArray<(ushort Tag, int Bits, uint Id)> entries) => this.entries = entries;

    /// <summary>Reads the list of a file or folder.</summary>
    /// <param name="real">Its real path; links are followed.</param>
    /// <returns>The list; null where it has none, or its file system or this system knows none.</returns>
    public static AccessList? Of(string real)
    {
        var bytes = new byte[4096];
        return OperatingSystem.IsLinux() && GetXAttr(real, "system.posix_acl_access", bytes, bytes.Length) is > 4 and var length
            ? Read(bytes.AsSpan(4, (int)length - 4)) : null;
    }

    /// <summary>Tells whether it lets a user do something.</summary>
    /// <param name="status">The file's owner and group.</param>
    /// <param name="user">The user, not the superuser.</param>
    /// <param name="bit">4 to read, 1 to enter.</param>
    /// <returns>True where it does.</returns>
    public bool Allows(FileStatus status, UserAccount user, int bit)
    {
        var mask = Bits(Mask, null) ?? 7;
        if (status.Owner == user.Uid)
        {
            return (Bits(Owner, null) & bit) != 0;
        }

        if (Bits(User, user.Uid) is { } named)
        {
            return (named & mask & bit) != 0;
        }

        int[] groups = [.. entries.Where(entry => (entry.Tag == OwningGroup && user.Groups.Contains(status.Group)) || (entry.Tag == Group && user.Groups.Contains(entry.Id))).Select(entry => entry.Bits)];
        return groups.Length > 0 ? groups.Any(bits => (bits & mask & bit) != 0) : (Bits(Other, null) & bit) != 0;
    }

    private int? Bits(ushort tag, uint? id)
    {
        foreach (var entry in entries)
        {
            if (entry.Tag == tag && (id is null || entry.Id == id))
            {
                return entry.Bits;
            }
        }

        return null;
    }

    /// <summary>Reads the entries (linux/posix_acl_xattr.h): tag, permissions and id of each, little-endian.</summary>
    /// <param name="bytes">What stands behind the version.</param>
    /// <returns>The list.</returns>
    public static AccessList Read(ReadOnlySpan<byte> bytes)
    {
        var entries = ImmutableArray.CreateBuilder<(ushort, int, uint)>();
        for (; bytes.Length >= EntrySize; bytes = bytes[EntrySize..])
        {
            entries.Add((BinaryPrimitives.ReadUInt16LittleEndian(bytes), BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..])));
        }

        return new(entries.ToImmutable());
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", EntryPoint = "getxattr", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial nint GetXAttr(string path, string name, byte[] value, nint size);
}
