using System.ComponentModel;
using ProxyFixer.Benchmarks.Measuring;

namespace ProxyFixer.Benchmarks.Systemd;

/// <summary>The environment of many services with drop-ins, computed from the files alone, beside systemd's own reading of them.</summary>
internal static class SystemdBenchmarks
{
    private const string Group = "systemd";

    public static Benchmark All { get; } = new(Group, Run);

    private static IEnumerable<Measurement> Run(Effort effort)
    {
        var (count, few) = effort.IsQuick ? (100, 20) : (1000, 200);
        var samples = InProcess.Run<ServiceReading>(effort, one => new[] { few, count, 2 * count }.Contains(Services(one)));
        Measurement Ours(int services) => samples.Single(one => Services(one) == services).As(Group, $"{services} services with 3 drop-ins each");
        yield return Ours(count);
        yield return Ours(2 * count).GrowthFrom(Ours(count), 2);
        yield return Ours(few);
        if (Theirs(few, effort) is { } theirs)
        {
            yield return theirs.Beside(Ours(few));
        }
    }

    private static int Services(Sample one) => one.Parameter<int>(nameof(ServiceReading.Services));

    private static Measurement? Theirs(int count, Effort effort)
    {
        using var units = new SampleUnits(count);
        try
        {
            string[] names = [.. Enumerable.Range(0, count).Select(SampleUnits.Name)];
            var seconds = Timing.OfProgram(
                effort.Runs, ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", .. names], ("SYSTEMD_UNIT_PATH", units.UnitFolder + ":"));
            return new(Group, $"systemd-analyze verify, the same {count}", seconds);
        }
        catch (Win32Exception)
        {
            Console.Error.WriteLine("systemd: systemd-analyze is not installed, so nothing to compare with");
            return null;
        }
    }
}
