using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Benchmarks.Measuring;

/// <summary>
/// Measures work of the program's own parts with BenchmarkDotNet, in this process: a project that it wrote and built for each run would
/// have to be restored again, and this one is built as the program is (csproj) and has its settings of the runtime. Its methods are emitted,
/// so that no call through a delegate is timed.
/// </summary>
internal static class InProcess
{
    private const int WarmUps = 4;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>Runs the benchmarks of a class; BenchmarkDotNet prints its progress and its own table.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <param name="effort">How many runs count.</param>
    /// <param name="isWanted">Which values of its parameters are measured.</param>
    /// <returns>What was measured, in the order of the parameters, then of the methods.</returns>
    /// <exception cref="InvalidOperationException">A benchmark failed; its log lies in the folder of artefacts.</exception>
    public static IReadOnlyList<Sample> Run<T>(Effort effort, Func<Sample, bool> isWanted)
    {
        var summary = BenchmarkRunner.Run<T>(Config(effort, one => isWanted(new(one))));
        return summary.Reports.Length > 0 && summary.Reports.All(report => report is { Success: true, ResultStatistics: not null })
            ? [.. summary.Reports.Select(report => new Sample(report.BenchmarkCase, report))]
            : throw new InvalidOperationException($"not every benchmark of {typeof(T).Name} was measured; {summary.LogFilePath} says why");
    }

    private static ManualConfig Config(Effort effort, Func<BenchmarkCase, bool> isWanted) => ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(new InProcessEmitToolchain(Longest, logOutput: false))
            .WithWarmupCount(WarmUps) // with this time, a second: the runtime compiles a hot method again in the background
            .WithIterationCount(effort.Runs)
            .WithIterationTime(TimeInterval.FromMilliseconds(250))
            .WithEvaluateOverhead(false))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddFilter(new SimpleFilter(isWanted))
        .AddLogger(ConsoleLogger.Default)
        .WithArtifactsPath(Path.Combine(Repository.Root, ".cache/benchmarks"));
}

/// <summary>One benchmark with values of its parameters, and once it was run what was measured.</summary>
/// <param name="Case">What BenchmarkDotNet runs.</param>
/// <param name="Report">What it measured; null before.</param>
internal sealed record Sample(BenchmarkCase Case, BenchmarkReport? Report = null)
{
    /// <summary>The name of the method.</summary>
    public string Method => Case.Descriptor.WorkloadMethod.Name;

    /// <summary>The value of a parameter.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name.</param>
    public T Parameter<T>(string name) => (T)Case.Parameters[name];

    /// <summary>What was measured as a line of a table.</summary>
    /// <param name="group">The name on the command line.</param>
    /// <param name="name">What was measured.</param>
    /// <param name="bytes">Size of what was read; 0 where no rate makes sense.</param>
    public Measurement As(string group, string name, long bytes = 0)
    {
        var times = Report!.ResultStatistics!;
        return new(group, name, times.Median / 1e9, bytes, Report.GcStats.GetBytesAllocatedPerOperation(Case))
        {
            Least = times.Min / 1e9,
            Most = times.Max / 1e9,
        };
    }
}
