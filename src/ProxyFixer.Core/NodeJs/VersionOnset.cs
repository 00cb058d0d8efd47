using System.Collections.Immutable;

namespace ProxyFixer.NodeJs;

/// <summary>From which version on a behaviour holds, release line by release line.</summary>
/// <remarks>
/// A line that is not named never has it, except that every line after the newest named one does. This is how Node
/// ships: a change lands in the newest line and is brought back to some of the older ones.
/// </remarks>
/// <param name="firsts">First version of each line that has the behaviour, ascending.</param>
internal sealed class VersionOnset(ImmutableArray<NodeVersion> firsts)
{
    /// <summary>The first version of a line, or null when the line never had it or always has.</summary>
    public NodeVersion? In(int line) => firsts.FirstOrDefault(first => first.Major == line);

    public bool Holds(NodeVersion version) =>
        version.Major > firsts[^1].Major || (In(version.Major) is { } first && version >= first);
}
