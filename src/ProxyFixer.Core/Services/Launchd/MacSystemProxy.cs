using ProxyFixer.Formats.PropertyLists;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Launchd;

/// <summary>The proxy of macOS's network settings, which browsers use and Node does not read.</summary>
/// <param name="Where">The host of the first one that is turned on; null where none is.</param>
/// <param name="NotRead">Why the settings could not be read; null where they could, or there are none.</param>
public sealed record MacSystemProxy(Location? Where, string? NotRead)
{
    /// <summary>The file of the settings, as seen from the root.</summary>
    public const string SettingsPath = "/Library/Preferences/SystemConfiguration/preferences.plist";

    private static readonly string[] Kinds = ["HTTPS", "HTTP", "SOCKS"];

    /// <summary>Reads the settings.</summary>
    /// <param name="files">The machine.</param>
    /// <returns>What they say of proxies; a proxy of a script (PAC) counts at its address.</returns>
    /// <remarks>Keys: SCSchemaDefinitions.h of SystemConfiguration. A network service counts that is active in the current set.</remarks>
    public static MacSystemProxy Read(MachineFiles files)
    {
        if (!files.IsFile(SettingsPath) || files.TryRead(SettingsPath, out _) is not { } text)
        {
            return new(null, null);
        }

        var (root, errors) = PlistReader.Read(text);
        if (root is not { } settings || errors.Count > 0)
        {
            return new(null, errors is [var error, ..] ? error.Message : "it is no property list");
        }

        var current = Current(settings);
        var found = from service in At(settings, "NetworkServices")?.Pairs ?? []
                    where current is null || current.Contains(service.Key.Value)
                    where At(service.Value, "__INACTIVE__") is not { Value: "1" }
                    from proxy in Proxies(service.Value)
                    select new Location(text, proxy);
        return new(found.FirstOrDefault(), null);
    }

    // The services of the set that is chosen; null where the file does not say.
    private static HashSet<string>? Current(PlistElement settings)
    {
        var steps = At(settings, "CurrentSet")?.Value.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return steps is { Length: > 0 } && At(settings, [.. steps, "Network", "Service"]) is { } services
            ? services.Pairs.Select(pair => pair.Key.Value).ToHashSet(StringComparer.Ordinal)
            : null;
    }

    private static IEnumerable<TextSpan> Proxies(PlistElement service)
    {
        var hosts = from kind in Kinds
                    where At(service, "Proxies", kind + "Enable") is { Value: "1" }
                    let host = At(service, "Proxies", kind + "Proxy")
                    where host is { Value.Length: > 0 }
                    select host.Value.Span;
        var script = At(service, "Proxies", "ProxyAutoConfigEnable") is { Value: "1" } ? At(service, "Proxies", "ProxyAutoConfigURLString")?.Span : null;
        return script is { } address ? hosts.Append(address) : hosts;
    }

    private static PlistElement? At(PlistElement element, params IEnumerable<string> keys)
    {
        PlistElement? found = element;
        foreach (var key in keys)
        {
            found = found is { Name: "dict" } dict ? dict.Find(key)?.Value : null;
        }

        return found;
    }
}
