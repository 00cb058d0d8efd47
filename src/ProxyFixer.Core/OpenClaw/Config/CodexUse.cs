using ProxyFixer.Tree;

namespace ProxyFixer.OpenClaw.Config;

/// <summary>Tells from the config whether a model of ChatGPT's Codex back end is in use.</summary>
internal static class CodexUse
{
    /// <summary>Looks at a config.</summary>
    /// <param name="config">The config; null where there is none, or it cannot be read.</param>
    /// <returns>True or false where it names a model; else null.</returns>
    public static bool? Find(OpenClawConfig? config)
    {
        var model = config?.At("agents", "defaults", "model");
        var names = model is ObjectNode
            ? Strings(OpenClawConfig.At(model, "primary")).Concat(Strings(OpenClawConfig.At(model, "fallbacks"))).ToArray()
            : [.. Strings(model)];
        return names.Length == 0 ? null : names.Any(IsCodex);
    }

    // Up to 2026.5 the provider is openai-codex; from 2026.6.1 on openai, which Codex and the API share: it may be Codex.
    private static bool IsCodex(string model) =>
        model.StartsWith("openai-codex/", StringComparison.Ordinal) || model.StartsWith("openai/", StringComparison.Ordinal);

    private static IEnumerable<string> Strings(Node? node) => node switch
    {
        ScalarNode { Value: string text } => [text],
        ListNode list => list.Items.OfType<ScalarNode>().Select(item => item.AsString).OfType<string>(),
        _ => [],
    };
}
