using System.Collections.Immutable;
using System.Text.Json;
using ProxyFixer.NodeJs;
using ProxyFixer.NodeJs.Undici;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>Reads the values of <c>knowledge/openclaw.json</c>.</summary>
internal static class FactValue
{
    /// <summary>Reads a word.</summary>
    /// <typeparam name="T">The words: the names of its members, in any case.</typeparam>
    /// <param name="value">A text.</param>
    /// <returns>The member.</returns>
    /// <exception cref="ArgumentException">The text names none.</exception>
    public static T Word<T>(JsonElement value)
        where T : struct, Enum => Enum.Parse<T>(value.GetString()!, ignoreCase: true);

    /// <summary>Reads a range of versions of Node.</summary>
    /// <param name="value">A text as in <c>engines</c>.</param>
    /// <returns>The range.</returns>
    public static NodeRange? Range(JsonElement value) => NodeRange.Parse(value.GetString()!);

    /// <summary>Reads versions of undici.</summary>
    /// <param name="value">A list of texts.</param>
    /// <returns>The versions in the same order.</returns>
    public static ImmutableArray<UndiciRelease> Undicis(JsonElement value) =>
        [.. Texts(value).Select(version => new UndiciRelease(NodeVersion.Parse(version)!))];

    /// <summary>Reads the names of a provider.</summary>
    /// <param name="value">An object.</param>
    /// <returns>The names.</returns>
    public static ProviderNames? Provider(JsonElement value) =>
        new(Text(value, "provider"), Text(value, "api"), value.GetProperty("isShared").GetBoolean());

    /// <summary>Reads the keys of the proxy section.</summary>
    /// <param name="value">An object.</param>
    /// <returns>The keys, and what the URL needs.</returns>
    public static ManagedProxy Proxy(JsonElement value) => new(
        Texts(value.GetProperty("keys")),
        Word<Answer>(value.GetProperty("urlAloneActivates")),
        Word<Answer>(value.GetProperty("allowsHttps")));

    /// <summary>Reads which code sends.</summary>
    /// <param name="value">An object.</param>
    /// <returns>The files and functions.</returns>
    public static RequestPath? Sender(JsonElement value) => new(
        PackageFile.Parse(Text(value, "sender")),
        Texts(value.GetProperty("functions")),
        [.. Texts(value.GetProperty("others")).Select(PackageFile.Parse)],
        value.GetProperty("isOwnTransport").GetBoolean());

    /// <summary>Reads a list.</summary>
    /// <param name="list">A list of texts.</param>
    /// <returns>The texts in the same order.</returns>
    public static ImmutableArray<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    private static string Text(JsonElement value, string name) => value.GetProperty(name).GetString()!;
}
