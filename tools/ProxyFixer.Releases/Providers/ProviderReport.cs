using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Text;

namespace ProxyFixer.Releases.Providers;

/// <summary>Tells which code of a provider package builds the headers of Codex requests, and whether its form is a known one.</summary>
/// <param name="output">Where to.</param>
internal sealed class ProviderReport(TextWriter output)
{
    /// <summary>Texts of which a file must hold one.</summary>
    public static string[] Marks { get; } = ["chatgpt-account-id", "ACCOUNT_ID", "EnvHttpProxyAgent"];

    /// <summary>Writes what a version holds.</summary>
    /// <param name="package">The version.</param>
    /// <returns>True where every function that builds headers has a known form.</returns>
    public bool Write(PublishedPackage package)
    {
        output.WriteLine($"{package.Name}@{package.Version}");
        var isKnown = true;
        var count = 0;
        foreach (var (path, code) in package.Code)
        {
            foreach (var builder in HeaderBuilderReader.Read(SourceText.FromString("/" + path, code)).Builders)
            {
                count++;
                isKnown &= builder.Shape is not null;
                output.WriteLine($"  {path}: {builder.Function}({string.Join(", ", builder.Parameters)}), {(builder.Shape is { } shape ? $"form {shape}" : "a form that is not known")}; lacks {string.Join(", ", builder.Missing)}");
            }
        }

        output.WriteLine($"  {count} functions build headers; a proxy dispatcher when it is loaded: {(package.Code.ContainsKey("dist/utils/http-proxy.js") ? "yes" : "no")}");
        output.WriteLine("\nOnly a run tells: that the patched function sends all four headers (add the version to RealParts/PublishedFile), and which transport is tried first.");
        return isKnown && count > 0;
    }
}
