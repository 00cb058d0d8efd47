using System.Text.Json.Nodes;
using System.Xml.Linq;
using ProxyFixer.Reports;
using ProxyFixer.Tests.Cli;
using ProxyFixer.Tests.Support;

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

    // One process for each form would take long: the user without rights writes all of them in one.
    [SkippableFact]
    public void A_user_who_may_write_nowhere_gets_the_report_and_one_error_for_each_file()
    {
        OtherUser.Require();
        ExternalTool.Run("chmod", ["-R", "a+rX", machine.Folder.Path], "/");
        var whole = OtherUser.RunWithoutHome(machine.Folder.Path, "lint", "--root", machine.Root);
        Assert.True(whole.ExitCode == 1, whole.Error);
        Assert.Equal(machine.Run("lint").Output, whole.Output);
        var refused = OtherUser.RunWithoutHome(machine.Folder.Path, ["lint", "--root", machine.Root, .. ReportCatalog.Names.Select(format => $"--output={format}=x.{format}")]);
        Assert.Equal((3, ""), (refused.ExitCode, refused.Output));
        Assert.Equal($"proxyfixer: {machine.Folder.Path}/x.{ReportCatalog.Names.First()} was not written: no permission\n", refused.Error);
        Assert.Equal(machine.Before, machine.Now);

        machine.Folder.Write("closed/gateway.env", "A=1\n");
        File.SetUnixFileMode(Path.Combine(machine.Folder.Path, "closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var closed = OtherUser.RunWithoutHome(machine.Folder.Path, "inspect", "closed/gateway.env");
        Assert.Equal((3, "", $"proxyfixer: closed/gateway.env was not looked at: {machine.Folder.Path}/closed: no permission to look into it\n"), (closed.ExitCode, closed.Output, closed.Error));
    }

    [SkippableFact]
    public void A_name_that_is_not_UTF_8_is_in_every_report_and_nothing_is_said_to_be_well()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "other systems have no such names");
        Assert.Equal(0, ExternalTool.Run("sh", ["-c", "mkdir named; : > \"named/$(printf 'g\\377.env')\""], machine.Folder.Path).ExitCode);
        foreach (var format in ReportCatalog.Names)
        {
            var printed = CommandRun.Of(["lint", "named", "--format", format], machine.Folder.Path);
            var written = CommandRun.Of(["lint", "named", "--output", format + "=x"], machine.Folder.Path);
            var said = format is "text" or "concise" ? "Nothing could be checked: 1 file could not be read.\n" : "";
            Assert.Equal((3, said), (printed.ExitCode, printed.Error));
            Assert.Equal((3, "", said), (written.ExitCode, written.Output, written.Error));
            Assert.Equal(printed.Output, File.ReadAllText(Path.Combine(machine.Folder.Path, "x")));
            Assert.Contains("not UTF-8", printed.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("no problem found", printed.Output, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Nothing of OpenClaw", printed.Output, StringComparison.Ordinal);
            Assert.Equal(format == "html", printed.Output.Contains("<title>ProxyFixer: nothing could be judged</title>", StringComparison.Ordinal));
        }

        machine.Folder.Write("named/gateway.env", "A=1\n");
        Assert.Equal("No problem found in 1 file; 1 more could not be read.\n", CommandRun.Of(["lint", "named"], machine.Folder.Path).Error);
        ExternalTool.Run("rm", ["-r", "named"], machine.Folder.Path); // .NET cannot name it
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
