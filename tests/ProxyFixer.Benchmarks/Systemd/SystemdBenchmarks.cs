using System.ComponentModel;
using ProxyFixer.Benchmarks.Measuring;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Benchmarks.Systemd;

/// <summary>The environment of many services with drop-ins, computed from the files alone, beside systemd's own reading of them.</summary>
internal static class SystemdBenchmarks
{
    private const string Group = "systemd";

    public static Benchmark All { get; } = new(Group, Run);

    private static IEnumerable<Measurement> Run(Effort effort)
    {
        var count = effort.IsQuick ? 100 : 1000;
        var sample = effort.IsQuick ? 20 : 200;
        using var units = new SampleUnits(count);
        using var twice = new SampleUnits(2 * count);
        using var some = new SampleUnits(sample);
        var once = Ours(units, count, effort);
        yield return once;
        yield return Ours(twice, 2 * count, effort).GrowthFrom(once);
        var few = Ours(some, sample, effort);
        yield return few;
        if (Theirs(some, sample, effort) is { } theirs)
        {
            yield return theirs.Beside(few);
        }
    }

    private static Measurement Ours(SampleUnits units, int count, Effort effort)
    {
        var (seconds, processor, allocated) = Timing.Of(effort.Runs, () => Compute(units.Root, count));
        return new(Group, $"{count} services with 3 drop-ins each", seconds, units.Bytes, allocated, processor);
    }

    // A new object each time, as each run of the program makes one: nothing is remembered from the run before.
    private static List<EffectiveService> Compute(string root, int count)
    {
        var environment = new ServiceEnvironment(new MachineFiles(root));
        var services = environment.ListServices(SystemdScope.System).Select(name => environment.Compute(SystemdScope.System, name)).ToList();
        return services.Count(service => service.Starts && service.DropIns.Length == 3) == count
            ? services
            : throw new InvalidOperationException("not every service was computed");
    }

    private static Measurement? Theirs(SampleUnits units, int count, Effort effort)
    {
        try
        {
            string[] names = [.. Enumerable.Range(0, count).Select(SampleUnits.Name)];
            var seconds = Timing.OfProgram(
                effort.Runs, ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", .. names], ("SYSTEMD_UNIT_PATH", units.UnitFolder + ":"));
            return new(Group, $"systemd-analyze verify, the same {count}", seconds, units.Bytes);
        }
        catch (Win32Exception)
        {
            Console.Error.WriteLine("systemd: systemd-analyze is not installed, so nothing to compare with");
            return null;
        }
    }
}
