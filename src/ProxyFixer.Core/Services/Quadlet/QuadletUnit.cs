using System.Collections.Immutable;
using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Quadlet;

/// <summary>A <c>.container</c> file with its drop-ins.</summary>
/// <param name="Scope">The manager it belongs to.</param>
/// <param name="Main">The file.</param>
/// <param name="DropIns">In the order applied.</param>
/// <param name="Folders">Where Quadlet looks for drop-ins, strongest first.</param>
internal sealed record QuadletUnit(SystemdScope Scope, UnitFile Main, ImmutableArray<UnitFile> DropIns, ImmutableArray<string> Folders)
{
    /// <summary>An environment file that is not there, and where it is named; null where all are, or that is not known.</summary>
    public PlacedText? Missing { get; init; }

    /// <summary>All its files in the order applied.</summary>
    public ImmutableArray<UnitFile> Files => [Main, .. DropIns];

    /// <summary>Makes a path of the file absolute.</summary>
    /// <param name="path">As written, specifiers resolved.</param>
    /// <returns>Absolute as seen from the root; a relative one is below the file's folder.</returns>
    public string Absolute(string path) => MachinePath.Join(MachinePath.Folder(Main.Text.Path), path);
}
