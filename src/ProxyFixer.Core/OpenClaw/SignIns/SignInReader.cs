using System.Globalization;
using Newtonsoft.Json;
using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.OpenClaw.SignIns;

/// <summary>Reads the store of auth profiles: <c>{"profiles":{"NAME":{"type":"oauth","provider":…,"expires":…,"refresh":…}}}</c>.</summary>
/// <remarks>Source: code and runs of 2026.3.8 (auth-profiles.json), 2026.7.1 and 2026.9.6 (the same text in a database).</remarks>
internal static class SignInReader
{
    private const double LastMoment = 253402300799999; // of year 9999, in milliseconds

    /// <summary>Finds the ChatGPT sign-ins.</summary>
    /// <param name="json">The whole store.</param>
    /// <param name="path">The file it came from.</param>
    /// <param name="isRead">Whether the release reads that file.</param>
    /// <returns>Each once; null where the text is no JSON.</returns>
    public static List<SignIn>? Read(string json, string path, bool isRead)
    {
        var (found, isWhole) = (new List<SignIn>(), false);
        try
        {
            using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
            while (reader.Read())
            {
                isWhole = reader is { Depth: 0, TokenType: JsonToken.EndObject };
                if (reader is { Depth: 2, TokenType: JsonToken.StartObject } && reader.Path.StartsWith("profiles", StringComparison.Ordinal) && Profile(reader) is { } profile)
                {
                    found.Add(profile with { Path = path, IsRead = isRead });
                }
            }

            return isWhole ? found : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SignIn? Profile(JsonTextReader reader)
    {
        var (type, provider, expires, canRenew) = ((string?)null, (string?)null, (DateTimeOffset?)null, false);
        while (reader.Read() && reader.Depth > 2)
        {
            switch (reader)
            {
                case { Depth: 3, TokenType: JsonToken.PropertyName, Value: "type" }:
                    type = reader.ReadAsString();
                    break;
                case { Depth: 3, TokenType: JsonToken.PropertyName, Value: "provider" }:
                    provider = reader.ReadAsString();
                    break;
                case { Depth: 3, TokenType: JsonToken.PropertyName, Value: "expires" }:
                    expires = TimeOf(reader);
                    break;
                case { Depth: 3, TokenType: JsonToken.PropertyName, Value: string name } when name.StartsWith("refresh", StringComparison.Ordinal):
                    canRenew |= reader.Read() && reader is { TokenType: JsonToken.StartObject } or { TokenType: JsonToken.String, Value: string { Length: > 0 } };
                    break;
            }
        }

        return type == "oauth" && ProviderNames.All.Any(names => names.Provider == provider) ? new("", provider!, expires, canRenew, IsRead: true) : null;
    }

    private static DateTimeOffset? TimeOf(JsonTextReader reader) =>
        reader.Read() && reader.Value is long or double && Convert.ToDouble(reader.Value, CultureInfo.InvariantCulture) is > 0 and <= LastMoment and var milliseconds
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null;
}
