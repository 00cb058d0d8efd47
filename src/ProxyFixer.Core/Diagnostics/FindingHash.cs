using System.Buffers;
using System.Text;
using ProxyFixer.Text;

namespace ProxyFixer.Diagnostics;

/// <summary>Short names for findings, made of what they are about and of no value.</summary>
public static class FindingHash
{
    private const int Digits = 16;
    private static readonly SearchValues<char> Ends = SearchValues.Create("=:\"'<>\r\n");

    /// <summary>Hashes what a finding is about.</summary>
    /// <param name="parts">Texts without values, in a fixed order.</param>
    /// <returns>16 hexadecimal digits in lower case.</returns>
    public static string Of(params IEnumerable<string> parts) =>
        ContentHash.Sha256(Encoding.UTF8.GetBytes(string.Join('\n', parts)))[..Digits];

    /// <summary>What a line or a part of it is called: the text in front of the first sign behind which a value can stand.</summary>
    /// <param name="text">A line, or a place in it.</param>
    /// <returns>A name such as <c>Environment</c> or <c>"HTTPS_PROXY"</c> without its quotes; may be empty.</returns>
    public static string NameOf(string text)
    {
        var name = text.TrimStart(' ', '\t', '-', '<', '"', '\'', '\uFEFF');
        var end = name.AsSpan().IndexOfAny(Ends);
        return (end < 0 ? name : name[..end]).Trim();
    }
}
