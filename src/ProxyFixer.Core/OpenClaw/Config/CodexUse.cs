using System.Collections.Immutable;
using System.Globalization;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Tree;

namespace ProxyFixer.OpenClaw.Config;

/// <summary>Tells from the config whether a model of ChatGPT's Codex back end is in use.</summary>
internal static class CodexUse
{
    // Below an agent; of the places that openclaw doctor of 2026.6.11 renames, those whose models answer turns of the agent.
    private static readonly ImmutableArray<ImmutableArray<string>> ModelSlots = [["model"], ["subagents", "model"], ["heartbeat", "model"]];

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
    public static IEnumerable<string> ModelsOf(OpenClawConfig? config) => Named(config?.At("agents", "defaults", "model"), []).Select(named => named.Model);

    /// <summary>Lists where agents name the models they use: by default, one by one, for their own agents and their heartbeat.</summary>
    /// <param name="config">The config.</param>
    /// <returns>The names, "provider/model", each with its path in the whole; the first choice before those to fall back on.</returns>
    public static IEnumerable<(string Model, ImmutableArray<string> Path)> PlacesOf(OpenClawConfig config)
    {
        var count = (config.At("agents", "list") as ListNode)?.Items.Length ?? 0;
        ImmutableArray<ImmutableArray<string>> agents =
            [["agents", "defaults"], .. Enumerable.Range(0, count).Select(at => ImmutableArray.Create("agents", "list", at.ToString(CultureInfo.InvariantCulture)))];
        return from agent in agents
               from slot in ModelSlots
               from named in Named(config.At([.. agent, .. slot]), [.. agent, .. slot])
               select named;
    }

    private static IEnumerable<(string Model, ImmutableArray<string> Path)> Named(Node? node, ImmutableArray<string> path) => node is ObjectNode choice
        ? Texts(choice.Find("primary")?.Value, path.Add("primary")).Concat(Texts(choice.Find("fallbacks")?.Value, path.Add("fallbacks")))
        : Texts(node, path);

    private static IEnumerable<(string Model, ImmutableArray<string> Path)> Texts(Node? node, ImmutableArray<string> path) => node switch
    {
        ScalarNode { Value: string text } => [(text, path)],
        ListNode list => list.Items.Index().Where(item => item.Item is ScalarNode { Value: string }).Select(item => (((ScalarNode)item.Item).AsString!, path.Add(item.Index.ToString(CultureInfo.InvariantCulture)))),
        _ => [],
    };
}
