using System.Text.RegularExpressions;
using ProxyFixer.Text;

namespace ProxyFixer.Rules.Checks;

/// <summary>Lines that matter here when they are lost.</summary>
internal static partial class ProxyLine
{
    /// <summary>Tells whether a line is about a proxy or Node.</summary>
    /// <param name="place">A place in it.</param>
    public static bool Is(Location place) => Matters().IsMatch(place.Text.Read(place.Text.LineAt(place.Start.Line)));

    [GeneratedRegex("proxy|NODE_", RegexOptions.IgnoreCase)]
    private static partial Regex Matters();
}
