using ProxyFixer.Formats.Assignments;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.EtcEnvironment;

/// <summary>One line of <c>/etc/environment</c>, read.</summary>
/// <param name="LineStart">Offset of its first physical line.</param>
/// <param name="CommentStart">Offset of the comment behind it, or of its end.</param>
/// <param name="LineEnd">Offset of the LF that ends it, or the length of the text.</param>
/// <param name="Name">The name.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="ValueSpan">From behind the equals sign to the end of the line or its comment, blanks included.</param>
/// <param name="Value">The value, or null for a name without equals sign, which deletes the variable.</param>
internal readonly record struct PamAssignment(
    int LineStart, int CommentStart, int LineEnd, string Name, TextSpan NameSpan, TextSpan ValueSpan, string? Value)
{
    /// <summary>Reads a line as <c>_parse_env_file</c> of pam_env 1.5.2 does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">The line.</param>
    /// <param name="names">The names met so far.</param>
    /// <returns>The assignment, or null where pam_env ignores the line.</returns>
    public static PamAssignment? Read(string text, PamLine line, NamePool names)
    {
        var content = line.Content(text);
        var nameAt = content.IndexOfAnyExcept(' ', '\t');
        nameAt = nameAt < 0 ? content.Length : nameAt;
        nameAt += content[nameAt..].StartsWith("export ", StringComparison.Ordinal) ? 7 : 0;
        var length = content[nameAt..].IndexOf('=');
        var name = length < 0 ? content[nameAt..] : content.Slice(nameAt, length);
        if (!IsName(name))
        {
            return null;
        }

        var nameSpan = TextSpan.FromBounds(line.OffsetOf(nameAt), line.OffsetOf(nameAt + name.Length - 1) + 1);
        var valueAt = length < 0 ? nameSpan.End : line.OffsetOf(nameAt + length) + 1;
        var valueEnd = length < 0 ? valueAt : Math.Max(valueAt, line.OffsetOf(content.Length));
        var value = length < 0 ? null : Unquote(content[(nameAt + length + 1)..]);
        return new(line.Start, line.CommentStart, line.End, names.Of(name), nameSpan, TextSpan.FromBounds(valueAt, valueEnd), value);
    }

    /// <summary>Tells whether pam_env takes a name: ASCII letters, digits and underscores, a digit in front too.</summary>
    /// <param name="name">Any text.</param>
    /// <returns>True for a name.</returns>
    public static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!VariableName.Continues(c))
            {
                return false;
            }
        }

        return !name.IsEmpty;
    }

    /// <summary>A quote in front is taken off, and with it a quote at the very end, whichever it is; others stay.</summary>
    private static string Unquote(ReadOnlySpan<char> raw)
    {
        if (raw.IsEmpty || raw[0] is not ('"' or '\''))
        {
            return raw.ToString();
        }

        var inner = raw[1..];
        return (inner.Length > 0 && inner[^1] is '"' or '\'' ? inner[..^1] : inner).ToString();
    }
}
