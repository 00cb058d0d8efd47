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

    // The file that defines a service is a subject of its own.
    private static IEnumerable<string> Paths(Gateway gateway) => gateway.Service.Files
        .Concat(gateway.Command.EnvFile is { } wrapped ? [wrapped] : Array.Empty<string>()).Concat(gateway.Command.Files)
        .Where(path => path != gateway.Service.Path);
}
