using System.Text.Json;
using ProxyFixer.Formats.JavaScript;
using ProxyFixer.Tests.Support;
using ProxyFixer.Text;

namespace ProxyFixer.Tests.RealParts;

/// <summary>Published files in a real Node 22.22.0: what a back end on loopback receives before and after the patch.</summary>
[Trait("Category", "RealParts")]
public sealed class PublishedVersionsTests : IDisposable
{
    private static readonly string Driver = Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/RealParts/Driver");

    private static readonly BrowserHeaders Wanted = DefaultHeaders.OfRule;

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
        var patched = folder.Write("patched.mjs", Patched(path, file));
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
        var patched = Patched(path, file);
        CheckSyntax(folder.Write("patched.mjs", patched));
        var before = folder.Write("before.txt", FunctionOf(File.ReadAllText(path)));
        var after = folder.Write("after.txt", FunctionOf(patched));
        var results = Drive("client-headers.mjs", before, after, ClientHeadersCase.All).EnumerateArray().ToList();
        Assert.Equal(ClientHeadersCase.Names, results.Select(result => result.GetProperty("name").GetString()));
        ClientHeadersCase.Check(results, Wanted);
    }

    // The one place that patches: the program itself, on a root folder with the file in its package. OpenClaw's own chunks are
    // given alone, since it depends on the release whether they count. The text after it.
    private string PatchOf(string file, PublishedFile published)
    {
        var root = Directory.CreateDirectory(Path.Combine(folder.Path, "root-" + Guid.NewGuid().ToString("N"))).FullName;
        var isAlone = published.Package.StartsWith("openclaw@", StringComparison.Ordinal);
        var package = Path.Combine(root, "srv/app/node_modules", published.Package[..published.Package.LastIndexOf('@')]);
        var place = isAlone ? Path.Combine(root, "srv", Path.GetFileName(file)) : Path.Combine(package, Path.GetDirectoryName(published.File)!, Path.GetFileName(file));
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.Copy(file, place);
        if (!isAlone)
        {
            File.Copy(Path.Combine(NpmCache.Get(published.Package), "package.json"), Path.Combine(package, "package.json"));
        }

        var before = File.ReadAllBytes(place);
        var run = CommandRun.Of(["fix", "--yes", "--select", "PXF0401", "--root", root, "/srv"], folder.Path);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        var after = File.ReadAllText(place);
        if (run.Output.Contains("changed ", StringComparison.Ordinal))
        {
            CheckRepeat(root, place, before, after);
        }

        return after;
    }

    // A second fix finds nothing, and restore gives the first bytes.
    private void CheckRepeat(string root, string place, byte[] before, string after)
    {
        Assert.Equal(0, CommandRun.Of(["lint", "--select", "PXF0401", "--root", root, "/srv"], folder.Path).ExitCode);
        Assert.DoesNotContain("changed ", CommandRun.Of(["fix", "--yes", "--select", "PXF0401", "--root", root, "/srv"], folder.Path).Output, StringComparison.Ordinal);
        Assert.Equal(after, File.ReadAllText(place));
        Assert.Equal(0, CommandRun.Of(["restore", "latest"], folder.Path).ExitCode);
        Assert.Equal(before, File.ReadAllBytes(place));
    }

    private string Patched(string path, PublishedFile file)
    {
        Assert.Equal(file.Shape, Assert.Single(HeaderBuilderReader.Read(SourceText.FromString(path, File.ReadAllText(path))).Builders).Shape);
        var once = PatchOf(path, file);
        Assert.NotEqual(File.ReadAllText(path), once);
        Assert.Equal(once, PatchOf(folder.Write("again/" + Path.GetFileName(path), once), file));
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
