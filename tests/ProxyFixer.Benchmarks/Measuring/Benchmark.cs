namespace ProxyFixer.Benchmarks.Measuring;

/// <summary>A group of measurements that can be asked for by name.</summary>
/// <param name="Name">On the command line.</param>
/// <param name="Run">Measures.</param>
internal sealed record Benchmark(string Name, Func<Effort, IEnumerable<Measurement>> Run);

/// <summary>How much is measured.</summary>
/// <param name="IsQuick">True for smaller inputs and fewer runs: enough to see that everything works.</param>
internal sealed record Effort(bool IsQuick)
{
    /// <summary>How many runs the median is taken of.</summary>
    public int Runs => IsQuick ? 3 : 7;

    /// <summary>Sizes of the texts, in MiB.</summary>
    public int[] Sizes => IsQuick ? [1, 4] : [1, 10, 100];
}
