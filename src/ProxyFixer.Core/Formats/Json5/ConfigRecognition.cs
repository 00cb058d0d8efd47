using ProxyFixer.Machine;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5;

/// <summary>Tells an OpenClaw config by its name, or by its first keys.</summary>
internal static class ConfigRecognition
{
    // Names of the config in all releases (the later ones are old names of the program).
    private static readonly string[] Names = ["openclaw.json", "clawdbot.json", "moltbot.json", "moldbot.json"];

    private static readonly string[] OtherOwners =
        ["package.json", "package-lock.json", "npm-shrinkwrap.json", "composer.json", "deno.json"];

    /// <summary>Looks at a file.</summary>
    /// <param name="path">Its path or name.</param>
    /// <param name="head">Its first characters.</param>
    /// <returns>True where it is an OpenClaw config or a part of one.</returns>
    public static bool IsConfig(string path, ReadOnlySpan<char> head)
    {
        var name = MachinePath.Name(path);
        return Names.Contains(name)
            || name.EndsWith(".json5", StringComparison.Ordinal)
            || (name.EndsWith(".json", StringComparison.Ordinal) && !OtherOwners.Contains(name) && LooksLikeConfig(head));
    }

    // The head ends anywhere: what was read before the error is enough.
    private static bool LooksLikeConfig(ReadOnlySpan<char> head) =>
        Json5Parser.Read(head.ToString(), hasStrayBytes: false).Root is ObjectNode root
        && (root.Find("$include") is not null
            || Has(root, "env", "vars")
            || Has(root, "meta", "lastTouchedVersion")
            || Has(root, "models", "providers")
            || Has(root, "agents", "defaults")
            || (root.Find("gateway")?.Value is ObjectNode && root.Find("agents")?.Value is ObjectNode)
            || Has(root, "gateway", "port", "mode", "bind", "auth"));

    private static bool Has(ObjectNode root, string section, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if ((root.Find(section)?.Value as ObjectNode)?.Find(name) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
