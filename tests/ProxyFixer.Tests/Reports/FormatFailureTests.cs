using System.Text.Json.Nodes;
using System.Xml.Linq;
using ProxyFixer.Reports;
using ProxyFixer.Tests.Cli;

namespace ProxyFixer.Tests.Reports;

/// <summary>Every command in each of its forms: the status of each outcome, and standard output that holds the report or nothing.</summary>
public sealed class FormatFailureTests : IDisposable
{
    private readonly ReportedMachine machine = new();

    public static TheoryData<string, string> Commands
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var format in ReportCatalog.Names)
            {
                data.Add("lint", format);
            }

            foreach (var command in new[] { "fix --yes", "env", "set home/claw/.env A=1", "inspect home/claw/.env" })
            {
                data.Add(command, "text");
                data.Add(command, "json");
            }

            return data;
        }
    }

    public void Dispose() => machine.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_failure_has_its_status_and_leaves_standard_output_empty(string command, string format)
    {
        machine.Folder.Write("machine/home/claw/.env", "B=1\n");
        var before = machine.Now;
        var words = command.Split(' ');
        foreach (var (status, more) in new (int, string[])[]
        {
            (2, ["--no-such-option"]),
            (2, ["--color", "sometimes"]),
            (2, ["--output", ""]),
            (2, ["--output", "yaml=x"]),
            (2, ["--home", "/nowhere"]),
            (3, ["--output", "no/such/folder/report"]),
        })
        {
            var run = machine.Run([.. words, "--format", format, .. more]);
            Assert.Equal((status, ""), (run.ExitCode, run.Output));
            Assert.StartsWith("proxyfixer: ", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
            Assert.Equal(before, words[0] is "lint" || status == 2 ? machine.Now : before);
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_report_is_whole_and_alone_on_standard_output(string command, string format)
    {
        machine.Folder.Write("machine/home/claw/.env", "B=1\n");
        var run = machine.Run([.. command.Split(' '), "--format", format]);
        Assert.Equal(command == "lint" ? 1 : 0, run.ExitCode);
        Assert.NotEmpty(run.Output);
        switch (format)
        {
            case "json" or "sarif" or "gitlab":
                Assert.NotNull(JsonNode.Parse(run.Output));
                break;
            case "jsonl":
                Assert.All(run.Output.TrimEnd('\n').Split('\n'), line => Assert.NotNull(JsonNode.Parse(line)));
                break;
            case "junit":
                Assert.Equal("testsuites", XDocument.Parse(run.Output).Root!.Name.LocalName);
                break;
            case "html":
                Assert.Equal("html", XDocument.Parse(run.Output).Root!.Name.LocalName);
                break;
            default:
                Assert.EndsWith("\n", run.Output, StringComparison.Ordinal);
                break;
        }

        Assert.DoesNotContain("can be fixed: proxyfixer", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_same_input_gives_the_same_bytes(string command, string format)
    {
        if (command is "lint" or "env")
        {
            Assert.Equal(machine.Run(command, "--format", format), machine.Run(command, "--format", format));
        }
    }
}
