using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.OpenClaw.Config;

/// <summary>The addresses that a config has OpenClaw send requests to: of providers and of channels, whatever their key is called.</summary>
internal static class ConfiguredAddresses
{
    private const int MostLevels = 8;
    private static readonly string[][] Sections = [["models", "providers"], ["channels"]];

    /// <summary>Lists them.</summary>
    /// <param name="config">The config with everything it includes; null for none.</param>
    /// <returns>Each with the place of its value, and its path from the root with dots; values that are made of variables are left out.</returns>
    public static IEnumerable<(Uri Address, Location Where, string Path)> Of(OpenClawConfig? config) => config is null ? [] :
        from section in Sections
        from found in Strings(config.At(section), section)
        where Uri.TryCreate(found.Text, UriKind.Absolute, out var address) && address.Host.Length > 0 && address.Scheme is "http" or "https" or "ws" or "wss"
        select (new Uri(found.Text), config.Find([.. found.Path]), string.Join('.', found.Path));

    private static IEnumerable<(string Text, string[] Path)> Strings(Node? node, string[] path) => node switch
    {
        ScalarNode { AsString: { } text } => [(text, path)],
        ObjectNode section when path.Length < MostLevels => section.Members.SelectMany(member => Strings(member.Value, [.. path, member.Name])),
        _ => [],
    };
}
