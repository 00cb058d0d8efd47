using System.Collections.Immutable;

namespace ProxyFixer.Diagnostics;

/// <summary>What a family of rules is about.</summary>
/// <param name="Word">As rule files write it.</param>
/// <param name="Family">How the ids of its rules begin.</param>
/// <param name="Title">A heading.</param>
public sealed record RuleCategory(string Word, string Family, string Title)
{
    /// <summary>The categories, by family.</summary>
    public static ImmutableArray<RuleCategory> All { get; } =
    [
        new("start", "PXF01", "What the service starts with"),
        new("variable-file", "PXF02", "Files of variables"),
        new("config", "PXF03", "The config and the release of OpenClaw"),
        new("headers", "PXF04", "The headers of requests"),
        new("proxy-value", "PXF05", "Values of the proxy variables"),
        new("symptom", "PXF06", "What went wrong lately"),
        new("file", "PXF09", "Files and comments in them"),
    ];
}
