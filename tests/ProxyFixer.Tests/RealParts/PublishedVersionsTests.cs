using System.Text.Json;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.RealParts;

/// <summary>Published files in a real Node 22.22.0: what a back end on loopback receives before and after the patch.</summary>
[Trait("Category", "RealParts")]
public sealed class PublishedVersionsTests : IDisposable
{
    private static readonly string Driver = Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/RealParts/Driver");

    private static readonly BrowserHeaders Wanted = new(
        "https://chatgpt.com",
        "https://chatgpt.com/",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
        "en-US,en;q=0.9");

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Providers { get; } =
        [.. PublishedFile.All.Where(file => file.Shape != HeaderShape.S14).Select(file => file.Package)];

    public static TheoryData<string> Transports { get; } =
        [.. PublishedFile.All.Where(file => file.Shape == HeaderShape.S14).Select(file => file.Package)];

    public void Dispose() => folder.Dispose();

    [SkippableTheory]
    [MemberData(nameof(Providers))]
    public void All_four_arrive_and_what_the_user_sets_still_wins(string package)
    {
        var file = PublishedFile.All.First(file => file.Package == package && file.Shape != HeaderShape.S14);
        var path = file.Download();
        var cases = DriveCase.All(file);
        var patched = folder.Write("patched.mjs", Patched(path, file.Shape));
        CheckSyntax(patched);
        var results = Drive("drive.mjs", path, patched, JsonSerializer.Serialize(cases));
        Assert.Equal(cases.Count, results.GetArrayLength());
        foreach (var (one, result) in cases.Zip(results.EnumerateArray()))
        {
            new ArrivedHeaders(file, one, Wanted).Check(result);
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Transports))]
    public void Sdk_requests_to_Codex_carry_all_four_and_others_none(string package)
    {
        var file = PublishedFile.All.First(file => file.Package == package && file.Shape == HeaderShape.S14);
        var path = file.Download();
        var patched = Patched(path, HeaderShape.S14);
        CheckSyntax(folder.Write("patched.mjs", patched));
        var before = folder.Write("before.txt", FunctionOf(File.ReadAllText(path)));
        var after = folder.Write("after.txt", FunctionOf(patched));
        var results = Drive("client-headers.mjs", before, after, ClientHeadersCase.All).EnumerateArray().ToList();
        Assert.Equal(ClientHeadersCase.Names, results.Select(result => result.GetProperty("name").GetString()));
        ClientHeadersCase.Check(results, Wanted);
    }

    // The one place that patches; the text after it.
    private static string PatchOf(string file)
    {
        var text = SourceText.FromBytes(file, File.ReadAllBytes(file));
        var document = new JavaScriptFormat().Parse(text);
        var builder = Assert.Single(HeaderBuilderReader.Read(text).Builders);
        var result = HeaderPatch.Find(document, builder, Wanted);
        Assert.True(result is EditResult.Edited, (result as EditResult.Refused)?.Reason);
        return text.Apply(((EditResult.Edited)result).Edits).Text;
    }

    private string Patched(string path, HeaderShape shape)
    {
        Assert.Equal(shape, Assert.Single(HeaderBuilderReader.Read(SourceText.FromString(path, File.ReadAllText(path))).Builders).Shape);
        var once = PatchOf(path);
        Assert.NotEqual(File.ReadAllText(path), once);
        Assert.Equal(once, PatchOf(folder.Write("again" + Path.GetExtension(path), once)));
        return once;
    }

    private static string FunctionOf(string text)
    {
        var builder = Assert.Single(HeaderBuilderReader.Read(SourceText.FromString("/x.js", text)).Builders);
        return text.Substring(builder.Span.Start, builder.Span.Length);
    }

    private static void CheckSyntax(string file)
    {
        var check = NodeProgram.Run("--check", file);
        Assert.True(check.ExitCode == 0, check.Errors);
    }

    private JsonElement Drive(string script, string before, string after, string cases)
    {
        var run = NodeProgram.Run(Path.Combine(Driver, script), before, after, folder.Write("cases.json", cases));
        Assert.True(run.ExitCode == 0, run.Errors);
        using var document = JsonDocument.Parse(run.Output);
        return document.RootElement.Clone();
    }
}
