using ProxyFixer.OpenClaw.Releases;
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
        var names = ModelsOf(config).ToArray();
        return names.Length == 0 ? null : names.Any(ProviderNames.CanServe);
    }

    /// <summary>Lists the models that agents use by default.</summary>
    /// <param name="config">The config; null where there is none, or it cannot be read.</param>
    /// <returns>Their names, "provider/model", the first choice first; empty where the config names none.</returns>
    public static IEnumerable<string> ModelsOf(OpenClawConfig? config)
    {
        var model = config?.At("agents", "defaults", "model");
        return model is ObjectNode
            ? Strings(OpenClawConfig.At(model, "primary")).Concat(Strings(OpenClawConfig.At(model, "fallbacks")))
            : Strings(model);
    }

    private static IEnumerable<string> Strings(Node? node) => node switch
    {
        ScalarNode { Value: string text } => [text],
        ListNode list => list.Items.OfType<ScalarNode>().Select(item => item.AsString).OfType<string>(),
        _ => [],
    };
}
