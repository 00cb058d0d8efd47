using ProxyFixer.Text;

namespace ProxyFixer.Reports;

/// <summary>A file's lines as they are, for who asks for the values (<c>--reveal</c>).</summary>
/// <param name="text">The file.</param>
internal sealed class PlainLines(SourceText text) : ILineMask
{
    /// <inheritdoc/>
    public string Show(int line) => text.Read(text.LineAt(line));
}
