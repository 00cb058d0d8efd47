using System.Collections.Immutable;
using ProxyFixer.Machine;

namespace ProxyFixer.Verification;

/// <summary>Who can decide what a path leads to: the owners of the file and of every folder above it.</summary>
/// <param name="Users">Their ids without that of the superuser, each once, from the file up.</param>
/// <param name="IsOpenToOthers">True where a group or everybody may replace one of them.</param>
internal sealed record PathOwners(ImmutableArray<uint> Users, bool IsOpenToOthers)
{
    private const int WritableByOthers = 0x12; // 0022
    private const int Sticky = 0x200;

    /// <summary>Looks at a path.</summary>
    /// <param name="real">A real path of this machine without links.</param>
    /// <returns>Its owners; null where something on the way is missing, may not be looked at, or is a link.</returns>
    public static PathOwners? Of(string real)
    {
        var (users, isOpen) = (ImmutableArray.CreateBuilder<uint>(), false);
        for (var path = real; ; path = MachinePath.Folder(path))
        {
            if (Posix.Status(path, follow: false) is not { Type: FileType.File or FileType.Folder } status)
            {
                return null;
            }

            users.Add(status.Owner);
            isOpen |= (status.Mode & WritableByOthers) != 0 && (status.Mode & Sticky) == 0;
            if (path == "/")
            {
                return new([.. users.Where(user => user != 0).Distinct()], isOpen);
            }
        }
    }
}
