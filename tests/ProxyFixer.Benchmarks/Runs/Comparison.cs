using ProxyFixer.Benchmarks.Measuring;

namespace ProxyFixer.Benchmarks.Runs;

/// <summary>A run of ProxyFixer and what it is compared with.</summary>
/// <param name="Name">What ProxyFixer does.</param>
/// <param name="Ours">Program and arguments.</param>
/// <param name="Against">What the other does.</param>
/// <param name="Other">Program and arguments.</param>
/// <param name="Goal">The ratio that is to be reached; null for none.</param>
/// <param name="PeakGoal">The peak memory that is to be reached, in MiB; null for none.</param>
internal sealed record Comparison(string Name, string[] Ours, string Against, string[] Other, double? Goal = null, double? PeakGoal = null)
{
    /// <summary>Measures both.</summary>
    /// <param name="group">The name of the group.</param>
    /// <param name="pairs">How many pairs of runs count.</param>
    /// <param name="environment">Variables to add.</param>
    /// <param name="prepare">Makes a fresh start before each run, which is not timed; null for none.</param>
    /// <returns>A row for the other and one for ours, in this order.</returns>
    public IEnumerable<Measurement> Measure(string group, int pairs, (string Name, string Value)[] environment, Action? prepare = null)
    {
        var (other, ours, ratio) = Pairs.Of(pairs, Other, Ours, prepare, environment);
        long Peak(string[] command)
        {
            prepare?.Invoke();
            return PeakMemory.Of(command, environment);
        }

        yield return Row(group, Against, other) with { Peak = Peak(Other) };
        yield return Row(group, Name, ours) with
        {
            Peak = Peak(Ours),
            Ratio = ratio,
            Against = Against,
            Goal = Goal,
            PeakGoal = PeakGoal,
        };
    }

    private static Measurement Row(string group, string name, Spread spread) => new(group, name, spread.Median) { Least = spread.Least, Most = spread.Most };
}
