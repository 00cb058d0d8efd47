using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>A unit file that the user named and that no manager of the machine reads where it lies.</summary>
internal static class StandaloneUnit
{
    /// <summary>Computes the service that the file would be with the drop-ins beside it; of the system's own units and drop-ins none count.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="text">The unit file; its path need not exist.</param>
    /// <returns>The computation, and the service.</returns>
    public static (ServiceEnvironment Environment, EffectiveService Service) Read(MachineFiles files, SourceText text)
    {
        var planned = ImmutableDictionary<string, SourceText>.Empty.WithComparers(StringComparer.Ordinal).Add(text.Path, text);
        var environment = new ServiceEnvironment(files, planned: planned);
        return (environment, environment.Compute(SystemdScope.Within(MachinePath.Folder(text.Path)), MachinePath.Name(text.Path)));
    }
}
