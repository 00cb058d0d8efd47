using ProxyFixer.Tree;

namespace ProxyFixer.Rules.BuiltIn;

/// <summary>The provider blocks of a config.</summary>
internal static class Providers
{
    /// <summary>Lists them.</summary>
    public static IEnumerable<Member> Of(ObjectNode root) =>
        ((root.Find("models")?.Value as ObjectNode)?.Find("providers")?.Value as ObjectNode)?.Members ?? [];
}
