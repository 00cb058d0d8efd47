using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.RealParts;

/// <summary>One published file that builds Codex headers.</summary>
/// <param name="Shape">Its form.</param>
/// <param name="Package">Name and version.</param>
/// <param name="File">Path in the package; <c>*</c> for the part of a chunk's name that changes with each release.</param>
/// <param name="HasWebSocket">True where it knows that transport.</param>
public sealed record PublishedFile(HeaderShape Shape, string Package, string File, bool HasWebSocket = false)
{
    private const string Providers = "dist/providers/openai-codex-responses.js";
    private const string Api = "dist/api/openai-codex-responses.js";
    private const string Library = "dist/openai-chatgpt-responses-*.mjs";
    private const string Bundled = "dist/openai-chatgpt-responses-*.js";
    private const string Transport = "dist/openai-transport-stream-*.js";

    /// <summary>Two versions of each form; the form S9 was published only once.</summary>
    private static readonly PublishedFile[] Chosen =
    [
        new(HeaderShape.S1, "@mariozechner/pi-ai@0.36.0", Providers),
        new(HeaderShape.S1, "@mariozechner/pi-ai@0.37.8", Providers),
        new(HeaderShape.S2, "@mariozechner/pi-ai@0.42.3", Providers),
        new(HeaderShape.S2, "@mariozechner/pi-ai@0.43.0", Providers),
        new(HeaderShape.S3, "@mariozechner/pi-ai@0.47.0", Providers),
        new(HeaderShape.S3, "@mariozechner/pi-ai@0.49.2", Providers),
        new(HeaderShape.S4, "@mariozechner/pi-ai@0.49.3", Providers),
        new(HeaderShape.S4, "@mariozechner/pi-ai@0.57.1", Providers, true),
        new(HeaderShape.S5, "@mariozechner/pi-ai@0.58.1", Providers, true),
        new(HeaderShape.S5, "@mariozechner/pi-ai@0.66.1", Providers, true),
        new(HeaderShape.S6, "@mariozechner/pi-ai@0.67.6", Providers, true),
        new(HeaderShape.S6, "@earendil-works/pi-ai@0.79.10", Providers, true),
        new(HeaderShape.S7, "@earendil-works/pi-ai@0.80.2", Api, true),
        new(HeaderShape.S7, "@earendil-works/pi-ai@0.84.1", Api, true),
        new(HeaderShape.S8, "@earendil-works/pi-ai@0.84.2", Api, true),
        new(HeaderShape.S8, "@earendil-works/pi-ai@1.0.3", Api, true),
        new(HeaderShape.S9, "@earendil-works/pi-ai@1.3.0", Api, true),
        new(HeaderShape.S10, "@earendil-works/pi-ai@1.4.0", Api, true),
        new(HeaderShape.S10, "@earendil-works/pi-ai@1.5.2", Api, true),
        new(HeaderShape.S10, "@earendil-works/pi-ai@1.6.0", Api, true),
        new(HeaderShape.S11, "@openclaw/ai@2026.7.1", Library, true),
        new(HeaderShape.S11, "@openclaw/ai@2026.9.6", Library, true),
        new(HeaderShape.S14, "openclaw@2026.5.27", Transport),
        new(HeaderShape.S14, "openclaw@2026.7.1", Transport),
    ];

    /// <summary>One version for each further content, for <c>PROXYFIXER_ALL_VERSIONS=1</c>.</summary>
    private static readonly PublishedFile[] Further =
    [
        .. Of(HeaderShape.S4, "@mariozechner/pi-ai", Providers, false, "0.51.6"),
        .. Of(HeaderShape.S4, "@mariozechner/pi-ai", Providers, true, "0.52.12", "0.56.2"),
        .. Of(HeaderShape.S6, "@mariozechner/pi-ai", Providers, true, "0.70.0", "0.71.1", "0.72.1"),
        .. Of(HeaderShape.S6, "@earendil-works/pi-ai", Providers, true, "0.74.0", "0.75.4", "0.78.0"),
        .. Of(HeaderShape.S7, "@earendil-works/pi-ai", Api, true, "0.80.6", "0.80.10", "0.82.0"),
        .. Of(HeaderShape.S8, "@earendil-works/pi-ai", Api, true, "0.85.0"),
        .. Of(HeaderShape.S11, "@openclaw/ai", Library, true,
            "2026.7.2-beta.5", "2026.7.33", "2026.8.1-beta.3", "2026.8.1", "2026.9.1", "2026.9.2", "2026.9.4"),
        .. Of(HeaderShape.S11, "openclaw", "dist/openai-codex-responses-*.js", true, "2026.5.28"),
        .. Of(HeaderShape.S11, "openclaw", Bundled, true, "2026.6.1", "2026.6.9", "2026.6.11", "2026.7.1-beta.2"),
        .. Of(HeaderShape.S14, "openclaw", "dist/anthropic-vertex-stream-*.js", false, "2026.4.5"),
        .. Of(HeaderShape.S14, "openclaw", Transport, false,
            "2026.4.29", "2026.5.7", "2026.5.20", "2026.5.28", "2026.6.1", "2026.6.9", "2026.6.11", "2026.7.1-beta.2"),
    ];

    /// <summary>The files to test.</summary>
    public static IEnumerable<PublishedFile> All =>
        Environment.GetEnvironmentVariable("PROXYFIXER_ALL_VERSIONS") == "1" ? Chosen.Concat(Further) : Chosen;

    /// <summary>The name of the API for which the file answers.</summary>
    public string ApiName => Package.Contains("openclaw", StringComparison.Ordinal) ? "openai-chatgpt-responses" : "openai-codex-responses";

    /// <summary>Downloads the package.</summary>
    /// <returns>Path of the file.</returns>
    public string Download()
    {
        // A whole OpenClaw has thousands of files: what a chunk imports lies beside it.
        string[] only = !Package.StartsWith("openclaw@", StringComparison.Ordinal) ? []
            : Shape == HeaderShape.S14 ? [File] : ["dist/*.js"];
        var path = Path.Combine(NpmCache.Get(Package, only), File);
        return Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path))
            .Single(file => System.IO.File.ReadAllText(file).Contains("Headers", StringComparison.Ordinal)
                && HeaderBuilderReader.Read(ProxyFixer.Text.SourceText.FromString(file, System.IO.File.ReadAllText(file))).Builders.Length > 0);
    }

    private static IEnumerable<PublishedFile> Of(HeaderShape shape, string name, string file, bool hasWebSocket, params string[] versions) =>
        versions.Select(version => new PublishedFile(shape, $"{name}@{version}", file, hasWebSocket));
}
