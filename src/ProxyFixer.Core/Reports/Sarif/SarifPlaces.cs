using ProxyFixer.Text;

namespace ProxyFixer.Reports.Sarif;

/// <summary>Writes places of files.</summary>
/// <param name="json">Where to.</param>
/// <param name="report">Knows how paths are shown.</param>
internal sealed class SarifPlaces(JsonOutput json, LintReport report)
{
    /// <summary>Writes the physical location of a place, as a member.</summary>
    /// <param name="place">The place.</param>
    public void Write(Location place) => json.Map("physicalLocation", () =>
    {
        WriteFile(place.Path);
        WriteRegion("region", place);
    });

    /// <summary>Writes a file without a place in it, as the member <c>physicalLocation</c>.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    public void Write(string path) => json.Map("physicalLocation", () => WriteFile(path));

    /// <summary>Writes the address of a file, as a member.</summary>
    /// <param name="path">Absolute path as seen from the root.</param>
    public void WriteFile(string path) => json.Map("artifactLocation", () =>
    {
        var shown = report.CheckoutPath(path);
        json.Member("uri", FileUri.Of(shown));
        if (!shown.StartsWith('/'))
        {
            json.Member("uriBaseId", "%SRCROOT%");
        }
    });

    /// <summary>Writes a region, as a member.</summary>
    /// <param name="name">The member.</param>
    /// <param name="place">The place; may be empty.</param>
    public void WriteRegion(string name, Location place) => json.Map(name, () =>
    {
        json.Member("startLine", place.Start.Line);
        json.Member("startColumn", place.Start.Column);
        json.Member("endLine", place.End.Line);
        json.Member("endColumn", place.End.Column);
    });
}
