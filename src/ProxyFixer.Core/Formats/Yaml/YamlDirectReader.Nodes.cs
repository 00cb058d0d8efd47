using System.Buffers;
using ProxyFixer.Text;

namespace ProxyFixer.Formats.Yaml;

/// <content>One value, with the anchor and the tag in front of it.</content>
internal sealed partial class YamlDirectReader
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    private Properties properties = Properties.None;

    // A value of which the first character is met. A key begins a mapping; it may not stand behind another key in its line.
    private bool ReadNode(bool mayBeKey)
    {
        if (text[at] is '&' or '!')
        {
            if (Indent < 0 || properties.Start >= 0 || !ReadProperties() || !SkipToValue(out var isInLine))
            {
                return false;
            }

            if (!isInLine)
            {
                return true;
            }

            mayBeKey = false;
        }

        switch (text[at])
        {
            case '[' or '{':
                return ReadFlow() && FinishLine();
            case '*':
                return properties.Start < 0 && Indent >= 0 && ReadAlias(inFlow: false) && FinishLine();
            case '|' or '>':
                return Indent >= 0 && ReadBlockScalar();
            default:
                return ReadScalar(out var scalar) && (scalar.IsKey ? mayBeKey && ReadFirstKey(scalar) : Indent >= 0 && ReadValueScalar(scalar));
        }
    }

    private bool ReadFirstKey(in ScannedScalar key)
    {
        Open(BlockKind.Map);
        return ReadValue(key);
    }

    private bool ReadValueScalar(in ScannedScalar scalar)
    {
        Add(scalar);
        (at, lineStart) = (scalar.Next, scalar.LineStart);
        return scalar.EndsLine || FinishLine();
    }

    private void Add(in ScannedScalar scalar)
    {
        if (properties.Start < 0 && scalar.Value is null)
        {
            tree.Add(scalar.Span);
        }
        else
        {
            var span = TextSpan.FromBounds(properties.Start < 0 ? scalar.Span.Start : properties.Start, scalar.Span.End);
            ForgetComments(span.Start);
            var value = scalar.Value ?? YamlScalar.Inner(text, scalar.Span).ToString();
            tree.Add(new YamlScalar(span, properties.Anchor, properties.Tag, value, scalar.Style));
        }

        AwaitNothing();
    }

    private void AwaitNothing()
    {
        awaitedAt = -1;
        if (properties.Start >= 0)
        {
            properties = Properties.None;
        }
    }

    private bool ReadAlias(bool inFlow)
    {
        var length = NameLength(at + 1);
        var end = at + 1 + length;
        if (length == 0 || !(IsBlankAt(end) || (inFlow && text[end] is ',' or ']' or '}')))
        {
            return false;
        }

        tree.AddAlias(TextSpan.FromBounds(at, end), text.Substring(at + 1, length));
        (at, awaitedAt) = (end, -1);
        return true;
    }

    // At most one anchor and one tag, in any order and in one line.
    private bool ReadProperties()
    {
        var start = at;
        var (anchor, tag) = default((string?, string?));
        for (var next = at; next < text.Length && text[next] is '&' or '!'; next = BehindSpaces(at))
        {
            at = next;
            var isAnchor = text[at] == '&';
            var name = isAnchor ? ReadName("") : at + 1 < text.Length && text[at + 1] == '!' ? ReadTagOfYaml() : ReadName("!");
            if (name is null || (isAnchor ? anchor : tag) is not null)
            {
                return false;
            }

            (anchor, tag) = isAnchor ? (name, tag) : (anchor, name);
        }

        properties = new(start, anchor, tag);
        return true;
    }

    private string? ReadTagOfYaml()
    {
        at++;
        return ReadName("tag:yaml.org,2002:");
    }

    private string? ReadName(string prefix)
    {
        var length = NameLength(at + 1);
        var name = text.AsSpan(at + 1, length);
        if (length == 0 || !IsBlankAt(at + 1 + length) || (prefix.Length > 0 && name.Contains('.')))
        {
            return null;
        }

        at += 1 + length;
        return string.Concat(prefix, name);
    }

    private int NameLength(int from)
    {
        var rest = text.AsSpan(Math.Min(from, text.Length));
        var length = rest.IndexOfAnyExcept(NameCharacters);
        return length < 0 ? rest.Length : length;
    }

    private int BehindSpaces(int from)
    {
        while (from < text.Length && text[from] is ' ' or '\t')
        {
            from++;
        }

        return from;
    }

    private readonly record struct Properties(int Start, string? Anchor, string? Tag)
    {
        public static Properties None { get; } = new(-1, null, null);
    }
}
