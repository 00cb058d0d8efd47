using ProxyFixer.Machine;

namespace ProxyFixer.Services.Systemd;

/// <summary>Which file each service name of a scope leads to, aliases included.</summary>
/// <remarks>systemd's <c>unit_file_build_name_map</c> and <c>unit_file_find_fragment</c>.</remarks>
internal sealed class UnitMap
{
    private const int MostHops = 8;
    private readonly SystemdFiles files;
    private readonly string[] resolvedFolders;
    private readonly string[] searchPath;

    // A value that begins with '/' is a file; any other is the name this one is an alias of.
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> aliases = new(StringComparer.Ordinal);

    /// <summary>Lists the folders of a scope.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="searchPath">Folders, strongest first; one that is a link to an earlier one counts once.</param>
    public UnitMap(SystemdFiles files, IEnumerable<string> searchPath)
    {
        (this.files, this.searchPath) = (files, [.. searchPath]);
        var folders = this.searchPath.DistinctBy(folder => files.Resolve(folder) ?? folder, StringComparer.Ordinal)
            .Where(folder => files.List(folder).Count > 0).ToArray();
        Folders = folders;
        resolvedFolders = [.. folders.Select(folder => files.Resolve(folder) ?? folder)];
        foreach (var folder in folders)
        {
            AddFolder(folder);
        }

        AddAliases();
    }

    /// <summary>Tells whether the map would be the same where other files are planned: most plans add a drop-in, and no unit.</summary>
    /// <param name="others">A view of the same files on disk.</param>
    /// <returns>True where no planned file is a unit, or the first in a folder of the search path.</returns>
    public bool Holds(SystemdFiles others) => searchPath.All(folder =>
        others.PlannedIn(folder) is not { } added || (Folders.Contains(folder) && added.All(name => UnitName.TryParse(name) is null)));

    /// <summary>The folders that exist, strongest first.</summary>
    public IReadOnlyList<string> Folders { get; }

    /// <summary>All service names that have a file or a link, templates included, sorted.</summary>
    public IEnumerable<string> Names => ids.Keys.Order(StringComparer.Ordinal);

    /// <summary>Finds the main file of a service and all names it goes by.</summary>
    /// <param name="name">The name asked for, no template.</param>
    /// <returns>The file's path or null, and the names: the asked one first, the others sorted.</returns>
    public (string? Fragment, IReadOnlyList<string> Names) Find(UnitName name)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var (fragment, exists) = Follow(name.Full);
        if (!exists && name.Template is { } template)
        {
            (fragment, _) = Follow(template);
        }

        AddNames(names, name, name.Full, fragment);
        if (fragment is not null && MachinePath.Name(fragment) is var own && own != name.Full)
        {
            AddNames(names, name, own, fragment);
        }

        names.Remove(name.Full);
        return (fragment, [name.Full, .. names.Order(StringComparer.Ordinal)]);
    }

    private void AddFolder(string folder)
    {
        foreach (var entry in files.List(folder))
        {
            if (UnitName.TryParse(entry) is { } name && !ids.ContainsKey(entry) && Target(folder, name) is { } target)
            {
                ids[entry] = target;
            }
        }
    }

    // A file or a link out of the search path stands for itself; a link inside it is an alias. Null: skipped.
    private string? Target(string folder, UnitName name)
    {
        var path = folder + "/" + name.Full;
        if (files.ReadLink(path) is not { } link)
        {
            return path;
        }

        var raw = link.StartsWith('/') ? link : folder + "/" + link;
        var target = (files.Resolve(MachinePath.Folder(raw)) ?? "/").TrimEnd('/') + "/" + MachinePath.Name(raw);
        if (!Folders.Concat(resolvedFolders).Any(f => target.StartsWith(f + "/", StringComparison.Ordinal)))
        {
            return path;
        }

        var other = MachinePath.Name(target);
        return other != name.Full && IsAlias(name, UnitName.TryParse(other)) ? other : null;
    }

    private static bool IsAlias(UnitName name, UnitName? other) => other is not null
        && ((name.IsInstance == other.IsInstance && name.IsTemplate == other.IsTemplate) || (name.IsInstance && other.IsTemplate))
        && (!other.IsInstance || name.Instance == other.Instance);

    private void AddAliases()
    {
        foreach (var (source, target) in ids)
        {
            if (target[0] == '/' || Follow(source).Fragment is not { } file || files.IsMask(file) != false)
            {
                continue;
            }

            var own = MachinePath.Name(file);
            var name = UnitName.TryParse(source)!;
            own = name.IsInstance && UnitName.TryParse(own) is { IsTemplate: true } template ? template.WithInstance(name.Instance!) : own;
            (aliases.TryGetValue(own, out var known) ? known : aliases[own] = []).Add(source);
        }
    }

    private (string? Fragment, bool Exists) Follow(string name)
    {
        var id = name;
        for (var hop = 0; hop < MostHops; hop++)
        {
            if (!ids.TryGetValue(id, out var next)
                && (hop == 0 || UnitName.TryParse(id)?.Template is not { } template || !ids.TryGetValue(template, out next)))
            {
                return (null, false);
            }

            if (next[0] == '/')
            {
                return (next, true);
            }

            id = next;
        }

        return (null, true);
    }

    private void AddNames(HashSet<string> names, UnitName asked, string name, string? fragment)
    {
        var parsed = UnitName.TryParse(name);
        if (parsed is { IsTemplate: false })
        {
            names.Add(name);
        }
        else if (parsed is not null && asked.IsInstance)
        {
            names.Add(parsed.WithInstance(asked.Instance!));
        }

        foreach (var alias in aliases.GetValueOrDefault(name) ?? [])
        {
            var instance = asked.IsInstance && UnitName.TryParse(alias) is { IsTemplate: true } template ? template.WithInstance(asked.Instance!) : null;
            var leadsElsewhere = instance is not null && fragment is not null
                && Follow(instance).Fragment is { } other && MachinePath.Name(other) != MachinePath.Name(fragment);
            if (!leadsElsewhere)
            {
                names.Add(instance ?? alias);
            }
        }
    }
}
