using ProxyFixer.OpenClaw.Config;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Rules.Checks;

/// <summary>A provider's entry in a config, with everything it includes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Block">The entry; its spans mean nothing.</param>
/// <param name="Config">The config.</param>
internal sealed record ProviderEntry(string Name, ObjectNode Block, OpenClawConfig Config)
{
    /// <summary>Lists those of a config.</summary>
    public static IEnumerable<ProviderEntry> Of(OpenClawConfig config) =>
        from name in config.Names("models", "providers")
        let block = config.At("models", "providers", name) as ObjectNode
        where block is not null
        select new ProviderEntry(name, block, config);

    /// <summary>Where the name stands.</summary>
    public Location NameAt => Config.FindName("models", "providers", Name);

    /// <summary>Where a value of the entry stands, in the file that owns it.</summary>
    /// <param name="steps">Member names below the entry.</param>
    public Location Find(params ReadOnlySpan<string> steps) => Config.Find(["models", "providers", Name, .. steps]);
}
