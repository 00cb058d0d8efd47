using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;

namespace ProxyFixer.Services;

/// <summary>What the rules about proxy values look at: an environment that Node starts with, and where each value stands.</summary>
public interface IProxyEnvironment
{
    /// <summary>The environment at Node's start.</summary>
    ImmutableSortedDictionary<string, string> Environment { get; }

    /// <summary>The variables that the code which sends requests goes by; may hold such as arrive after the start.</summary>
    ImmutableSortedDictionary<string, string> Seen { get; }

    /// <summary>Whether that code sees a proxy.</summary>
    bool HasProxy { get; }

    /// <summary>Whether OpenClaw's own proxy setting is given.</summary>
    bool HasManagedProxy { get; }

    /// <summary>Whether the model is one of Codex; null where that is unknown.</summary>
    bool? UsesCodex { get; }

    /// <summary>What is known of the release of OpenClaw.</summary>
    OpenClawRelease Release { get; }

    /// <summary>Whether requests reach the proxy only with NODE_USE_ENV_PROXY=1.</summary>
    Fact<Answer> NeedsSwitch { get; }

    /// <summary>
    /// The most that a finding of this environment can weigh: error for one that is whole, less for a file that other files add to,
    /// and of which it is not known what it starts.
    /// </summary>
    Severity SeverityLimit { get; }

    /// <summary>Where a variable that the process sees is set.</summary>
    /// <param name="name">The exact name.</param>
    /// <returns>The place; null where nobody sets it.</returns>
    Location? Find(string name);

    /// <summary>Predicts what Node does with the proxies of an environment.</summary>
    /// <param name="environment">The environment at start.</param>
    /// <returns>The prediction.</returns>
    NodeProxy Predict(IReadOnlyDictionary<string, string> environment);

    /// <summary>Predicts what a fetch that follows the proxy variables makes of them, switch or not.</summary>
    /// <returns>The prediction.</returns>
    NodeProxy PredictValues();
}
