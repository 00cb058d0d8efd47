using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.Formats.JavaScript;

/// <summary>Files written by us in the forms of the published packages, and the patch of one file.</summary>
internal static class JavaScriptSample
{
    public static BrowserHeaders Wanted { get; } = new(
        "https://chatgpt.com",
        "https://chatgpt.com/",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
        "en-US,en;q=0.9");

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/Formats/JavaScript/Shapes");

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name + ".js"));

    public static Document Parse(string text, string path = "/x.js") => new JavaScriptFormat().Parse(SourceText.FromString(path, text));

    public static HeaderBuilder Builder(string text) => Assert.Single(HeaderBuilderReader.Read(SourceText.FromString("/x.js", text)).Builders);

    public static EditResult Find(string text, BrowserHeaders? wanted = null) =>
        HeaderPatch.Find(Parse(text), Builder(text), wanted ?? Wanted);

    /// <summary>The text after the patch; fails where it is refused.</summary>
    public static string Patch(string text, BrowserHeaders? wanted = null)
    {
        var result = Find(text, wanted);
        Assert.True(result is EditResult.Edited, (result as EditResult.Refused)?.Reason);
        return SourceText.FromString("/x.js", text).Apply(((EditResult.Edited)result).Edits).Text;
    }

    /// <summary>The reason of a refusal; fails where there is none.</summary>
    public static string Refusal(string text, BrowserHeaders? wanted = null) =>
        Assert.IsType<EditResult.Refused>(HeaderPatch.Find(Parse(text), HeaderBuilderReader.Read(SourceText.FromString("/x.js", text)).Builders[0], wanted ?? Wanted)).Reason;
}
