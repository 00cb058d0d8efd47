using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.Knowledge.OpenClaw;
using ProxyFixer.Machine;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Gateways;

/// <summary>What an OpenClaw config says about Codex requests: the headers it adds, and the program that sends them.</summary>
/// <param name="Document">The config itself, without what it includes.</param>
/// <param name="Release">The release that reads it.</param>
/// <param name="Provider">The provider's entry with everything included, or null where there is none.</param>
/// <param name="Runtime">The id of the agent runtime of the model in use; null where none is named.</param>
/// <param name="RuntimeAt">Where that id stands, or null.</param>
public sealed record CodexConfig(Document Document, OpenClawRelease Release, ObjectNode? Provider, string? Runtime, Location? RuntimeAt)
{
    /// <summary>Reads a config.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="path">The config, absolute as seen from the root.</param>
    /// <param name="environment">The environment of the process that reads it.</param>
    /// <param name="release">The release that reads it.</param>
    /// <returns>What it says; null where there is no config that can be read.</returns>
    public static CodexConfig? Read(MachineFiles files, string path, IReadOnlyDictionary<string, string> environment, OpenClawRelease release)
    {
        var format = (IResolvingFormat)FormatCatalog.OfKind("openclaw-config");
        if (!files.IsFile(path) || files.TryRead(path, out _) is not { } text || format.Parse(text) is not { IsBroken: false } document)
        {
            return null;
        }

        var root = format.Resolve(document, files, environment).Root;
        var names = release.CodexProvider.Value is { } known ? [known.Provider] : new[] { "openai-codex", "openai" };
        var provider = names.Select(name => At(root, "models", "providers", name)).OfType<ObjectNode>().FirstOrDefault();
        var defaults = At(root, "agents", "defaults");
        var model = At(defaults, "model") is ObjectNode chosen ? At(chosen, "primary") : At(defaults, "model");
        string[][] places = [["models", TextOf(model) ?? "", "agentRuntime", "id"], ["agentRuntime", "id"]];
        var place = places.FirstOrDefault(steps => TextOf(At(defaults, steps)) is not null);
        var here = place is null ? null : At(At(document.Root, "agents", "defaults"), place);
        return new(document, release, provider, place is null ? null : TextOf(At(defaults, place)), here is null ? null : new(text, here.Span));
    }

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

    /// <summary>Where a header's value stands in the config itself.</summary>
    /// <param name="name">Name of the header; case does not count.</param>
    /// <returns>The place; null where the header is not set, or an included file sets it.</returns>
    public Location? PlaceOf(string name)
    {
        var names = Release.CodexProvider.Value is { } known ? [known.Provider] : new[] { "openai-codex", "openai" };
        return names.Select(provider => Find(At(Document.Root, "models", "providers", provider, "headers"), name)).FirstOrDefault(node => node is not null)
            is { } found ? new(Document.Text, found.Span) : null;
    }

    /// <summary>Finds a header in the provider's entry.</summary>
    /// <param name="name">Name of the header; case does not count.</param>
    /// <returns>Its value, a text or a reference to a secret; null where it is not set or empty.</returns>
    public Node? FindHeader(string name) => Find(Provider?.Find("headers")?.Value, name);

    /// <summary>Tells whether the provider's entry names a header, with whatever value: it is the user's then.</summary>
    /// <param name="name">Name of the header; case does not count.</param>
    /// <returns>True where it does.</returns>
    public bool HasHeader(string name) =>
        (Provider?.Find("headers")?.Value as ObjectNode)?.Members.Any(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) == true;

    private static Node? Find(Node? headers, string name) =>
        (headers as ObjectNode)?.Members.LastOrDefault(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value
            is { } value and not ScalarNode { Value: null or "" } ? value : null;

    private static Node? At(Node? node, params ReadOnlySpan<string> steps)
    {
        foreach (var step in steps)
        {
            node = (node as ObjectNode)?.Find(step)?.Value;
        }

        return node;
    }

    private static string? TextOf(Node? node) => (node as ScalarNode)?.AsString;
}
