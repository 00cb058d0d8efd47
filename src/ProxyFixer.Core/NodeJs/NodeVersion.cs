using System.Globalization;

namespace ProxyFixer.NodeJs;

/// <summary>A version of Node.js: 22.22.0, 26.8.0-alpha.0.</summary>
/// <param name="Major">The release line.</param>
/// <param name="Minor">Second number.</param>
/// <param name="Patch">Third number.</param>
/// <param name="Prerelease">What follows the first hyphen, without it; empty for a release.</param>
public sealed record NodeVersion(int Major, int Minor, int Patch, string Prerelease = "") : IComparable<NodeVersion>
{
    /// <summary>Reads a version as node, npm, nvm and the download pages spell it.</summary>
    /// <param name="text">"v22.22.0", "22.22.0", "node-v22.22.0-linux-x64"; null and anything else gives null.</param>
    /// <returns>The version, or null when the text does not name all three numbers.</returns>
    public static NodeVersion? Parse(string? text)
    {
        var rest = (text ?? "").AsSpan().Trim();
        rest = rest.StartsWith("node-", StringComparison.Ordinal) ? rest[5..] : rest;
        rest = rest.StartsWith("v", StringComparison.Ordinal) ? rest[1..] : rest;
        var hyphen = rest.IndexOfAny('-', '+');
        var numbers = hyphen < 0 ? rest : rest[..hyphen];
        Span<Range> parts = stackalloc Range[4];
        if (numbers.Split(parts, '.') != 3
            || !Number(numbers[parts[0]], out var major)
            || !Number(numbers[parts[1]], out var minor)
            || !Number(numbers[parts[2]], out var patch))
        {
            return null;
        }
        return new NodeVersion(major, minor, patch, hyphen < 0 ? "" : Label(rest[hyphen..]));
    }

    /// <inheritdoc/>
    /// <remarks>A pre-release comes before its release; two pre-releases are ordered by their text.</remarks>
    public int CompareTo(NodeVersion? other)
    {
        if (other is null)
        {
            return 1;
        }
        var numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return numbers != 0 ? numbers
            : Prerelease.Length == 0 || other.Prerelease.Length == 0 ? other.Prerelease.Length.CompareTo(Prerelease.Length)
            : string.CompareOrdinal(Prerelease, other.Prerelease);
    }

    /// <summary>Order of versions.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when <paramref name="left"/> is older.</returns>
    public static bool operator <(NodeVersion left, NodeVersion right) => left.CompareTo(right) < 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >(NodeVersion left, NodeVersion right) => left.CompareTo(right) > 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator <=(NodeVersion left, NodeVersion right) => left.CompareTo(right) <= 0;

    /// <inheritdoc cref="op_LessThan"/>
    public static bool operator >=(NodeVersion left, NodeVersion right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}{(Prerelease.Length == 0 ? "" : "-")}{Prerelease}");

    // A platform behind the version ("-linux-x64", as in the names of archives and folders) is no pre-release.
    private static string Label(ReadOnlySpan<char> suffix)
    {
        var text = suffix[0] == '+' ? "" : suffix[1..].ToString();
        string[] platforms = ["linux", "darwin", "win", "aix", "sunos", "freebsd", "headers"];
        return platforms.Any(platform => text.StartsWith(platform, StringComparison.Ordinal)) ? "" : text;
    }

    private static bool Number(ReadOnlySpan<char> digits, out int value) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
