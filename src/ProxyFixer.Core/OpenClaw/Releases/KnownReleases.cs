using System.Collections.Immutable;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>The published versions of OpenClaw that were looked at.</summary>
public static class KnownReleases
{
    /// <summary>All of them, oldest first.</summary>
    public static ImmutableArray<OpenClawVersion> All => KnowledgeFile.Releases;

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

    /// <summary>Says why an answer is not known without the version.</summary>
    /// <param name="topic">The question: "whether it needs ...".</param>
    /// <param name="changes">The releases with which the answer changes.</param>
    /// <returns>One sentence without a full stop.</returns>
    internal static string Matters(string topic, IEnumerable<OpenClawVersion> changes) =>
        $"the version of OpenClaw is not known, and {topic} changed with {string.Join(", ", changes)}";
}
