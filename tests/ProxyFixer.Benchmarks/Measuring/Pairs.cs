namespace ProxyFixer.Benchmarks.Measuring;

/// <summary>
/// Times two programs in turn, one run after the other: load that comes and goes hits both, so the ratio of the two runs of a pair says
/// more than that of two medians.
/// </summary>
internal static class Pairs
{
    /// <summary>Runs both several times after one pair that does not count.</summary>
    /// <param name="pairs">How many pairs count.</param>
    /// <param name="other">Program and arguments of what is compared with.</param>
    /// <param name="ours">Program and arguments of what is measured.</param>
    /// <param name="prepare">Makes a fresh start before each run, which is not timed; null for none.</param>
    /// <param name="environment">Variables to add.</param>
    /// <returns>What was measured, and the median of the ratios of each pair.</returns>
    public static (Spread Other, Spread Ours, double Ratio) Of(int pairs, string[] other, string[] ours, Action? prepare, params (string Name, string Value)[] environment)
    {
        double Once(string[] command)
        {
            prepare?.Invoke();
            return Timing.Once(command[0], command[1..], environment).Seconds;
        }

        var (theirs, own) = (new double[pairs], new double[pairs]);
        for (var pair = -1; pair < pairs; pair++)
        {
            var (one, two) = (Once(other), Once(ours));
            if (pair >= 0)
            {
                (theirs[pair], own[pair]) = (one, two);
            }
        }

        double[] ratios = [.. own.Zip(theirs, (one, two) => one / two)];
        return (Spread.Of(theirs), Spread.Of(own), Timing.Median(ratios));
    }
}

/// <summary>The times of several runs.</summary>
/// <param name="Least">Seconds of the fastest.</param>
/// <param name="Median">Seconds of the one in the middle.</param>
/// <param name="Most">Seconds of the slowest.</param>
internal sealed record Spread(double Least, double Median, double Most)
{
    /// <summary>Looks at the times of some runs.</summary>
    /// <param name="seconds">At least one; left as they are.</param>
    public static Spread Of(double[] seconds) => new(seconds.Min(), Timing.Median([.. seconds]), seconds.Max());
}
