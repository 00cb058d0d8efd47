using System.Collections.Immutable;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>The names the Codex provider has in the config, and in the models' names "provider/model".</summary>
/// <param name="Provider">Key below models.providers.</param>
/// <param name="Api">Value of its <c>api</c>.</param>
/// <param name="IsShared">Whether models that are not of Codex have the same provider: then only the api tells.</param>
public sealed record ProviderNames(string Provider, string Api, bool IsShared)
{
    /// <summary>The names of all releases, the older first.</summary>
    public static ImmutableArray<ProviderNames> All { get; } = [.. ConfigTables.Codex.Rows.Select(row => row.Value!)];

    /// <summary>The names of the first releases, of Codex alone.</summary>
    public static ProviderNames Former => All[0];

    /// <summary>The names of the newest release.</summary>
    public static ProviderNames Current => All[^1];

    /// <summary>Tells whether a model can be one of Codex.</summary>
    /// <param name="model">Its name: "provider/model".</param>
    /// <returns>False where no release has it at this provider; true also where the provider is shared.</returns>
    public static bool CanServe(string model) => All.Any(names => model.StartsWith(names.Provider + "/", StringComparison.Ordinal));

    /// <summary>Tells whether an answer came from Codex.</summary>
    /// <param name="provider">The provider that was asked, or null.</param>
    /// <param name="api">The kind of requests, or null.</param>
    /// <returns>False also where the provider is shared and the api is none of Codex.</returns>
    public static bool Answered(string? provider, string? api) =>
        All.Any(names => names.Provider == provider && (!names.IsShared || All.Any(other => other.Api == api)));
}
