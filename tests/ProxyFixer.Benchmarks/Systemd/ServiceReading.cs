using BenchmarkDotNet.Attributes;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Benchmarks.Systemd;

/// <summary>Computes the environment of every service of a generated machine.</summary>
public class ServiceReading
{
    private string root = "";
    private Action remove = () => { };

    /// <summary>How many services there are.</summary>
    [Params(20, 100, 200, 1000, 2000)]
    public int Services { get; set; }

    [GlobalSetup]
    public void Write()
    {
        var units = new SampleUnits(Services);
        (root, remove) = (units.Root, units.Dispose);
    }

    [GlobalCleanup]
    public void Remove() => remove();

    /// <summary>Reads the units with new objects, as each run of the program does: nothing is remembered from the run before.</summary>
    [Benchmark]
    public object Environments()
    {
        var environment = new ServiceEnvironment(new MachineFiles(root));
        var services = environment.ListServices(SystemdScope.System).Select(name => environment.Compute(SystemdScope.System, name)).ToList();
        return services.Count(service => service.Starts && service.DropIns.Length == 3) == Services
            ? services
            : throw new InvalidOperationException("not every service was computed");
    }
}
