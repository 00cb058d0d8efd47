using ProxyFixer.Machine;

namespace ProxyFixer.Services.Systemd;

/// <summary>Finds the drop-ins of a unit.</summary>
/// <remarks>Measured: the directory decides nothing but which of two files of one name is read; the order is by file name.</remarks>
internal static class DropIns
{
    /// <summary>Lists the drop-ins that apply.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="folders">The search path, strongest first.</param>
    /// <param name="names">All names of the unit.</param>
    /// <returns>Paths in the order applied: by file name, bytewise.</returns>
    public static IReadOnlyList<string> Find(SystemdFiles files, IReadOnlyList<string> folders, IReadOnlyList<string> names)
    {
        var found = new SortedDictionary<string, string>(Bytewise.Comparer);
        foreach (var folder in FoldersOf(files, folders, names).Distinct(StringComparer.Ordinal))
        {
            foreach (var name in ConfigurationNames(files, folder))
            {
                found.TryAdd(name, folder + "/" + name);
            }
        }

        return [.. found.Values];
    }

    /// <summary>Lists the configuration files of a folder: <c>*.conf</c>, not hidden.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="folder">Absolute path as seen from the root.</param>
    /// <returns>Names, sorted bytewise.</returns>
    public static IEnumerable<string> ConfigurationNames(SystemdFiles files, string folder) =>
        files.List(folder).Where(name => name.EndsWith(".conf", StringComparison.Ordinal) && !name.StartsWith('.'));

    private static IEnumerable<string> FoldersOf(SystemdFiles files, IReadOnlyList<string> folders, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            var own = UnitName.TryParse(name)?.DropInNames() ?? [];
            foreach (var folder in folders)
            {
                foreach (var dropIns in own)
                {
                    if (files.Has(folder, dropIns + ".d") && files.Resolve(folder + "/" + dropIns + ".d") is { } resolved)
                    {
                        yield return resolved;
                    }
                }
            }
        }

        foreach (var folder in folders)
        {
            if (files.Has(folder, "service.d") && files.Resolve(folder + "/service.d") is { } resolved)
            {
                yield return resolved;
            }
        }
    }
}
