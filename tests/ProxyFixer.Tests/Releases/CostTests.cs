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

    // Where the collector takes memory in small steps, each 64 KiB cost two calls, and each small page a stop in the kernel.
    [SkippableFact]
    public void Native_program_gets_its_memory_in_large_pieces_but_for_its_version()
    {
        using var folder = new TemporaryFolder();
        var lint = MemoryCalls(folder.Path, "lint", "--root", ReportedHost);
        Assert.InRange(lint.Length, 1, 110);
        Assert.Contains(lint, call => call.Contains("4194304, MADV_HUGEPAGE", StringComparison.Ordinal));
        Assert.DoesNotContain(MemoryCalls(folder.Path, "--version"), call => call.Contains("MADV_HUGEPAGE", StringComparison.Ordinal));
    }

    [Fact]
    public void Lint_of_the_reported_host_allocates_a_few_megabytes()
    {
        using var folder = new TemporaryFolder();
        Allocated(folder.Path, ReportedHost); // what is read once in a process
        Assert.InRange(Allocated(folder.Path, ReportedHost), 1, 12_000_000);
    }

    [Fact]
    public void Three_times_the_homes_cost_three_times_as_much()
    {
        using var folder = new TemporaryFolder();
        var (few, many) = (ManyHomes.Write(Path.Combine(folder.Path, "few"), 50), ManyHomes.Write(Path.Combine(folder.Path, "many"), 150));
        Allocated(folder.Path, few);
        Assert.InRange((double)Allocated(folder.Path, many) / Allocated(folder.Path, few), 2, 3.3);
    }

    private static long Allocated(string folder, string root)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        CommandRun.Of(["lint", "--root", root], folder);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <remarks>
    /// Nearly all are methods of the runtime's generic types over value types: code for them may not lie in another assembly, because the
    /// runtime is updated by itself. The native program compiles nothing.
    /// </remarks>
    [SkippableFact]
    public void Program_compiled_ahead_leaves_little_to_compile_when_it_runs()
    {
        Skip.IfNot(ReleasedFiles.IsWanted, "publishing takes most of a minute; PROXYFIXER_RELEASE=1 asks for it");
        using var folder = new TemporaryFolder();
        var program = AheadOfTime.Publish(folder.Path);
        Assert.InRange(Compiled(program, folder.Path, "--version"), 1, 15);
        Assert.InRange(Compiled(program, folder.Path, "lint", "--root", ReportedHost), 100, 2300);
    }

    // The runtime lists each method that it compiles.
    private static int Compiled(string program, string folder, params string[] arguments)
    {
        var list = Path.Combine(folder, "compiled");
        var environment = BuiltProgram.Environment(folder);
        (environment["DOTNET_JitStdOutFile"], environment["DOTNET_JitDisasmSummary"]) = (list, "1");
        File.Delete(list);
        ExternalTool.Run(BuiltProgram.Dotnet, [program, .. arguments], folder, environment);
        return File.ReadLines(list).Count();
    }

    private static string[] MemoryCalls(string folder, params string[] arguments)
    {
        ExternalTool.Require("strace");
        var (program, calls) = (ReleasedFiles.Program(), Path.Combine(folder, "calls"));
        ExternalTool.Run("strace", ["-f", "-o", calls, "-e", "trace=madvise,mprotect", program, .. arguments], folder, BuiltProgram.Environment(folder));
        return File.ReadAllLines(calls);
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
