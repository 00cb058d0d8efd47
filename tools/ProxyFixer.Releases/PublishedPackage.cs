using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProxyFixer.Releases;

/// <summary>A package as npm publishes it: the names of all files, its manifest, and the code that matters.</summary>
internal sealed partial class PublishedPackage
{
    private PublishedPackage(string name, string version, JsonElement manifest, IReadOnlyList<string> files, IReadOnlyDictionary<string, string> code) =>
        (Name, Version, Manifest, Files, Code) = (name, version, manifest, files, code);

    /// <summary>Its name: "openclaw", "@openclaw/ai".</summary>
    public string Name { get; }

    /// <summary>Its version.</summary>
    public string Version { get; }

    /// <summary>Its package.json.</summary>
    public JsonElement Manifest { get; }

    /// <summary>The paths of all its files.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The JavaScript with one of the marks that were asked for, by path: what runs on a machine, no bundle for browsers or workers.</summary>
    public IReadOnlyDictionary<string, string> Code { get; }

    /// <summary>The provider package it depends on, whose code can send Codex requests; null where it depends on none.</summary>
    public PublishedPackage? Provider { get; init; }

    /// <summary>Fetches a release of OpenClaw with the provider package it depends on.</summary>
    /// <param name="spec">Name and exact version.</param>
    /// <param name="cache">Folder for the archives.</param>
    /// <param name="marks">A file of code counts if it holds one of these.</param>
    /// <returns>The package.</returns>
    /// <exception cref="ReleaseException">npm is missing or says no.</exception>
    public static PublishedPackage FetchWithProvider(string spec, string cache, IReadOnlyCollection<string> marks)
    {
        var main = Fetch(spec, cache, marks);
        string[] providers = ["@mariozechner/pi-ai", "@earendil-works/pi-ai", "@openclaw/ai"];
        return providers.Select(main.Dependency).FirstOrDefault(found => found is not null) is { } provider
            ? new(main.Name, main.Version, main.Manifest, main.Files, main.Code) { Provider = Fetch(provider, cache, marks) }
            : main;
    }

    /// <summary>Fetches a package with npm, once, and reads it without unpacking it.</summary>
    /// <param name="spec">Name and exact version: <c>openclaw@2026.3.8</c>.</param>
    /// <param name="cache">Folder for the archives; made where it is missing.</param>
    /// <param name="marks">A file of code counts if it holds one of these.</param>
    /// <returns>The package.</returns>
    /// <exception cref="ReleaseException">npm is missing or says no.</exception>
    public static PublishedPackage Fetch(string spec, string cache, IEnumerable<string> marks)
    {
        var at = spec.LastIndexOf('@');
        var (name, version) = (spec[..at], spec[(at + 1)..]);
        var archive = Path.Combine(cache, $"{name.TrimStart('@').Replace('/', '-')}-{version}.tgz");
        if (!File.Exists(archive))
        {
            Directory.CreateDirectory(cache);
            Npm.Pack(spec, archive);
        }

        return Read(name, version, archive, [.. marks.Select(Encoding.UTF8.GetBytes)]);
    }

    /// <summary>Finds the first piece of code that a pattern fits.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>The match; null where there is none.</returns>
    public Match? Find(Regex pattern) => Code.Values.Select(text => pattern.Match(text)).FirstOrDefault(match => match.Success);

    /// <summary>Whether a pattern fits any code.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>True where it does.</returns>
    public bool Has(Regex pattern) => Find(pattern) is not null;

    /// <summary>Whether some code holds a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True where it does.</returns>
    public bool Has(string text) => Code.Values.Any(code => code.Contains(text, StringComparison.Ordinal));

    /// <summary>The bodies of the functions of a name, each different one once: bundles hold the same function several times.</summary>
    /// <param name="name">The name; may be a pattern.</param>
    /// <returns>From <c>function</c> to the brace at the start of a line.</returns>
    public IEnumerable<string> Functions(string name) => Code.Values
        .SelectMany(text => new Regex($@"function (?:{name})\([^)]*\) \{{.*?\n\}}", RegexOptions.Singleline).Matches(text))
        .Select(match => match.Value)
        .Distinct();

    /// <summary>A dependency with its exact version.</summary>
    /// <param name="name">Its name.</param>
    /// <returns><c>name@version</c>; null where it is none, or the version is a range.</returns>
    public string? Dependency(string name) =>
        Manifest.TryGetProperty("dependencies", out var all) && all.TryGetProperty(name, out var version) && char.IsAsciiDigit(version.GetString()![0])
            ? $"{name}@{version.GetString()}" : null;

    private static PublishedPackage Read(string name, string version, string archive, byte[][] marks)
    {
        var (files, code, manifest) = (new List<string>(), new SortedDictionary<string, string>(StringComparer.Ordinal), default(JsonElement));
        using var reader = new TarReader(new GZipStream(File.OpenRead(archive), CompressionMode.Decompress));
        while (reader.GetNextEntry() is { } entry)
        {
            var path = entry.Name[(entry.Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
            if (entry.DataStream is null || path.Contains("node_modules/", StringComparison.Ordinal))
            {
                continue;
            }

            files.Add(path);
            if (path == "package.json")
            {
                manifest = JsonDocument.Parse(entry.DataStream).RootElement;
            }
            else if (RunsOnMachine().IsMatch(path))
            {
                var bytes = new byte[entry.Length];
                entry.DataStream.ReadExactly(bytes);
                if (Array.Exists(marks, mark => bytes.AsSpan().IndexOf(mark) >= 0))
                {
                    code[path] = Encoding.UTF8.GetString(bytes);
                }
            }
        }

        return new(name, version, manifest, files, code);
    }

    [GeneratedRegex(@"^dist/(?!control-ui/|worker/|.*worker).*\.m?js$")]
    private static partial Regex RunsOnMachine();
}
