using System.Text.Json.Nodes;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Reports;

/// <summary>The SARIF log: valid, complete for code scanning, stable, and exact in its fixes.</summary>
public sealed class SarifTests
{
    // The schema of SARIF 2.1.0 as Microsoft's package for test assertions carries it; without npm these tests are skipped.
    private static readonly Lazy<Schema> Official = new(() => Schema.OfDraft4(
        File.ReadAllText(Path.Combine(NpmCache.Get("@microsoft/jest-sarif@1.0.0-beta.0"), "lib/schemas/sarif-2.1.0-rtm.5.json"))));

    public static TheoryData<string> Names => ReportMachines.Names;

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void A_log_is_valid(string name)
    {
        var schema = Official.Value;
        schema.Check(ReportMachines.Lint(name, "--format", "sarif").Output);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_has_what_code_scanning_reads(string name)
    {
        var log = JsonNode.Parse(ReportMachines.Lint(name, "--format", "sarif").Output)!;
        Assert.StartsWith("https://", (string?)log["$schema"], StringComparison.Ordinal);
        var rules = log["runs"]![0]!["tool"]!["driver"]!["rules"]!.AsArray();
        Assert.All(rules, rule =>
        {
            Assert.InRange(((string)rule!["shortDescription"]!["text"]!).Length, 10, 1024);
            Assert.InRange(((string)rule["fullDescription"]!["text"]!).Length, 10, 1024);
            Assert.StartsWith("# PXF", (string?)rule["help"]!["markdown"], StringComparison.Ordinal);
            Assert.NotEmpty((string)rule["help"]!["text"]!);
            Assert.EndsWith($"{rule["id"]}.md", (string?)rule["helpUri"], StringComparison.Ordinal);
        });
        var results = log["runs"]![0]!["results"]!.AsArray();
        Assert.All(results, result =>
        {
            Assert.Equal((string?)result!["ruleId"], (string?)rules[(int)result["ruleIndex"]!]!["id"]);
            var place = result["locations"]![0]!["physicalLocation"]!;
            var uri = (string)place["artifactLocation"]!["uri"]!;
            Assert.StartsWith($"fixtures/{name}/machine/", uri, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(Repository.Root, Uri.UnescapeDataString(uri))), uri);
            Assert.All(["startLine", "startColumn", "endLine", "endColumn"], member => Assert.True((int)place["region"]![member]! > 0));
        });
        var keys = results.Select(result => (string)result!["partialFingerprints"]!["primaryLocationLineHash"]!).ToArray();
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void Fingerprints_stay_when_lines_move()
    {
        using var folder = new TemporaryFolder();
        string[] Keys() => [.. JsonNode.Parse(CommandRun.Of(["lint", "--root", "m", "--format", "sarif"], folder.Path).Output)!["runs"]![0]!["results"]!.AsArray()
            .Select(result => (string)result!["partialFingerprints"]!["primaryLocationLineHash"]!)];
        DiskTree.Copy(Path.Combine(Repository.Root, "fixtures/reported-host/machine"), Directory.CreateDirectory(Path.Combine(folder.Path, "m")).FullName);
        var before = Keys();
        var unit = Path.Combine(folder.Path, "m/home/claw/.config/systemd/user/openclaw-gateway.service");
        File.WriteAllText(unit, "# a new line\n# and another\n" + File.ReadAllText(unit));
        Assert.NotEmpty(before);
        Assert.Equal(before, Keys());
    }

    [Fact]
    public void Its_replacements_give_what_fix_gives()
    {
        using var folder = new TemporaryFolder();
        var (ours, theirs) = (Path.Combine(folder.Path, "ours"), Path.Combine(folder.Path, "theirs"));
        foreach (var machine in new[] { ours, theirs })
        {
            DiskTree.Copy(Path.Combine(Repository.Root, "fixtures/reported-host/machine"), Directory.CreateDirectory(machine).FullName);
        }

        var log = JsonNode.Parse(CommandRun.Of(["lint", "--root", "ours", "--format", "sarif"], folder.Path).Output)!;
        var changes = log["runs"]![0]!["results"]!.AsArray().SelectMany(result => result!["fixes"]?.AsArray() ?? []).SelectMany(fix => fix!["artifactChanges"]!.AsArray()).ToArray();
        Assert.NotEmpty(changes);
        foreach (var change in changes)
        {
            Apply(change!, folder.Path);
        }

        CommandRun.Of(["fix", "--yes", "--root", "theirs"], folder.Path);
        Assert.Equal(Contents(theirs), Contents(ours));
    }

    private static void Apply(JsonNode change, string folder)
    {
        var path = Path.Combine(folder, Uri.UnescapeDataString((string)change["artifactLocation"]!["uri"]!));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        foreach (var replacement in change["replacements"]!.AsArray().Reverse())
        {
            var region = replacement!["deletedRegion"]!;
            var (start, end) = (Offset(text, region, "start"), Offset(text, region, "end"));
            text = text[..start] + (string)replacement["insertedContent"]!["text"]! + text[end..];
        }

        File.WriteAllText(path, text);
    }

    private static int Offset(string text, JsonNode region, string edge)
    {
        var at = 0;
        for (var line = 1; line < (int)region[edge + "Line"]!; line++)
        {
            at = text.IndexOf('\n', at) + 1;
        }

        return at + (int)region[edge + "Column"]! - 1;
    }

    private static string Contents(string machine) => string.Join('\n', Directory.EnumerateFiles(machine, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Select(path => Path.GetRelativePath(machine, path) + "\n" + File.ReadAllText(path)));
}
