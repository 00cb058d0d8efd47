using System.Globalization;
using ProxyFixer.Text;

namespace ProxyFixer.Reports;

/// <summary>Paths as URIs.</summary>
public static class FileUri
{
    /// <summary>A path as a URI reference (RFC 3986), whatever bytes it has.</summary>
    /// <param name="path">Relative, or absolute.</param>
    /// <returns>A relative reference, or a <c>file:</c> URI.</returns>
    public static string Of(string path)
    {
        var escaped = string.Concat(Utf8Bytes.Encode(path).Select(b => b < 0x80 && (char.IsAsciiLetterOrDigit((char)b) || "/-._~@+".Contains((char)b, StringComparison.Ordinal))
            ? ((char)b).ToString()
            : string.Create(CultureInfo.InvariantCulture, $"%{b:X2}")));
        return path.StartsWith('/') ? "file://" + escaped : escaped;
    }
}
