using System.Text;
using System.Xml;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.PropertyLists;

/// <summary>
/// Reads an XML property list with <see cref="XmlReader"/>. A document type is skipped and nothing is ever fetched; an
/// entity that is not one of XML's five is an error, as it is for launchd's reader.
/// </summary>
internal static class PlistReader
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The outer dict, or null where there is none, as far as it could be read; and the errors in order.</returns>
    public static (PlistElement? Root, List<SyntaxError> Errors) Read(SourceText text)
    {
        if (Unreadable(text) is { } error)
        {
            return (null, [error]);
        }

        var origin = text.Text.StartsWith('\uFEFF') ? 1 : 0;
        var content = text.Text[origin..];
        var positions = new XmlPositions(content, origin);
        var builder = new PlistBuilder(text.Text);
        try
        {
            using var reader = XmlReader.Create(new StringReader(content), Settings());
            while (builder.Errors.Count == 0 && reader.Read())
            {
                builder.Add(reader, positions.Offset((IXmlLineInfo)reader));
            }
        }
        catch (XmlException e)
        {
            builder.Fail(positions.Offset(e.LineNumber, e.LinePosition), Describe(builder));
        }

        var errors = builder.Finish();
        return (builder.Root, errors);
    }

    /// <summary>Finds the comments of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>In file order with their marks, up to the first error.</returns>
    public static List<TextSpan> Comments(SourceText text)
    {
        var comments = new List<TextSpan>();
        if (Unreadable(text) is not null)
        {
            return comments;
        }

        var origin = text.Text.StartsWith('\uFEFF') ? 1 : 0;
        var content = text.Text[origin..];
        var positions = new XmlPositions(content, origin);
        try
        {
            using var reader = XmlReader.Create(new StringReader(content), Settings());
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Comment && positions.Offset((IXmlLineInfo)reader) is var inside
                    && text.Text.IndexOf("-->", inside, StringComparison.Ordinal) is >= 0 and var end)
                {
                    comments.Add(TextSpan.FromBounds(inside - "<!--".Length, end + "-->".Length));
                }
            }
        }
        catch (XmlException)
        {
            return comments;
        }

        return comments;
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = true,
    };

    private static SyntaxError? Unreadable(SourceText text)
    {
        if (PropertyList.IsBinary(text))
        {
            return new(new TextSpan(0, 6), "a binary property list is no text; convert it with plutil -convert xml1");
        }

        var head = text.Text.AsSpan(0, Math.Min(text.Text.Length, 200));
        if (head.Contains('\0') || text.Text.StartsWith("\uDCFF\uDCFE", StringComparison.Ordinal)
            || text.Text.StartsWith("\uDCFE\uDCFF", StringComparison.Ordinal))
        {
            return new(default, "the file is UTF-16 or no text; only UTF-8 property lists can be read");
        }

        if (text.NotUtf8At is { } at)
        {
            return new(new TextSpan(at, 1), "the file is not UTF-8");
        }

        return text.Text.AsSpan().Trim("\uFEFF \t\r\n").IsEmpty ? new(default, "the file is empty") : DeclaredEncoding(text.Text);
    }

    // Apple's reader goes by the declaration. Bytes that are all ASCII mean the same in every encoding but the wide ones.
    private static SyntaxError? DeclaredEncoding(string text)
    {
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        var end = text.IndexOf("?>", start, StringComparison.Ordinal);
        if (!text.AsSpan(start).StartsWith("<?xml", StringComparison.Ordinal) || end < 0)
        {
            return null;
        }

        var at = text.IndexOf("encoding", start, end - start, StringComparison.Ordinal);
        var name = at < 0 ? "" : text[(at + 8)..end].Trim(' ', '\t', '\r', '\n', '=', '"', '\'').ToUpperInvariant();
        var isWide = name.StartsWith("UTF-16", StringComparison.Ordinal) || name.StartsWith("UTF-32", StringComparison.Ordinal)
            || name.StartsWith("UCS", StringComparison.Ordinal) || name.StartsWith("ISO-10646", StringComparison.Ordinal);
        return name is "" or "UTF-8" or "UTF8" || (!isWide && Ascii.IsValid(text.AsSpan(start)))
            ? null
            : new(TextSpan.FromBounds(at, end), "the XML declaration names another encoding than the file has");
    }

    // The reader's own messages quote the text (names of elements, wrong characters); ours do not.
    private static string Describe(PlistBuilder builder) => builder.OpenName is { } open
        ? $"no well-formed XML inside <{open}>: a tag, an entity or a character is wrong here"
        : "no well-formed XML";
}
