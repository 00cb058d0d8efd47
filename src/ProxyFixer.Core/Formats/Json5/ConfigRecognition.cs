using ProxyFixer.Tree;

namespace ProxyFixer.Formats.Json5;

/// <summary>Tells an OpenClaw config by its name, or by its first keys.</summary>
internal static class ConfigRecognition
{
    // One of these is among the keys that tell a config. Six searches take less than one for all (SearchValues) on the processors that
    // the native program is compiled for.
    private static readonly string[] Keys = ["$include", "vars", "lastTouchedVersion", "providers", "defaults", "gateway"];

    /// <summary>Looks at a file.</summary>
    /// <param name="path">Its path or name.</param>
    /// <param name="head">Its first characters.</param>
    /// <returns>True where it is an OpenClaw config or a part of one.</returns>
    public static bool IsConfig(string path, ReadOnlySpan<char> head)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        return name.EndsWith(".json5", StringComparison.Ordinal)
            || (name.EndsWith(".json", StringComparison.Ordinal) && (IsName(name) || (!HasOtherOwner(name) && LooksLikeConfig(head))));
    }

    // The head ends anywhere: what was read before the error is enough.
    private static bool LooksLikeConfig(ReadOnlySpan<char> head) =>
        MayHaveKeys(head)
        && Json5Parser.Read(head.ToString(), hasStrayBytes: false).Root is ObjectNode root
        && (root.Find("$include") is not null
            || Has(root, "env", "vars")
            || Has(root, "meta", "lastTouchedVersion")
            || Has(root, "models", "providers")
            || Has(root, "agents", "defaults")
            || (root.Find("gateway")?.Value is ObjectNode && root.Find("agents")?.Value is ObjectNode)
            || Has(root, "gateway", "port", "mode", "bind", "auth"));

    // Names of the config in all releases (the later ones are old names of the program).
    private static bool IsName(ReadOnlySpan<char> name) => name is "openclaw.json" or "clawdbot.json" or "moltbot.json" or "moldbot.json";

    private static bool HasOtherOwner(ReadOnlySpan<char> name) =>
        name is "package.json" or "package-lock.json" or "npm-shrinkwrap.json" or "composer.json" or "deno.json";

    // Most files need not be parsed; but JSON5 can write any letter of a key behind a backslash.
    private static bool MayHaveKeys(ReadOnlySpan<char> head)
    {
        foreach (var key in Keys)
        {
            if (head.Contains(key, StringComparison.Ordinal))
            {
                return true;
            }
        }

        for (int at; (at = head.IndexOf('\\')) >= 0 && at + 1 < head.Length; head = head[(at + 2)..])
        {
            if (head[at + 1] is not ('\\' or '/' or '"' or '\''))
            {
                return true;
            }
        }

        return false;
    }

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
