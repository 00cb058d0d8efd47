using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Rules;

namespace ProxyFixer.Tests.RealParts;

/// <summary>The values that the program writes when nothing is configured.</summary>
internal static class DefaultHeaders
{
    public static BrowserHeaders OfRule { get; } = Read();

    private static BrowserHeaders Read()
    {
        var set = RuleCatalog.All.Single(rule => rule.Id == "PXF0401").File.Finding.Fix!.Set
            .ToDictionary(pair => pair.Path, pair => pair.Value);
        return new(set["Headers.Origin"], set["Headers.Referer"], set["Headers.User-Agent"], set["Headers.Accept-Language"]);
    }
}
