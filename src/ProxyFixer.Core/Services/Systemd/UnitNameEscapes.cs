using System.Globalization;
using System.Text;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>The escapes of unit names: '-' stands for '/', <c>\xHH</c> for a byte.</summary>
internal static class UnitNameEscapes
{
    /// <summary>Takes the escapes away.</summary>
    /// <param name="escaped">A part of a unit name.</param>
    /// <returns>The text, or null where an escape is broken.</returns>
    public static string? Unescape(string escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                text.Append(escaped[i] == '-' ? '/' : escaped[i]);
                continue;
            }

            if (i + 3 >= escaped.Length || escaped[i + 1] != 'x'
                || !byte.TryParse(escaped.AsSpan(i + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            text.Append((char)(value < 128 ? value : 0xDC00 + value));
            i += 3;
        }

        return Utf8Bytes.Decode(Utf8Bytes.Encode(text.ToString()));
    }

    /// <summary>Reads an escaped absolute path.</summary>
    /// <param name="escaped">A part of a unit name: <c>c-d</c>.</param>
    /// <returns>The path, <c>/c/d</c>, or null where it is none.</returns>
    public static string? UnescapePath(string escaped)
    {
        if (escaped == "-")
        {
            return "/";
        }

        return Unescape(escaped) is { Length: > 0 } path && path[0] != '/' && path[^1] != '/'
            && !path.Split('/').Any(step => step is "" or "." or "..")
            ? "/" + path
            : null;
    }
}
