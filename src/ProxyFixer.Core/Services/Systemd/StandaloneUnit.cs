using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Systemd;

/// <summary>A unit file that the user named and that no manager of the machine reads where it lies.</summary>
internal static class StandaloneUnit
{
    private const string Place = "/etc/systemd/system";

    /// <summary>Computes services as if the file, with the drop-ins beside it, were a unit of the system.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="text">The unit file.</param>
    /// <returns>The computation.</returns>
    public static ServiceEnvironment Read(MachineFiles files, SourceText text)
    {
        var (name, folder) = (MachinePath.Name(text.Path), MachinePath.Folder(text.Path));
        var planned = DropIns(files, folder, name).Prepend(KeyValuePair.Create($"{Place}/{name}", text));
        return new(files, planned: planned.ToImmutableDictionary(StringComparer.Ordinal));
    }

    private static IEnumerable<KeyValuePair<string, SourceText>> DropIns(MachineFiles files, string folder, string name) =>
        from file in files.List($"{folder}/{name}.d")
        where file.EndsWith(".conf", StringComparison.Ordinal)
        let text = files.TryRead($"{folder}/{name}.d/{file}", out _)
        where text is not null
        select KeyValuePair.Create($"{Place}/{name}.d/{file}", text);
}
