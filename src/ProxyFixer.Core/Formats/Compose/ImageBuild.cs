using ProxyFixer.Formats.Yaml;

namespace ProxyFixer.Formats.Compose;

/// <summary>How a service's image is built (Compose Build Specification), as far as it tells what the image sets.</summary>
/// <param name="Context">The folder, or the address, as written.</param>
/// <param name="Dockerfile">The file, relative to the folder.</param>
/// <param name="Target">The stage; null for the last one.</param>
/// <param name="IsInline">True where the Dockerfile stands in the Compose file itself.</param>
public sealed record ImageBuild(string Context, string Dockerfile, string? Target, bool IsInline)
{
    /// <summary>Reads <c>build</c>.</summary>
    /// <param name="map">The service.</param>
    /// <param name="substitute">Interpolates a string; null where the result is not known.</param>
    /// <returns>What it says; null where there is none.</returns>
    internal static ImageBuild? Read(YamlMap map, Func<string, string?> substitute) => map.Find("build")?.Value.Meaning switch
    {
        YamlMap details => new(
            Text(details, "context", substitute) ?? ".",
            Text(details, "dockerfile", substitute) ?? "Dockerfile",
            Text(details, "target", substitute),
            details.Find("dockerfile_inline") is not null),
        YamlScalar scalar when substitute(scalar.Value) is { Length: > 0 } context => new(context, "Dockerfile", null, false),
        _ => null,
    };

    private static string? Text(YamlMap map, string name, Func<string, string?> substitute) =>
        map.Find(name)?.Value.Meaning is YamlScalar { Value.Length: > 0 } scalar ? substitute(scalar.Value) : null;
}
