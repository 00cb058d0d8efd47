using System.Buffers;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Systemd;

/// <summary>Sorts the logical lines of a unit file into sections, assignments and messages.</summary>
/// <remarks>The messages are those of systemd 252, the order of the checks that of its <c>parse_line</c>.</remarks>
internal sealed class UnitReader(SourceText text, SystemdVersion version, UnitDialect dialect)
{
    // systemd's string_is_safe: no control characters, quotes or backslash.
    private static readonly SearchValues<char> UnsafeCharacters =
        SearchValues.Create(string.Concat(Enumerable.Range(0, 32).Select(c => (char)c)) + "\"'\\\u007F");

    private readonly bool mayHoldInvalid = SystemdUtf8.MayHoldInvalid(text.Text);
    private readonly NamePool names = new();
    private UnitLines lines = new(text.Text);
    private string? section;
    private bool isIgnored;
    private bool isBroken;

    /// <summary>The headers of known sections met so far, in file order.</summary>
    public List<UnitSection> Sections { get; } = [];

    /// <summary>What systemd complains about, as far as was read, in file order.</summary>
    public List<UnitMessage> Messages { get; } = [];

    /// <summary>True where the last line ends in a '\' that waits for another line; known at the end.</summary>
    public bool IsDangling => lines.IsDangling;

    /// <summary>Reads the next line that counts.</summary>
    /// <returns>The assignment, or null at the end or at an error that stops systemd.</returns>
    public UnitAssignment? Next()
    {
        while (!isBroken && lines.MoveNext())
        {
            var content = lines.Current.Trim();
            if (content.Length > 0 && ReadLine(content, TextSpan.FromBounds(lines.Start, lines.End), lines.Number) is { } assignment)
            {
                return assignment;
            }
        }

        return null;
    }

    private UnitAssignment? ReadLine(LogicalText content, TextSpan whole, int line)
    {
        var at = content.SourceSpan(0, content.Length);
        if (mayHoldInvalid && !SystemdUtf8.IsValid(content.Span))
        {
            Messages.Add(new(at, line, "String is not UTF-8 clean, ignoring assignment: " + SystemdUtf8.Readable(content.Span), true));
            isBroken = true;
            return null;
        }

        if (content.Span[0] == '[')
        {
            ReadHeader(content, at, whole, line);
            return null;
        }

        if (section is null)
        {
            Warn(!isIgnored, at, line, "Assignment outside of section. Ignoring.");
            return null;
        }

        return ReadAssignment(content, at, whole, line, section);
    }

    private void ReadHeader(LogicalText content, TextSpan at, TextSpan whole, int line)
    {
        var header = content.Span;
        var isClosed = header.Length > 1 && header[^1] == ']' && (header.Length > 2 || !version.RefusesEmptyHeader);
        if (!isClosed || header[1..^1].IndexOfAny(UnsafeCharacters) >= 0)
        {
            Messages.Add(new(at, line, $"{(isClosed ? "Bad characters in" : "Invalid")} section header '{header}'", true));
            isBroken = true;
            return;
        }

        var name = names.Get(header[1..^1]);
        var isKnown = dialect.IsSection(name);
        (section, isIgnored) = (isKnown ? name : null, !isKnown);
        if (isKnown)
        {
            Sections.Add(new(name, whole));
        }

        Warn(!isKnown && !name.StartsWith("X-", StringComparison.Ordinal), at, line, $"Unknown section '{name}'. Ignoring.");
    }

    private UnitAssignment? ReadAssignment(LogicalText content, TextSpan at, TextSpan whole, int line, string inSection)
    {
        var equals = content.Span.IndexOf('=');
        if (equals <= 0)
        {
            Warn(true, at, line, equals < 0 ? "Missing '=', ignoring line." : "Missing key name before '=', ignoring line.");
            return null;
        }

        var keyText = content.Slice(0, equals).Trim();
        var key = names.Get(keyText.Span);
        if (dialect.IsKey(inSection, key, version))
        {
            var value = content.Slice(equals + 1, content.Length - equals - 1).Trim();
            return new(inSection, key, keyText.SourceSpan(0, keyText.Length), value, line, whole);
        }

        var isExtension = key.StartsWith("X-", StringComparison.Ordinal);
        Warn(!isExtension, at, line, $"Unknown key '{key}' in section [{inSection}], ignoring.");
        return null;
    }

    // Messages about a manager's configuration are written before the journal runs; nobody sees them.
    private void Warn(bool applies, TextSpan at, int line, string message)
    {
        if (applies && dialect.HasMessages)
        {
            Messages.Add(new(at, line, message));
        }
    }
}
