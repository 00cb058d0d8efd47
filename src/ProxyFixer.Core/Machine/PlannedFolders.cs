namespace ProxyFixer.Machine;

/// <summary>The folders that planned files lie in, with what is in them: a view with many is asked for the folders of a whole machine.</summary>
internal sealed class PlannedFolders
{
    private readonly Dictionary<string, HashSet<string>> names = new(StringComparer.Ordinal);

    /// <summary>Takes in the folders of all files, up to the root.</summary>
    /// <param name="files">Absolute paths without links, as seen from the root.</param>
    public PlannedFolders(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            for (var path = file; path != "/" && Add(MachinePath.Folder(path), MachinePath.Name(path)); path = MachinePath.Folder(path))
            {
            }
        }
    }

    /// <summary>Tells whether a planned file lies below a folder.</summary>
    /// <param name="folder">Absolute path without links.</param>
    /// <returns>True where one does.</returns>
    public bool Has(string folder) => names.ContainsKey(folder);

    /// <summary>Names what planned files bring into a folder.</summary>
    /// <param name="folder">Absolute path without links.</param>
    /// <returns>Files and folders, each once, in no order; empty for none.</returns>
    public IEnumerable<string> Names(string folder) => names.TryGetValue(folder, out var found) ? found : [];

    // False where it is there already, and so are the folders above.
    private bool Add(string folder, string name)
    {
        if (!names.TryGetValue(folder, out var found))
        {
            names[folder] = found = new(StringComparer.Ordinal);
        }

        return found.Add(name);
    }
}
