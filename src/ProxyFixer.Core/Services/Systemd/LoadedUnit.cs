using ProxyFixer.Formats.Systemd;

namespace ProxyFixer.Services.Systemd;

/// <summary>One file of a unit, with what its specifiers stand for.</summary>
/// <param name="File">The file.</param>
/// <param name="Specifiers">Those of the name the unit has while this file is read.</param>
internal sealed record UnitPart(UnitFile File, UnitSpecifiers Specifiers);

/// <summary>The files that make up a unit.</summary>
/// <param name="Id">The unit's own name.</param>
/// <param name="State">How loading went, before the settings were checked.</param>
/// <param name="Fragment">The main file, or null.</param>
/// <param name="DropIns">In the order applied.</param>
/// <param name="Parts">Main file and drop-ins, in the order applied.</param>
internal sealed record LoadedUnit(
    UnitName Id, UnitLoadState State, string? Fragment, IReadOnlyList<string> DropIns, IReadOnlyList<UnitPart> Parts);

/// <summary>Loads units of one scope.</summary>
internal sealed class UnitLoader(SystemdFiles files, SystemdScope scope, SystemdVersion version, UnitMap? before = null)
{
    /// <summary>Where each name leads.</summary>
    public UnitMap Map { get; } = before?.Holds(files) == true ? before : new(files, scope.SearchPath);

    /// <summary>Loads a unit.</summary>
    /// <param name="asked">The name asked for, no template.</param>
    /// <param name="fragmentOptional">True where drop-ins count without a main file (the user manager's own unit).</param>
    /// <returns>The unit's files.</returns>
    public LoadedUnit Load(UnitName asked, bool fragmentOptional = false)
    {
        var (fragment, names) = Map.Find(asked);
        var isMask = fragment is null ? null : files.IsMask(fragment);
        if (isMask is null && !fragmentOptional)
        {
            return new(asked, UnitLoadState.NotFound, null, [], []);
        }

        var id = IdOf(asked, fragment);
        var main = isMask == false ? files.Unit(fragment!) : null;
        if (isMask == false && main is null or { Failure: not null })
        {
            return new(id, UnitLoadState.Error, fragment, [], main is null ? [] : [Part(main, asked, fragment)]);
        }

        if (isMask == true && !version.ListsDropInsOfMasked)
        {
            return new(id, UnitLoadState.Masked, fragment, [], []);
        }

        var dropIns = DropIns.Find(files, Map.Folders, names);
        var parts = dropIns.Select(files.Unit).OfType<UnitFile>().Select(file => Part(file, id, fragment));
        return isMask == true
            ? new(id, UnitLoadState.Masked, fragment, dropIns, [])
            : new(id, UnitLoadState.Loaded, fragment, dropIns, main is null ? [.. parts] : [Part(main, asked, fragment), .. parts]);
    }

    // Through an alias the main file is read under the name asked for; only then the unit takes its own name.
    private static UnitName IdOf(UnitName asked, string? fragment) =>
        fragment is null || UnitName.TryParse(Machine.MachinePath.Name(fragment)) is not { } own ? asked
        : own.IsTemplate && asked.IsInstance ? UnitName.TryParse(own.WithInstance(asked.Instance!)) ?? asked
        : own.IsTemplate ? asked : own;

    private UnitPart Part(UnitFile file, UnitName name, string? fragment) => new(file, new(files, scope, version, name, fragment));
}
