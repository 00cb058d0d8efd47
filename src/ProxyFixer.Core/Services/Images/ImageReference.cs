using System.Text.RegularExpressions;
using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.Services.Images;

/// <summary>What the name of an image tells: <c>ghcr.io/openclaw/openclaw:2026.3.8</c>.</summary>
internal static partial class ImageReference
{
    /// <summary>Tells whether an image is OpenClaw's, or one made of it that says so.</summary>
    /// <param name="image">The name; null for none.</param>
    /// <returns>True where OpenClaw is named in it.</returns>
    public static bool IsOpenClaw(string? image) => image is not null && Name().IsMatch(image);

    /// <summary>Reads the release.</summary>
    /// <param name="image">The name; null for none.</param>
    /// <returns>The release by the tag; null for <c>latest</c> and the like.</returns>
    public static OpenClawVersion? Version(string? image) =>
        image is not null && Tag().Match(image) is { Success: true } match ? OpenClawVersion.Parse(match.Groups[1].Value) : null;

    [GeneratedRegex("openclaw|clawdbot|moltbot", RegexOptions.IgnoreCase)]
    private static partial Regex Name();

    [GeneratedRegex(@":v?(\d{4}\.\d+\.\d+)")]
    private static partial Regex Tag();
}
