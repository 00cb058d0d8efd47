using System.Text.RegularExpressions;

namespace ProxyFixer.Services;

/// <summary>What the name of a container image tells.</summary>
internal static partial class ImageTag
{
    /// <summary>The release that the tag names.</summary>
    /// <param name="image">The image; null where none is known.</param>
    /// <returns>A version, or null.</returns>
    public static string? Release(string? image) => Version().Match(image ?? "") is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Tells whether it is an image of OpenClaw.</summary>
    /// <param name="image">The image; null where none is known.</param>
    /// <returns>True where its name says so.</returns>
    public static bool IsOpenClaw(string? image) => image?.Contains("openclaw", StringComparison.OrdinalIgnoreCase) == true;

    [GeneratedRegex(@":v?(\d{4}\.\d+\.\d+)")]
    private static partial Regex Version();
}
