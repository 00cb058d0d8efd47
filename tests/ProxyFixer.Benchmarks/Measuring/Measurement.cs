using System.Globalization;

namespace ProxyFixer.Benchmarks.Measuring;

/// <summary>One measured thing.</summary>
/// <param name="Group">The benchmark's name on the command line.</param>
/// <param name="Name">What was measured.</param>
/// <param name="Seconds">Median wall-clock time of one run.</param>
/// <param name="Bytes">Size of what was read, as UTF-8; 0 where no rate makes sense.</param>
/// <param name="Allocated">Bytes allocated in one run; null for other programs.</param>
/// <param name="Ratio">This time divided by that of the thing named in <paramref name="Against"/>, measured in the same run.</param>
/// <param name="Against">What the ratio compares with; null where there is none.</param>
internal sealed record Measurement(
    string Group, string Name, double Seconds, long Bytes = 0, long? Allocated = null, double? Ratio = null, string? Against = null)
{
    public const double MiB = 1024 * 1024;

    /// <summary>Seconds of the fastest run; null where only the median is known.</summary>
    public double? Least { get; init; }

    /// <summary>Seconds of the slowest run; null where only the median is known.</summary>
    public double? Most { get; init; }

    /// <summary>Bytes of memory held at once at most; null where nobody asked.</summary>
    public long? Peak { get; init; }

    /// <summary>The ratio that is to be reached; null for none.</summary>
    public double? Goal { get; init; }

    /// <summary>The peak that is to be reached, in MiB; null for none.</summary>
    public double? PeakGoal { get; init; }

    /// <summary>MiB read in a second, or null where no rate makes sense.</summary>
    public double? Rate => Bytes == 0 ? null : Bytes / MiB / Seconds;

    /// <summary>Bytes allocated for each byte read.</summary>
    public double? AllocatedPerByte => Bytes == 0 || Allocated is null ? null : (double)Allocated / Bytes;

    /// <summary>The ratio for people: two places behind the point, or three where two would leave nothing; "" where there is none.</summary>
    public string RatioText => Ratio is { } ratio ? ratio.ToString(ratio < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture) : "";

    /// <summary>Sets this time beside another of the same run.</summary>
    public Measurement Beside(Measurement other) => this with { Ratio = Seconds / other.Seconds, Against = other.Name };

    /// <summary>How the time grew from a smaller input; 1 is linear.</summary>
    /// <param name="smaller">The time for the smaller one.</param>
    /// <param name="times">How many times as large this input is.</param>
    public Measurement GrowthFrom(Measurement smaller, int times) =>
        this with { Ratio = Seconds / smaller.Seconds / times, Against = $"growth from {smaller.Name}" };
}
