using System.Text.Json;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats;

/// <summary>The cases that say what a text becomes, or that the change is refused.</summary>
internal static class EditCases
{
    private static readonly CaseFile Cases = new("edit-cases.json");

    /// <summary>Names of the cases of edit-cases.json that begin with a prefix, for a theory.</summary>
    public static TheoryData<string> Names(string prefix) => Cases.Names(prefix);

    /// <summary>Checks a case of edit-cases.json.</summary>
    public static void Check(IFormat format, string name) => Check(format, Cases[name]);

    /// <summary>Checks a case of the same shape; it need not name a file.</summary>
    public static void Check(IFormat format, JsonElement one)
    {
        var change = one.GetProperty("change");
        var file = one.TryGetProperty("file", out var named) ? named.GetString() : "x";
        var document = format.Parse(SourceText.FromString("/" + file, one.GetProperty("text").GetString()!));
        var result = format.Edit(document, format.ReadTarget(CaseKinds.Target(change)), change.GetProperty("value").GetString()!);
        if (!one.TryGetProperty("expect", out var expected))
        {
            Assert.NotEmpty(Assert.IsType<EditResult.Refused>(result).Reason);
            return;
        }

        var after = document.Text.Apply(Assert.IsType<EditResult.Edited>(result).Edits).Text;
        var accepted = one.TryGetProperty("accept", out var others) ? others.EnumerateArray().Select(other => other.GetString()) : [];
        Assert.Contains(after, accepted.Prepend(expected.GetString()));
    }
}
