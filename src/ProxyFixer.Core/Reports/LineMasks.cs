using ProxyFixer.Formats;
using ProxyFixer.Text;

namespace ProxyFixer.Reports;

/// <summary>What may be shown of the files of a report; each is read once.</summary>
/// <param name="kind">The kind that they were read as (<c>--kind</c>); null where each tells its own.</param>
internal sealed class LineMasks(string? kind)
{
    private readonly Dictionary<SourceText, ILineMask> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>What shows the lines of a file.</summary>
    /// <param name="text">The file.</param>
    /// <returns>Its mask.</returns>
    public ILineMask Of(SourceText text) => known.TryGetValue(text, out var mask) ? mask
        : known[text] = LineMask.Of(text, kind is null ? FormatCatalog.Recognise(text) : FormatCatalog.OfKind(kind));
}
