using ProxyFixer.Formats;
using ProxyFixer.Machine;
using ProxyFixer.Tree;

namespace ProxyFixer.Gateways;

/// <summary>Tells from the config whether a model of ChatGPT's Codex back end is in use.</summary>
internal static class CodexUse
{
    /// <summary>Looks at a config.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="path">The config, absolute as seen from the root.</param>
    /// <returns>True or false where the config names a model; null where it cannot be read or names none.</returns>
    public static bool? Find(MachineFiles files, string path)
    {
        var format = (IResolvingFormat)FormatCatalog.OfKind("openclaw-config");
        if (!files.IsFile(path) || files.TryRead(path, out _) is not { } text)
        {
            return null;
        }

        var root = format.Resolve(format.Parse(text), files, new Dictionary<string, string>()).Root;
        var model = Member(Member(Member(root, "agents"), "defaults"), "model");
        var names = model is ObjectNode
            ? Strings(Member(model, "primary")).Concat(Strings(Member(model, "fallbacks"))).ToArray()
            : [.. Strings(model)];
        return names.Length == 0 ? null : names.Any(IsCodex);
    }

    // Up to 2026.5 the provider is openai-codex; from 2026.6.1 on openai, which Codex and the API share: it may be Codex.
    private static bool IsCodex(string model) =>
        model.StartsWith("openai-codex/", StringComparison.Ordinal) || model.StartsWith("openai/", StringComparison.Ordinal);

    private static Node? Member(Node? node, string name) => (node as ObjectNode)?.Find(name)?.Value;

    private static IEnumerable<string> Strings(Node? node) => node switch
    {
        ScalarNode { Value: string text } => [text],
        ListNode list => list.Items.OfType<ScalarNode>().Select(item => item.AsString).OfType<string>(),
        _ => [],
    };
}
