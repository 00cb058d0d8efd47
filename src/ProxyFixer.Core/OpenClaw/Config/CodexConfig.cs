using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.OpenClaw.Config;

/// <summary>What an OpenClaw config says about Codex requests: the headers it adds, and the program that sends them.</summary>
/// <param name="Config">The config with everything it includes.</param>
/// <param name="Release">The release that reads it.</param>
/// <param name="ProviderName">The name of the provider's entry, or null where there is none.</param>
/// <param name="Runtime">The id of the agent runtime of the model in use; null where none is named.</param>
/// <param name="RuntimeAt">Where that id stands, or null.</param>
public sealed record CodexConfig(OpenClawConfig Config, OpenClawRelease Release, string? ProviderName, string? Runtime, Location? RuntimeAt)
{
    private static readonly string[] Section = ["models", "providers"];

    /// <summary>Reads a config.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="path">The config, absolute as seen from the root.</param>
    /// <param name="environment">The environment of the process that reads it.</param>
    /// <param name="release">The release that reads it.</param>
    /// <returns>What it says; null where there is no config that can be read.</returns>
    public static CodexConfig? Read(MachineFiles files, string path, IReadOnlyDictionary<string, string> environment, OpenClawRelease release) =>
        files.IsFile(path) && files.TryRead(path, out _) is { } text
        && OpenClawConfig.Read(files, text, environment, release) is { Document.IsBroken: false } config
            ? Of(config, release) : null;

    /// <summary>Looks into a config.</summary>
    /// <param name="config">The config.</param>
    /// <param name="release">The release that reads it.</param>
    /// <returns>What it says of Codex.</returns>
    public static CodexConfig Of(OpenClawConfig config, OpenClawRelease release)
    {
        var names = release.CodexProvider.Value is { } known ? [known] : ProviderNames.All;
        var provider = names.Select(name => name.Provider).FirstOrDefault(name => config.At([.. Section, name]) is ObjectNode);
        string[] defaults = ["agents", "defaults"];
        var model = config.At([.. defaults, "model"]) is ObjectNode chosen ? chosen.Find("primary")?.Value : config.At([.. defaults, "model"]);
        string[][] places = [[.. defaults, "models", TextOf(model) ?? "", "agentRuntime", "id"], [.. defaults, "agentRuntime", "id"]];
        var place = places.FirstOrDefault(steps => TextOf(config.At(steps)) is not null);
        return new(config, release, provider, place is null ? null : TextOf(config.At(place)), place is null ? null : config.Find(place));
    }

    /// <summary>The config itself, without what it includes.</summary>
    public Document Document => Config.Document;

    /// <summary>The provider's entry with everything included, or null where there is none.</summary>
    public ObjectNode? Provider => ProviderName is null ? null : Config.At([.. Section, ProviderName]) as ObjectNode;

    /// <summary>True where the external Codex program serves the model: no change of JavaScript reaches its requests.</summary>
    public bool UsesCodexRuntime => Runtime == "codex" && Release.HasCodexRuntime.Value != Answer.No;

    /// <summary>Members that the provider's entry lacks although its release refuses one without them.</summary>
    public ImmutableArray<string> MissingMembers =>
        Release.ProviderNeedsBaseUrlAndModels.Value == Answer.No ? [] : [.. new[] { "baseUrl", "models" }.Where(name => Provider?.Find(name) is null)];

    /// <summary>Tells whether a header of this config arrives at the back end.</summary>
    /// <param name="name">Name of the header; case does not count.</param>
    /// <returns>True where the provider's entry sets it, the release accepts the entry, and lets the value through.</returns>
    public bool Delivers(string name)
    {
        if (Provider is null || !MissingMembers.IsEmpty || FindHeader(name) is not { } value)
        {
            return false;
        }

        var isBrowser = TextOf(value) is { } text && text.StartsWith("Mozilla/", StringComparison.Ordinal);
        return !name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase)
            || (Release.ConfigSetsUserAgent.Value == Answer.Yes && isBrowser);
    }

    /// <summary>Where a header's value stands, in the file that owns it.</summary>
    /// <param name="name">Name of the header; case does not count.</param>
    /// <returns>The place; null where the header is not set.</returns>
    public Location? PlaceOf(string name) =>
        FindMember(Provider?.Find("headers")?.Value, name) is { } member ? Config.Find([.. Section, ProviderName!, "headers", member.Name]) : null;

    /// <summary>Finds a header in the provider's entry.</summary>
    /// <param name="name">Name of the header; case does not count.</param>
    /// <returns>Its value, a text or a reference to a secret; null where it is not set or empty.</returns>
    public Node? FindHeader(string name) => Find(Provider?.Find("headers")?.Value, name);

    /// <summary>Tells whether the provider's entry names a header, with whatever value: it is the user's then.</summary>
    /// <param name="name">Name of the header; case does not count.</param>
    /// <returns>True where it does.</returns>
    public bool HasHeader(string name) =>
        (Provider?.Find("headers")?.Value as ObjectNode)?.Members.Any(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) == true;

    private static Node? Find(Node? headers, string name) => FindMember(headers, name)?.Value;

    private static Member? FindMember(Node? headers, string name) =>
        (headers as ObjectNode)?.Members.LastOrDefault(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            is { Value: not ScalarNode { Value: null or "" } } member ? member : null;

    private static string? TextOf(Node? node) => (node as ScalarNode)?.AsString;
}
