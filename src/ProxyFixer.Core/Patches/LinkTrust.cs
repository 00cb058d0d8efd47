using System.Globalization;
using ProxyFixer.Machine;

namespace ProxyFixer.Patches;

/// <summary>
/// Whether root may follow the links on the way to a file that it writes. Who owns a home could lead it anywhere by a link, for example to the
/// drop-ins of another service.
/// </summary>
/// <param name="files">The machine.</param>
internal sealed class LinkTrust(MachineFiles files)
{
    /// <summary>Looks at every link that a path itself names.</summary>
    /// <param name="path">Absolute path as seen from the root; the file need not exist.</param>
    /// <returns>Why it is not followed; null where each link is root's, or leads to what belongs to the link's owner.</returns>
    public string? Objection(string path)
    {
        for (var end = path.IndexOf('/', 1); ; end = path.IndexOf('/', end + 1))
        {
            var step = end < 0 ? path : path[..end];
            if (files.ReadLink(step) is not null && Owner(step) is > 0 and var owner && files.Resolve(step) is { } target && OwnerOf(target) != owner)
            {
                return string.Create(CultureInfo.InvariantCulture, $"the link {step} belongs to user {owner}, and leads to {target}, which does not");
            }

            if (end < 0)
            {
                return null;
            }
        }
    }

    private uint? Owner(string link) => files.RealPath(MachinePath.Folder(link)) is { } folder
        ? Posix.Status(MachinePath.Join(folder, MachinePath.Name(link)), follow: false)?.Owner : null;

    // Of what is not there the innermost folder that is.
    private uint? OwnerOf(string path)
    {
        for (var place = path; ; place = MachinePath.Folder(place))
        {
            if (files.Status(place) is { } status)
            {
                return status.Owner;
            }
        }
    }
}
