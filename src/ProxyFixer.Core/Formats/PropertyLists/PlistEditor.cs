using System.Xml;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Formats.PropertyLists;

/// <summary>Sets one variable of a launchd job by replacing spans; whatever it does is read again before it is offered.</summary>
internal static class PlistEditor
{
    private const string Section = "EnvironmentVariables";

    /// <summary>Sets a variable.</summary>
    /// <param name="text">The file.</param>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">Its value, unescaped.</param>
    /// <returns>Edits that change this variable only, or a refusal.</returns>
    public static EditResult Edit(SourceText text, string name, string value)
    {
        var (read, errors) = PlistReader.Read(text);
        if (read is not { } root || errors.Count > 0)
        {
            return new EditResult.Refused(errors[0].Span, "the file cannot be read: " + errors[0].Message);
        }

        if (name.Length == 0 || !IsXml(name) || !IsXml(value))
        {
            return new EditResult.Refused(root.Span, "the name or the value has a character that XML cannot hold");
        }

        var result = Make(text, root, name, value);
        return result is EditResult.Edited { Edits.IsEmpty: false } edited ? Proven(text, name, value, edited) : result;
    }

    private static bool IsXml(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var isPair = i + 1 < value.Length && XmlConvert.IsXmlSurrogatePair(value[i + 1], value[i]);
            if (!isPair && !XmlConvert.IsXmlChar(value[i]))
            {
                return false;
            }

            i += isPair ? 1 : 0;
        }

        return true;
    }

    private static EditResult Make(SourceText text, PlistElement root, string name, string value)
    {
        var layout = new PlistLayout(text);
        if (root.Find(Section) is not { Value: var section })
        {
            return layout.Add(root, null, indent => layout.Pair(Section, layout.NewDict(root, indent, name, value), root, indent));
        }

        if (section.Name != "dict")
        {
            return new EditResult.Refused(section.Span, "EnvironmentVariables is no dict");
        }

        return section.Find(name) is { } pair
            ? PlistLayout.Replace(pair.Value, value)
            : layout.Add(section, root, indent => layout.Pair(name, PlistLayout.String(value), section, indent));
    }

    private static EditResult Proven(SourceText text, string name, string value, EditResult.Edited edited)
    {
        var (before, after) = (PropertyList.Read(text), PropertyList.Read(text.Apply(edited.Edits)));
        var expected = Flat(before);
        expected[name] = value;
        var isProven = after.Errors.IsEmpty && after.Label?.Value as string == before.Label?.Value as string
            && after.ProgramArguments.Select(a => a.Value).SequenceEqual(before.ProgramArguments.Select(a => a.Value))
            && Flat(after) is var found && found.Count == expected.Count && found.All(p => expected.GetValueOrDefault(p.Key) == p.Value);
        return isProven ? edited : new EditResult.Refused(before.Variables.Span, "no edit changes this variable and nothing else");
    }

    private static Dictionary<string, string> Flat(PropertyList list)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in list.Variables.Members)
        {
            result[member.Name] = member.Value is ScalarNode scalar ? scalar.AsString ?? "" : "\0" + (member.Value as OpaqueNode)?.Detail;
        }

        return result;
    }
}
