using System.Globalization;
using System.Text.Json;
using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.OpenClaw.Sessions;

/// <summary>What matters of one entry of a session: a question, or the outcome of a request.</summary>
/// <param name="IsQuestion">True for a message of the user: a new turn.</param>
/// <param name="At">When; null where the entry does not say.</param>
/// <param name="Provider">The provider that was asked, or null.</param>
/// <param name="Api">The kind of requests, or null.</param>
/// <param name="Ending">How the answer ended: <c>stop</c>, <c>toolUse</c>, <c>error</c>, <c>aborted</c>; or null.</param>
/// <param name="Error">The message of the error, or null.</param>
/// <param name="Code">The code of the error, or null.</param>
/// <param name="HasBody">Whether the back end sent an error of its own.</param>
/// <remarks>
/// Source: sessions written by 2026.3.8, 2026.5.28 (files) and 2026.9.6 (table transcript_events); the shape of an entry is the same.
/// </remarks>
internal sealed record SessionEntry(
    bool IsQuestion, DateTimeOffset? At, string? Provider, string? Api, string? Ending, string? Error, string? Code, bool HasBody)
{
    /// <summary>Whether the text of the error is not known because it is kept compressed.</summary>
    public bool IsCompressed { get; init; }

    /// <summary>Whether it is the outcome of a request to the Codex back end.</summary>
    public bool IsCodex => !IsQuestion && ProviderNames.Answered(Provider, Api);

    /// <summary>Reads an entry.</summary>
    /// <param name="json">UTF-8; anything.</param>
    /// <returns>The entry; null for entries of other kinds, and for what is no entry.</returns>
    public static SessionEntry? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Text(document.RootElement, "type") == "message" ? OfMessage(document.RootElement) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // torn, or text that is no Unicode
        }
    }

    /// <summary>Reads what is kept in clear of an entry that is kept compressed: 2026.9 does so with those of 1 KiB and more.</summary>
    /// <param name="json">The column <c>navigation_json</c>.</param>
    /// <returns>The entry, an error without its text; null where it is none.</returns>
    public static SessionEntry? ReadCompressed(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.TryGetProperty("model", out var entry) && OfMessage(entry) is { } read
                ? read with { IsCompressed = true, Api = read.Api ?? ProviderNames.All.FirstOrDefault(names => names.IsShared && names.Provider == read.Provider)?.Api }
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static SessionEntry? OfMessage(JsonElement entry)
    {
        if (!entry.TryGetProperty("message", out var message) || Text(message, "role") is not { } role || role is not ("user" or "assistant"))
        {
            return null;
        }

        return new(
            role == "user",
            Time(message) ?? Time(entry),
            Text(message, "provider"),
            Text(message, "api"),
            Text(message, "stopReason"),
            Text(message, "errorMessage"),
            Text(message, "errorCode"),
            Text(message, "errorType") is not null || Text(message, "errorBody") is not null);
    }

    private static string? Text(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Milliseconds since 1970 in messages, ISO 8601 in entries.
    private static DateTimeOffset? Time(JsonElement from) =>
        from.TryGetProperty("timestamp", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? OfMilliseconds(number)
        : Text(from, "timestamp") is { } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static DateTimeOffset? OfMilliseconds(long number) =>
        number > 0 && number < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(number) : null;
}
