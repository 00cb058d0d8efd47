using System.Buffers;

namespace ProxyFixer.NodeJs.UrlStandard;

/// <summary>The host of a URL.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Serialised as the URL standard does: lower case, ASCII, addresses normalised.</param>
public readonly record struct UrlHost(HostKind Kind, string Text)
{
    // "Forbidden host code points" and "forbidden domain code points" of the URL standard, section 3.2.
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create("\0\t\n\r #/:<>?@[\\]^|");
    private static readonly SearchValues<char> s_forbiddenInName = SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\t\n\u000B\u000C\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015"
        + "\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F #/:<>?@[\\]^|%\u007F");

    /// <summary>No host.</summary>
    public static UrlHost None { get; } = new(HostKind.None, "");

    /// <summary>Reads a host (URL standard, "host parser").</summary>
    /// <param name="text">Not empty, without port and credentials.</param>
    /// <param name="isSpecial">Whether the scheme is one the standard has rules for (http, https, ws, wss, ftp, file).</param>
    /// <param name="host">The host when the answer is <see cref="UrlValidity.Valid"/>.</param>
    /// <returns>Whether it is a host.</returns>
    public static UrlValidity Parse(ReadOnlySpan<char> text, bool isSpecial, out UrlHost host)
    {
        host = None;
        if (text is ['[', ..])
        {
            return text is ['[', .. var inner, ']'] && IPv6Text.Normalise(inner) is { } address
                ? Found(new UrlHost(HostKind.IPv6, $"[{address}]"), out host)
                : UrlValidity.Invalid;
        }
        if (!isSpecial)
        {
            return text.ContainsAny(s_forbidden)
                ? UrlValidity.Invalid
                : Found(new UrlHost(HostKind.Opaque, text.ToString()), out host);
        }
        return Name(text, out host);
    }

    private static UrlValidity Name(ReadOnlySpan<char> text, out UrlHost host)
    {
        host = None;
        var validity = DomainName.ToAscii(PercentCode.Decode(text), out var ascii);
        if (validity != UrlValidity.Valid)
        {
            return validity;
        }
        if (ascii.Length == 0 || ascii.AsSpan().ContainsAny(s_forbiddenInName))
        {
            return UrlValidity.Invalid;
        }
        if (!IPv4Text.EndsInNumber(ascii))
        {
            return Found(new UrlHost(HostKind.Name, ascii), out host);
        }
        return IPv4Text.Normalise(ascii) is { } address
            ? Found(new UrlHost(HostKind.IPv4, address), out host)
            : UrlValidity.Invalid;
    }

    private static UrlValidity Found(UrlHost found, out UrlHost host)
    {
        host = found;
        return UrlValidity.Valid;
    }
}
