using System.Collections.Immutable;

namespace ProxyFixer.NodeJs;

/// <summary>The versions of Node a package accepts: the comparators npm's <c>engines</c> uses here (&gt;=, &lt;, ||).</summary>
public sealed class NodeRange
{
    private readonly ImmutableArray<(NodeVersion AtLeast, NodeVersion? Below)> _parts;

    private NodeRange(string text, ImmutableArray<(NodeVersion, NodeVersion?)> parts) => (Text, _parts) = (text, parts);

    /// <summary>The range as it was written.</summary>
    public string Text { get; }

    /// <summary>The lowest version of the range.</summary>
    public NodeVersion Minimum => _parts[0].AtLeast;

    /// <summary>Reads a range.</summary>
    /// <param name="text">Such as "&gt;=22.22.3 &lt;23 || &gt;=24.15.0"; a missing number counts as 0.</param>
    /// <returns>The range, or null when it uses anything but these comparators.</returns>
    public static NodeRange? Parse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<(NodeVersion, NodeVersion?)>();
        foreach (var part in text.Split("||", StringSplitOptions.TrimEntries))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var atLeast = words.Length is 1 or 2 ? Bound(words[0], ">=") : null;
            var below = words.Length == 2 ? Bound(words[1], "<") : null;
            if (atLeast is null || (words.Length == 2 && below is null))
            {
                return null;
            }
            parts.Add((atLeast, below));
        }
        return new NodeRange(text, parts.ToImmutable());
    }

    /// <summary>Whether a version lies in the range.</summary>
    /// <param name="version">Any version.</param>
    /// <returns>True when one of the parts joined by || holds.</returns>
    public bool Contains(NodeVersion version) =>
        _parts.Any(part => version >= part.AtLeast && (part.Below is null || version < part.Below));

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static NodeVersion? Bound(string word, string comparator)
    {
        if (!word.StartsWith(comparator, StringComparison.Ordinal))
        {
            return null;
        }
        var numbers = word[comparator.Length..];
        return NodeVersion.Parse(numbers) ?? NodeVersion.Parse(numbers + ".0") ?? NodeVersion.Parse(numbers + ".0.0");
    }
}
