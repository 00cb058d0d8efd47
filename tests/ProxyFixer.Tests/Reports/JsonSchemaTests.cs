using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Reports;

/// <summary>The JSON forms keep to docs/report.schema.json, on every fixture.</summary>
public sealed class JsonSchemaTests
{
    private const string Path = "docs/report.schema.json";
    private static readonly Schema Report = Schema.OfFile(Path);
    private static readonly Dictionary<string, Schema> Lines = new[] { "diagnostic", "unreadable", "notJudged" }.ToDictionary(name => name, name => Schema.OfFile(Path, name));

    public static TheoryData<string> Names => ReportMachines.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_report_is_valid(string name) => Report.Check(ReportMachines.Lint(name, "--format", "json", "--statistics").Output);

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_lines_say_the_same_as_the_report(string name)
    {
        var lines = ReportMachines.Lint(name, "--format", "jsonl").Output.TrimEnd('\n').Split('\n')
            .Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!.AsObject()).ToArray();
        var report = System.Text.Json.Nodes.JsonNode.Parse(ReportMachines.Lint(name, "--format", "json").Output)!;
        Assert.Equal("summary", (string?)lines[^1]["type"]);
        Assert.Equal((int?)report["summary"]!["files"], (int?)lines[^1]["files"]);
        foreach (var (type, list) in new[] { ("diagnostic", "diagnostics"), ("unreadable", "unreadable"), ("notJudged", "notJudged") })
        {
            var ours = lines.Where(line => (string?)line["type"] == type).ToArray();
            Assert.All(ours, line => line.Remove("type"));
            Assert.Equal(report[list]!.AsArray().Select(one => one!.ToJsonString()), ours.Select(line => line.ToJsonString()));
            Assert.All(ours, line => Lines[type].Check(line.ToJsonString()));
        }
    }

    [Fact]
    public void The_schema_refuses_what_is_no_report() =>
        Assert.ThrowsAny<Exception>(() => Report.Check("""{"schema":1,"tool":{"name":"ProxyFixer","version":"1"},"summary":{}}"""));
}
