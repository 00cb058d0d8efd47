using System.Text.Json;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Field;

/// <summary>Machines after public reports, looked at by the whole program: <c>Data/field/README.md</c>.</summary>
public sealed class FieldCaseTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/Data/field");
    private static readonly JsonElement Answers = Read("answers.json");

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_report_was_about_is_found(string name)
    {
        var (found, musts, answers) = (Lint(name).Findings, Expected(name, "must"), List(Answers.GetProperty(name), "must"));
        Assert.Equal(musts.Length, answers.Length);
        foreach (var (must, answer) in musts.Zip(answers))
        {
            Assert.True(found.Any(finding => IsMeant(finding, must, answer, name)), $"{must} is not among\n{string.Join('\n', found)}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_not_so_is_not_said(string name)
    {
        var found = Lint(name).Findings;
        foreach (var never in Expected(name, "mustNot"))
        {
            Assert.DoesNotContain(found, finding => Is(finding, "id", Text(never, "id")) && Is(finding, "severity", Text(never, "severity")));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_not_judged_is_named_and_nothing_else(string name)
    {
        var named = List(Answers.GetProperty(name), "notJudged").Select(one => one.GetString()!).ToArray();
        Assert.Equal(named, Lint(name).NotJudged.Select(one => Path.GetFileName(Text(one, "subject")!)));
    }

    // The rule that is named, or one of several; as severe; at the place that the answer tells.
    private static bool IsMeant(JsonElement finding, JsonElement must, JsonElement answer, string name)
    {
        var ids = (Text(answer, "id") ?? Text(must, "id"))!.Split(" / ");
        var line = File.ReadLines(Path.Combine(Folder, name, "machine", Text(finding, "path")!)).ElementAtOrDefault(finding.GetProperty("startLine").GetInt32() - 1) ?? "";
        return ids.Contains(Text(finding, "id")) && Is(finding, "severity", Text(must, "severity"))
            && Text(finding, "path")!.EndsWith(Text(answer, "at") ?? "", StringComparison.Ordinal)
            && line.Contains(Text(answer, "line") ?? "", StringComparison.Ordinal)
            && Text(finding, "message")!.Contains(Text(answer, "message") ?? "", StringComparison.Ordinal);
    }

    private static (JsonElement[] Findings, JsonElement[] NotJudged) Lint(string name)
    {
        var paths = List(Answers.GetProperty(name), "paths").Select(path => path.GetString()!);
        var run = CommandRun.Of(["lint", "--root", Path.Combine(Folder, name, "machine"), "--format", "json", .. paths], Repository.Root, clock: FixedClock.Noon);
        Assert.Equal("", run.Error);
        using var report = JsonDocument.Parse(run.Output);
        return (List(report.RootElement.Clone(), "diagnostics"), List(report.RootElement.Clone(), "notJudged"));
    }

    private static JsonElement[] Expected(string name, string list) => List(Read(Path.Combine(name, "expected.json")), list);

    private static bool Is(JsonElement finding, string member, string? wanted) => wanted is null || Text(finding, member) == wanted;

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static JsonElement[] List(JsonElement element, string name) => element.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

    private static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file)));
        return document.RootElement.Clone();
    }
}
