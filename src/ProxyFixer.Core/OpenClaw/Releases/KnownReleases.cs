using System.Collections.Immutable;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>The published versions of OpenClaw that were looked at.</summary>
public static class KnownReleases
{
    // Generated from tests/ProxyFixer.Tests/Data/openclaw-versions.json; a test compares the two.
    private const string List = """
        2026.1.29 2026.1.30 2026.2.1 2026.2.2 2026.2.3 2026.2.6-3 2026.2.9 2026.2.12 2026.2.17 2026.2.19 2026.2.21
        2026.2.22 2026.2.23 2026.2.24 2026.2.25 2026.2.26 2026.3.1 2026.3.2 2026.3.7 2026.3.8 2026.3.11 2026.3.13
        2026.3.22 2026.3.23 2026.3.24 2026.3.28 2026.3.31 2026.4.1 2026.4.2 2026.4.5 2026.4.9 2026.4.12 2026.4.14
        2026.4.15 2026.4.20 2026.4.22 2026.4.23 2026.4.24 2026.4.25 2026.4.26 2026.4.27 2026.4.29 2026.5.2 2026.5.3
        2026.5.4 2026.5.5 2026.5.6 2026.5.7 2026.5.12 2026.5.18 2026.5.19 2026.5.20 2026.5.22 2026.5.26 2026.5.27
        2026.5.28 2026.6.1 2026.6.5 2026.6.6 2026.6.8 2026.6.9 2026.6.10 2026.6.11 2026.6.33 2026.6.35 2026.7.1
        2026.7.1-1 2026.7.1-2 2026.7.33 2026.7.35 2026.8.1 2026.8.2 2026.9.1 2026.9.2 2026.9.3 2026.9.4 2026.9.5
        2026.9.6
        """;

    /// <summary>All of them, oldest first.</summary>
    public static ImmutableArray<OpenClawVersion> All { get; } =
        [.. List.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(text => OpenClawVersion.Parse(text)!)];

    /// <summary>The newest one; newer versions are taken to be like it.</summary>
    public static OpenClawVersion Newest => All[^1];

    /// <summary>Whether answers for a version are taken from a neighbour.</summary>
    /// <param name="version">Any version.</param>
    /// <returns>True when it is newer or older than all of <see cref="All"/>, or a pre-release that is not among them.</returns>
    public static bool IsOutside(OpenClawVersion version) =>
        version > Newest || version < All[0] || (version.IsPrerelease && !All.Contains(version));

    /// <summary>Says in which way a version is outside, and which one stands for it.</summary>
    /// <param name="version">Any version.</param>
    /// <returns>The end of a sentence that begins with the version, without a full stop; null for a version that was looked at.</returns>
    public static string? Explain(OpenClawVersion version) =>
        !IsOutside(version) ? null
        : version > Newest ? $"is newer than what this ProxyFixer knows ({Newest}) and is judged like that one"
        : version < All[0] ? $"is older than what this ProxyFixer knows ({All[0]}) and is judged like that one"
        : "is a pre-release that was not looked at and is judged by the releases beside it";
}
