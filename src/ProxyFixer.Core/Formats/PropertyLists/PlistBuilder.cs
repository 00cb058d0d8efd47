using System.Globalization;
using System.Xml;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.PropertyLists;

/// <summary>Builds elements with spans from an XML reader, with a stack of its own, and checks them as a property list.</summary>
/// <param name="text">The whole file.</param>
internal sealed class PlistBuilder(string text)
{
    private readonly List<PlistFrame> frames = [];
    private int depth;
    private bool isDone;

    /// <summary>The outer dict, or null where there is none.</summary>
    public PlistElement? Root { get; private set; }

    /// <summary>At most one: the reading ends with it.</summary>
    public List<SyntaxError> Errors { get; } = [];

    /// <summary>The name of the innermost open element, or null.</summary>
    public string? OpenName => depth > 0 ? Top.Name : null;

    private PlistFrame Top => frames[depth - 1];

    /// <summary>Takes the node a reader is at.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="offset">Where it is: for an element its name, for text the first character.</param>
    public void Add(XmlReader reader, int offset)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                Start(reader.Name, offset, reader.IsEmptyElement);
                break;
            case XmlNodeType.EndElement:
                // The position is that of the name behind '</'.
                Close(offset - 2, TagEnd(offset));
                break;
            case XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA:
                Characters(reader, offset);
                break;
        }
    }

    /// <summary>Notes an error and ends the reading.</summary>
    /// <param name="offset">Where it is.</param>
    /// <param name="message">What is wrong.</param>
    public void Fail(int offset, string message)
    {
        var start = Math.Clamp(offset, 0, text.Length);
        Errors.Add(new(new TextSpan(start, start < text.Length ? 1 : 0), message));
    }

    /// <summary>Closes what is open.</summary>
    /// <returns>The errors.</returns>
    public List<SyntaxError> Finish()
    {
        if (Errors.Count == 0 && Root is null)
        {
            Fail(0, "the property list has no dict at the top");
        }

        while (depth > 0)
        {
            Place(Pop(null, text.Length));
        }

        return Errors;
    }

    private static bool IsLeaf(string name) => name is "key" or "string" or "integer" or "real" or "true" or "false" or "date" or "data";

    private void Start(string name, int offset, bool isEmpty)
    {
        var start = offset - 1;
        if (name == "plist" && depth == 0 && !isDone)
        {
            Push(name, isEmpty, offset);
        }
        else if (!IsLeaf(name) && name is not ("dict" or "array"))
        {
            Fail(start, "an element that is none of a property list");
        }
        else if (WhyNotHere(name) is { } reason)
        {
            Fail(start, reason);
        }
        else
        {
            Push(name, isEmpty, offset);
        }
    }

    private string? WhyNotHere(string name)
    {
        var parent = OpenName;
        return parent switch
        {
            null or "plist" when Root is not null || isDone => "a property list holds one value only",
            null or "plist" when name != "dict" => "a launchd job is a dict",
            "dict" when Top.Key is null != (name == "key") => "keys and values must take turns in a dict",
            "array" when name == "key" => "a key belongs into a dict",
            not null when IsLeaf(parent) => "this element holds text only",
            _ => null,
        };
    }

    private void Place(in PlistElement element)
    {
        if (depth > 0 && Top.Name != "plist")
        {
            Top.Add(element);
        }
        else if (element.Name != "plist")
        {
            Root = element;
        }
    }

    private void Push(string name, bool isEmpty, int offset)
    {
        if (depth == frames.Count)
        {
            frames.Add(new(text));
        }

        var end = TagEnd(offset);
        frames[depth++].Begin(name, offset - 1, end);
        if (isEmpty)
        {
            Close(null, end);
        }
    }

    private PlistElement Pop(int? contentEnd, int end) => frames[--depth].Close(contentEnd, end);

    private void Close(int? contentEnd, int end)
    {
        var key = Top.Key;
        var element = Pop(contentEnd, end);
        Place(element);
        isDone |= depth == 0;
        if (key is not null)
        {
            Fail(contentEnd ?? end, "the last key of the dict has no value");
        }
        else if (element.Name == "integer" && !IsInteger(element.Characters))
        {
            Fail(element.Span.Start, "the integer is none");
        }
        else if (element.Name is "true" or "false" && !element.Characters.IsEmpty)
        {
            Fail(element.Span.Start, "this element holds nothing");
        }
    }

    private void Characters(XmlReader reader, int offset)
    {
        if (depth == 0)
        {
            return;
        }

        if (!IsLeaf(Top.Name))
        {
            if (reader.NodeType is not (XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace) && !reader.Value.AsSpan().Trim(" \t\r\n").IsEmpty)
            {
                Fail(offset, "text between the elements");
            }

            return;
        }

        // A CDATA section is told to begin behind its '<![CDATA['; entities keep one text in one piece.
        var isCData = reader.NodeType == XmlNodeType.CDATA;
        var start = isCData ? offset - 9 : offset;
        var end = isCData ? text.IndexOf("]]>", offset, StringComparison.Ordinal) + 3 : text.IndexOf('<', offset);
        Top.Append(reader, TextSpan.FromBounds(start, end < start ? text.Length : end), isCData);
    }

    private static bool IsInteger(ReadOnlySpan<char> value)
    {
        var digits = value.Trim(" \t\r\n");
        digits = digits is ['+' or '-', ..] ? digits[1..] : digits;
        var isHex = digits is ['0', 'x' or 'X', _, ..];
        return digits.Length > 0 && (isHex
            ? UInt128.TryParse(digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _)
            : !digits.ContainsAnyExceptInRange('0', '9'));
    }

    // Attributes may hold '>' in quotes.
    private int TagEnd(int offset)
    {
        for (var i = offset; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '>':
                    return i + 1;
                case '"' or '\'':
                    var close = text.IndexOf(text[i], i + 1);
                    i = close < 0 ? text.Length : close;
                    break;
            }
        }

        return text.Length;
    }
}
