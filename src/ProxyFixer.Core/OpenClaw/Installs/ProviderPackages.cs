using System.Collections.Immutable;

namespace ProxyFixer.OpenClaw.Installs;

/// <summary>The packages that hold the provider which sends Codex requests.</summary>
public static class ProviderPackages
{
    /// <summary>Their names in the npm registry, the oldest first (facts: every published version).</summary>
    public static ImmutableArray<string> Names { get; } = ["@mariozechner/pi-ai", "@earendil-works/pi-ai", "@openclaw/ai"];
}
