using ProxyFixer.Formats.JavaScript;
using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.OpenClaw.Headers;

/// <summary>Which of the browser headers a config can set for a function, without a change of its code.</summary>
/// <remarks>
/// Source: each published form driven over SSE and WebSocket with the four headers in the model's own, pi-ai 0.36.0 to 1.6.0; whole runs of
/// OpenClaw 2026.3.8 to 2026.8.1.
/// </remarks>
public static class ConfigHeaderReach
{
    private const string Entry = "in the config (models.providers.<id>.headers with baseUrl, api and models), which survives updates";
    private const string Others = "Origin, Referer and Accept-Language can also be set " + Entry;

    /// <summary>Tells whether the headers of the model win over the function's own User-Agent.</summary>
    /// <param name="shape">The form of the function.</param>
    /// <returns>Yes or no; null for code that OpenClaw's own attribution decides about, and for an unknown form.</returns>
    public static bool? SetsUserAgent(HeaderShape? shape) => shape switch
    {
        HeaderShape.S1 or HeaderShape.S9 or HeaderShape.S10 => true,
        HeaderShape.S12 or HeaderShape.S13 or HeaderShape.S14 or null => null,
        _ => false,
    };

    /// <summary>Says which headers the config can set.</summary>
    /// <param name="shape">The form of the function; null where it is not known.</param>
    /// <param name="release">The OpenClaw that the function belongs to.</param>
    /// <returns>A sentence.</returns>
    public static string Describe(HeaderShape? shape, OpenClawRelease release)
    {
        var fact = release.ConfigSetsUserAgent;
        return release.Version is null ? Describe(shape) : fact.Value switch
        {
            Answer.Yes => $"All four can also be set {Entry}.",
            Answer.No => $"{Others}; User-Agent cannot: {fact.Reason}.",
            _ => $"{Others}; {fact.Reason}.",
        };
    }

    private static string Describe(HeaderShape? shape) => SetsUserAgent(shape) switch
    {
        true => $"All four can also be set {Entry}: with code of the form {shape} the headers of the model win.",
        false => $"{Others}; User-Agent cannot: code of the form {shape} lays its own over it.",
        null when shape is not null => $"{Others}; User-Agent arrives only with releases that add none of their own.",
        null => "Which of them the config can set is unknown, because the form of the code is.",
    };
}
