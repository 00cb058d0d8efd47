using System.Text.Json;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.Assignments;

/// <summary>What the tests of the kinds share that hold nothing but variables.</summary>
internal static class AssignmentCases
{
    /// <summary>Names of cases, for a theory.</summary>
    public static TheoryData<string> Names(string file, Func<JsonElement, bool> wanted) =>
        [.. Repository.Cases(file).Where(wanted).Select(element => element.GetProperty("name").GetString()!)];

    /// <summary>One case by its name.</summary>
    public static JsonElement Find(string file, string name) =>
        Repository.Cases(file).Single(element => element.GetProperty("name").GetString() == name);

    /// <summary>What a document says, with a mark for what is not a plain string.</summary>
    public static SortedDictionary<string, string> Values(Document document)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in ((ObjectNode)document.Root).Members)
        {
            values[member.Name] = member.Value is ScalarNode scalar ? scalar.AsString! : "\0" + ((OpaqueNode)member.Value).Mark;
        }

        return values;
    }

    /// <summary>What a case expects, in the same form.</summary>
    public static SortedDictionary<string, string> Expected(JsonElement expect) => new(
        expect.EnumerateObject().ToDictionary(
            property => property.Name,
            property => property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : "\0$dynamic"),
        StringComparer.Ordinal);

    /// <summary>Checks a case that says what a text reads as.</summary>
    public static void CheckReading(IFormat format, JsonElement element)
    {
        var document = format.Parse(SourceText.FromString("/x", element.GetProperty("text").GetString()!));
        Assert.Equal(Expected(element.GetProperty("expect")), Values(document));
    }

    /// <summary>Sets a variable.</summary>
    /// <returns>The text afterwards, or "refused: " and the reason.</returns>
    public static string Set(IFormat format, string text, string name, string value)
    {
        var document = format.Parse(SourceText.FromString("/x", text));
        return format.Edit(document, NodePath.Of(name), value) switch
        {
            EditResult.Edited edited => document.Text.Apply(edited.Edits).Text,
            EditResult.Refused refused => "refused: " + refused.Reason,
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>Reads a text.</summary>
    /// <returns>Lines <c>NAME=value</c>, sorted by name, joined with a bar.</returns>
    public static string Read(IFormat format, string text) => string.Join('|', Values(format.Parse(SourceText.FromString("/x", text)))
        .Select(pair => pair.Key + "=" + (pair.Value.StartsWith('\0') ? pair.Value[1..] : pair.Value)));

    /// <summary>Reads the errors of a text.</summary>
    /// <returns><c>line:column message</c> each.</returns>
    public static string[] Errors(IFormat format, string text)
    {
        var source = SourceText.FromString("/x", text);
        return [.. format.Parse(source).Errors.Select(error =>
        {
            var place = source.PositionAt(error.Span.Start);
            return $"{place.Line}:{place.Column} {error.Message}";
        })];
    }
}
