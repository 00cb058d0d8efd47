using System.Globalization;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Releases;

/// <summary>
/// What a run costs, counted and not timed, so that it is the same on every machine. The limits are a third above what was counted
/// when they were set: whoever reaches one has made something to be looked at again and again.
/// </summary>
public sealed class CostTests
{
    private static readonly string ReportedHost = Path.Combine(Repository.Root, "fixtures/reported-host/machine");

    [SkippableFact]
    public void Lint_of_the_reported_host_asks_the_system_a_few_hundred_things()
    {
        using var folder = new TemporaryFolder();
        Assert.InRange(Calls(folder.Path, "lint", "--root", ReportedHost), 100, 710);
    }

    [SkippableFact]
    public void Each_file_of_a_folder_costs_a_few_calls()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 1000; i++)
        {
            folder.Write($"many/{i / 50}/lib/{i}{(i % 2 == 0 ? ".js" : ".txt")}", "const answer = 42;\n");
        }

        Assert.InRange(Calls(folder.Path, "lint", Path.Combine(folder.Path, "many")), 1000, 4500);
    }

    [Fact]
    public void Lint_of_the_reported_host_allocates_a_few_megabytes()
    {
        using var folder = new TemporaryFolder();
        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            CommandRun.Of(["lint", "--root", ReportedHost], folder.Path);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(); // what is read once in a process
        Assert.InRange(Allocated(), 1, 12_000_000);
    }

    // Calls that look for, at or into files.
    private static int Calls(string folder, params string[] arguments)
    {
        ExternalTool.Require("strace");
        var (program, counts) = (ReleasedFiles.Program(), Path.Combine(folder, "counts"));
        ExternalTool.Run("strace", ["-f", "-c", "-o", counts, "-e", "trace=openat,readlinkat,statx,pread64,getdents64", program, .. arguments], folder, BuiltProgram.Environment(folder));
        var total = File.ReadLines(counts).Last(line => line.EndsWith("total", StringComparison.Ordinal));
        return int.Parse(total.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3], CultureInfo.InvariantCulture);
    }
}
