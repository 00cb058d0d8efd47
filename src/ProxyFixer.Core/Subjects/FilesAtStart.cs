using System.Collections.Immutable;
using ProxyFixer.Gateways;
using ProxyFixer.Machine;

namespace ProxyFixer.Subjects;

/// <summary>Which services start with which files: drop-ins, environment files, environment.d, what a wrapper reads.</summary>
/// <param name="files">The machine.</param>
/// <param name="gateways">The services.</param>
public sealed class FilesAtStart(MachineFiles files, ImmutableArray<Gateway> gateways)
{
    private readonly Lazy<ILookup<string, (Gateway Gateway, string Path)>> readers = new(() => gateways
        .SelectMany(gateway => Paths(gateway).Distinct(StringComparer.Ordinal).Select(path => (gateway, path)))
        .ToLookup(pair => files.Resolve(pair.path) ?? pair.path, StringComparer.Ordinal));

    /// <summary>Finds the services that start with a file.</summary>
    /// <param name="path">Absolute as seen from the root; links are followed.</param>
    /// <returns>Each service with the path by which it knows the file; empty where none reads it.</returns>
    public IEnumerable<(Gateway Gateway, string Path)> Readers(string path) => readers.Value[files.Resolve(path) ?? path];

    // A file that adds nothing but a warning counts too. The unit itself is a subject of its own.
    private static IEnumerable<string> Paths(Gateway gateway)
    {
        var service = gateway.Service;
        var variables = service.Variables.SelectMany(variable => variable.Beaten.Append(variable.Origin))
            .Concat(service.Lost.SelectMany(lost => lost.Origins)).Select(origin => origin.Location?.Path).OfType<string>();
        return service.DropIns.Concat(service.EnvironmentFiles.SelectMany(use => use.Files).Select(file => file.Path))
            .Concat(variables).Concat(service.Warnings.Select(warning => warning.Path))
            .Concat(gateway.Command.EnvFile is { } wrapped ? [wrapped] : [])
            .Where(path => path != service.Fragment);
    }
}
