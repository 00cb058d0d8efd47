using System.Collections.Immutable;

namespace ProxyFixer.Machine;

/// <summary>The files of a container as far as they lie outside of it.</summary>
/// <param name="Mounts">Folders of the machine, absolute as seen from the root, by their place inside.</param>
public sealed record ContainerFiles(ImmutableSortedDictionary<string, string> Mounts)
{
    // Nothing can lie below it, so what only the image holds is not looked for among the machine's own files.
    private const string Nowhere = "/dev/null";

    /// <summary>Tells where a file of the container lies on the machine.</summary>
    /// <param name="inside">Absolute path as the container sees it.</param>
    /// <returns>Absolute as seen from the root; below <c>/dev/null</c> where it is only inside.</returns>
    public string Outside(string inside)
    {
        for (var place = inside; place.Length > 1; place = MachinePath.Folder(place))
        {
            if (Mounts.TryGetValue(place, out var outside))
            {
                return outside.TrimEnd('/') + inside[place.Length..];
            }
        }

        return Nowhere + inside;
    }
}
