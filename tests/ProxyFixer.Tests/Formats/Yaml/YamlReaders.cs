using System.Globalization;
using System.Text;
using ProxyFixer.Formats.Yaml;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.Formats.Yaml;

/// <summary>The two readers of YAML side by side.</summary>
internal static class YamlReaders
{
    /// <summary>Reads a text with both, and fails where they differ.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>True where the direct reader took it; false where it left it to the parser.</returns>
    public static bool Agree(string text)
    {
        var source = SourceText.FromString("a.yaml", text);
        if (YamlDirectReader.Read(source) is null)
        {
            return false;
        }

        var (expected, found) = (Written(YamlReader.ReadWithParser(source)), Written(YamlReader.Read(source)));
        if (expected != found)
        {
            Assert.Fail($"{text}\n--- as one literal: {Literal(text)}\n--- the parser:\n{expected}\n--- the direct reader:\n{found}");
        }

        if (!YamlComments.FindWithParser(source).SequenceEqual(YamlComments.Find(source)))
        {
            Assert.Fail($"{text}\n--- as one literal: {Literal(text)}\n--- has other comments");
        }

        return true;
    }

    /// <summary>Writes a text so that every character can be seen.</summary>
    /// <param name="text">Any text.</param>
    public static string Literal(string text) =>
        string.Concat(text.Select(c => c is >= ' ' and < '\u007F' ? c.ToString() : c == '\n' ? "\\n" : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}")));

    private static string Written(YamlStream stream)
    {
        var all = new StringBuilder();
        foreach (var document in stream.Documents)
        {
            Write(all.Append("document\n"), document, 1);
        }

        foreach (var value in stream.NotableValues)
        {
            Write(all, value.Node, 0);
        }

        foreach (var error in stream.Errors)
        {
            all.Append(CultureInfo.InvariantCulture, $"{error.Span} {error.Message} {error.IsFatal}\n");
        }

        return all.Append(stream.IsWhole).ToString();
    }

    private static void Write(StringBuilder all, YamlNode node, int level)
    {
        all.Append(' ', level).Append(CultureInfo.InvariantCulture, $"{node.GetType().Name} {node.Span.Start}..{node.Span.End} {node.Anchor} {node.Tag} {node.IsShared}");
        switch (node)
        {
            case YamlScalar scalar:
                all.Append(CultureInfo.InvariantCulture, $" {scalar.Style} {Literal(scalar.Value)} {YamlValue.Of(scalar)}\n");
                break;
            case YamlAlias alias:
                all.Append(CultureInfo.InvariantCulture, $" to {alias.Meaning?.Span}\n");
                break;
            case YamlList list:
                all.Append(CultureInfo.InvariantCulture, $" {list.IsFlow}\n");
                list.Items.ForEach(item => Write(all, item, level + 1));
                break;
            case YamlMap map:
                all.Append(CultureInfo.InvariantCulture, $" {map.IsFlow}\n");
                Write(all, map.Entries, level + 1);
                Write(all.Append(' ', level).Append("members\n"), ReferenceEquals(map.Members, map.Entries) ? [] : map.Members, level + 1);
                break;
        }
    }

    private static void Write(StringBuilder all, List<YamlEntry> entries, int level)
    {
        foreach (var entry in entries)
        {
            all.Append(' ', level).Append(CultureInfo.InvariantCulture, $"{entry.Name} {entry.IsMerge}\n");
            Write(all, entry.Key, level);
            Write(all, entry.Value, level);
        }
    }
}
