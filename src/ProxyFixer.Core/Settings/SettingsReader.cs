using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.NodeJs;
using ProxyFixer.OpenClaw.Releases;
using ProxyFixer.Text;
using ProxyFixer.YamlFiles;

namespace ProxyFixer.Settings;

/// <summary>Reads <c>.proxyfixer.yaml</c>, strictly. docs/proxyfixer.schema.json says the same to editors.</summary>
internal static class SettingsReader
{
    private static readonly ImmutableSortedDictionary<string, FailLevel> FailLevels = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("error", new FailLevel(Severity.Error)),
            KeyValuePair.Create("warning", new FailLevel(Severity.Warning)),
            KeyValuePair.Create("info", new FailLevel(Severity.Info)),
            KeyValuePair.Create("never", new FailLevel(null)),
        ]);

    /// <summary>Reads the settings.</summary>
    /// <param name="map">The whole file.</param>
    /// <param name="source">Its text.</param>
    /// <returns>What it says.</returns>
    /// <exception cref="ProxyFixerException">It is wrong; says line and column (exit status 2).</exception>
    public static ProjectSettings Read(YamlMap map, SourceText source)
    {
        var (headers, versions, severities) = (map.OptionalMap("headers"), map.OptionalMap("versions"), map.OptionalMap("severity"));
        var folder = Path.GetDirectoryName(Path.GetFullPath(source.Path))!;
        var settings = new ProjectSettings(
            headers is null ? ProjectSettings.Empty.Headers : Headers(headers),
            versions is null ? null : Version(versions, "node", NodeVersion.Parse, "22.22.0"),
            versions is null ? null : Version(versions, "openclaw", OpenClawVersion.Parse, "2026.3.8"))
        {
            Source = source,
            Severities = severities is null ? [] : [.. severities.Keys.Select(word => SettingsSeverity.Read(severities, word))],
            FailOn = map.Has("fail-on") ? map.Word("fail-on", FailLevels) : null,
            Rules = Files(map, "rules"),
            Proxies = [.. map.Texts("proxies").Select(text => Proxy(map, text))],
            Baseline = Files(map, "baseline") is [var baseline] ? baseline : null,
            Ignored = [.. map.Maps("ignore").Select(entry => IgnoredFindings.Read(entry, folder))],
        };
        map.RefuseOtherKeys();
        versions?.RefuseOtherKeys();
        return settings;
    }

    private static ImmutableArray<string> Files(YamlMap map, string key) =>
        map.Texts(key) is var names && names.Any(name => name.Length == 0) ? throw map.Wrong($"'{key}' must not be empty", key) : names;

    private static ProxyServer Proxy(YamlMap map, string text) =>
        ProxyServer.HasCredentials(text) ? throw map.WrongItem("write the proxy without user and password: only scheme, host and port are compared", "proxies", text)
        : ProxyServer.Parse(text) ?? throw map.WrongItem("'proxies' must be addresses such as http://proxy.example:8080", "proxies", text);

    private static ImmutableSortedDictionary<string, string> Headers(YamlMap map)
    {
        var headers = ProjectSettings.Empty.Headers.ToBuilder();
        foreach (var name in BrowserHeaders.Names)
        {
            if (map.OptionalText(name) is { } value)
            {
                headers[name] = BrowserHeaders.CanBeSent(value) ? value
                    : throw map.Wrong($"the value of '{name}' is not one that Node can send: empty, a control character, or a character above U+00FF", name);
            }
        }

        map.RefuseOtherKeys();
        return headers.ToImmutable();
    }

    private static T? Version<T>(YamlMap map, string key, Func<string?, T?> parse, string example)
        where T : class =>
        map.OptionalText(key) is not { } text ? null
            : parse(text) ?? throw map.Wrong($"'{key}' must be a version such as {example}", key);
}
