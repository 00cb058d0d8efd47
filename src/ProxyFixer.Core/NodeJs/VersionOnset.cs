using System.Collections.Immutable;

namespace ProxyFixer.NodeJs;

/// <summary>From which version on a behaviour holds, release line by release line.</summary>
/// <remarks>
/// A line that is not named never has it, except that every line after the newest named one does. This is how Node
/// ships: a change lands in the newest line and is brought back to some of the older ones.
/// </remarks>
internal sealed class VersionOnset
{
    private readonly ImmutableArray<NodeVersion> _firsts;

    /// <param name="firsts">First version of each line that has the behaviour, ascending.</param>
    public VersionOnset(params ReadOnlySpan<string> firsts)
    {
        var versions = ImmutableArray.CreateBuilder<NodeVersion>(firsts.Length);
        foreach (var first in firsts)
        {
            versions.Add(NodeVersion.Parse(first) ?? throw new ArgumentException(first, nameof(firsts)));
        }
        _firsts = versions.ToImmutable();
    }

    /// <summary>The first version of a line, or null when the line never had it or always has.</summary>
    public NodeVersion? In(int line) => _firsts.FirstOrDefault(first => first.Major == line);

    public bool Holds(NodeVersion version) =>
        version.Major > _firsts[^1].Major || (In(version.Major) is { } first && version >= first);
}
