using System.Text;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using ProxyFixer.Text;

namespace ProxyFixer.Backups;

/// <summary>
/// The last member of a manifest: the SHA-256 of all before it. By the manifest files are deleted and put back, so one wrong character in it
/// must not count as an order.
/// </summary>
internal static partial class ManifestChecksum
{
    /// <summary>Adds it.</summary>
    /// <param name="json">A JSON object over several lines.</param>
    /// <returns>The same with one member more.</returns>
    public static string Add(string json) => $"{json[..^2]},\n  \"sum\": \"{Of(json)}\"\n}}";

    /// <summary>Checks it and takes it away.</summary>
    /// <param name="text">A manifest; those of the first form have no checksum.</param>
    /// <returns>The text that was given to <see cref="Add"/>.</returns>
    /// <exception cref="JsonException">It does not fit.</exception>
    public static string Take(string text)
    {
        if (Sum().Match(text) is not { Success: true } found)
        {
            return text.Contains("\"schema\": 1,", StringComparison.Ordinal) ? text : throw new JsonException("its checksum is missing or cut off");
        }

        var json = text[..found.Index] + "\n}";
        return Of(json) == found.Groups[1].Value ? json : throw new JsonException("its checksum does not fit: it was changed or is damaged");
    }

    private static string Of(string json) => ContentHash.Sha256(Encoding.UTF8.GetBytes(json));

    [GeneratedRegex(@",\n  ""sum"": ""([0-9a-f]{64})""\n\}\z")]
    private static partial Regex Sum();
}
