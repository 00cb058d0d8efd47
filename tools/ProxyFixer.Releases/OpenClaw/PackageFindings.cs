using System.Text.Json.Nodes;
using ProxyFixer.NodeJs;
using ProxyFixer.NodeJs.Undici;

namespace ProxyFixer.Releases.OpenClaw;

/// <summary>What the manifest and the list of files tell.</summary>
internal static class PackageFindings
{
    public static IEnumerable<Finding> All { get; } =
    [
        new("package.engines", [], package => package.Manifest.GetProperty("engines").GetProperty("node").GetString()),
        new("package.undici", [], package => Dependency(package, "undici")) { Agrees = IsCovered },
        new("package.distInventory", [], package =>
            package.Files.Contains("dist/postinstall-content-inventory.json") ? "contents"
            : package.Files.Contains("dist/postinstall-inventory.json") ? "names"
            : "none"),
    ];

    private static string? Dependency(PublishedPackage package, string name) =>
        package.Manifest.GetProperty("dependencies").TryGetProperty(name, out var range) ? range.GetString() : null;

    // The knowledge lists the pinned version, or for a range one version for each set of rules that it allows.
    private static bool IsCovered(JsonNode found, JsonNode known)
    {
        var range = (string)found!;
        var versions = known.AsArray().Select(version => NodeVersion.Parse((string)version!)!).ToArray();
        var first = NodeVersion.Parse(range.TrimStart('^', '~'))!;
        return range == first.ToString()
            ? versions is [var only] && only == first
            : versions.Length > 1 && Array.TrueForAll(versions, version => version.Major == first.Major) && Rules(versions[0]) == Rules(first);
    }

    private static string Rules(NodeVersion version)
    {
        var undici = new UndiciRelease(version);
        return (undici.NoProxy, undici.AcceptsSocks, undici.SendsUserOnly, undici.AddsScheme).ToString();
    }
}
