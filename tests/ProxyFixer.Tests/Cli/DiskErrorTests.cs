using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Cli;

/// <summary>The disk reports an error at one step of reading: it is told, and never a stack trace.</summary>
public sealed class DiskErrorTests
{
    private const string Services = "home/claw/.config/systemd/user";
    private const string State = "home/claw/.openclaw";

    public static TheoryData<string, string> Steps
    {
        get
        {
            var steps = new TheoryData<string, string>();
            foreach (var folder in new[] { Services, State, "home/claw", "usr/lib/node_modules/openclaw" })
            {
                foreach (var call in new[] { "openat", "readlinkat", "statx", "getdents64", "pread64" })
                {
                    if (call != "pread64" || folder != "home/claw") // which holds no file of its own
                    {
                        steps.Add(folder, call);
                    }
                }
            }

            return steps;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Steps))]
    public void An_error_of_the_disk_is_told(string folder, string call)
    {
        ExternalTool.Require("strace");
        using var machine = new ReportedMachine();
        var place = Path.Combine(machine.Root, folder);
        string[] files = call == "pread64" ? Directory.GetFiles(place) : [place];
        var trace = Path.Combine(machine.Folder.Path, "trace");
        var run = ExternalTool.Run(
            "strace",
            ["-f", "-o", trace, .. files.SelectMany(file => new[] { "-P", file }), "-e", $"trace={call}", "-e", $"inject={call}:error=EIO",
                .. BuiltProgram.Command, "lint", "--root", machine.Root],
            machine.Folder.Path,
            BuiltProgram.Environment(machine.Folder.Path));
        Skip.If(File.ReadAllText(trace).Contains("Operation not permitted", StringComparison.Ordinal), "strace may not trace here");
        var isMet = File.ReadAllText(trace).Contains("INJECTED", StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.True(run.ExitCode == (isMet ? 3 : 1), $"{run.ExitCode} {run.Output} {run.Error}");
        Assert.True(!isMet || (run.Output + run.Error).Contains("Input/output error", StringComparison.Ordinal), run.Output + run.Error);
    }
}
