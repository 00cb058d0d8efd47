using System.Globalization;
using System.Text.RegularExpressions;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;

namespace ProxyFixer.Services.Quadlet;

/// <summary>Where Quadlet looks for files and drop-ins (podman-systemd.unit(5); Podman's pkg/systemd/quadlet/unitdirs.go).</summary>
/// <param name="files">The machine.</param>
internal sealed partial class QuadletFolders(MachineFiles files)
{
    private const string Users = "/etc/containers/systemd/users";

    /// <summary>The folder in which an administrator, or the user, has files: new drop-ins go below it.</summary>
    /// <param name="scope">The manager.</param>
    /// <returns>Absolute as seen from the root.</returns>
    public static string Own(SystemdScope scope) => scope.User is { } user ? $"{user.Home.TrimEnd('/')}/.config/containers/systemd" : "/etc/containers/systemd";

    /// <summary>The folders of a manager with all below them, strongest first.</summary>
    /// <param name="scope">The manager.</param>
    /// <returns>Those that exist; no folders of drop-ins, and of the folder for users none that belongs to another.</returns>
    public IEnumerable<string> Of(SystemdScope scope)
    {
        var id = scope.User?.Uid.ToString(CultureInfo.InvariantCulture);
        string[] tops = id is null
            ? ["/run/containers/systemd", "/etc/containers/systemd", "/usr/share/containers/systemd"]
            : [$"{scope.RuntimeFolder}/containers/systemd", Own(scope), Users, $"{Users}/{id}"];
        bool IsOfAnother(string folder) => OfUser().IsMatch(folder) && !(folder + "/").StartsWith($"{Users}/{id}/", StringComparison.Ordinal);
        return tops.SelectMany(top => Below(top, folder => id is null ? folder == Users : IsOfAnother(folder))).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The drop-ins of a file.</summary>
    /// <param name="folders">The folders of its manager, strongest first.</param>
    /// <param name="name">The file's name: <c>a-b.container</c>.</param>
    /// <returns>Paths in the order applied, by name; of two with the same name the more specific one.</returns>
    public IEnumerable<string> DropIns(IEnumerable<string> folders, string name)
    {
        var found = new SortedDictionary<string, string>(Bytewise.Comparer);
        foreach (var folder in folders.SelectMany(folder => DropInNames(name).Select(names => $"{folder}/{names}")))
        {
            foreach (var file in files.List(folder).Where(file => file.EndsWith(".conf", StringComparison.Ordinal)))
            {
                found.TryAdd(file, $"{folder}/{file}");
            }
        }

        return found.Values;
    }

    /// <summary>The folders that drop-ins of a file may lie in.</summary>
    /// <param name="name">The file's name.</param>
    /// <returns>For <c>a-b.container</c>: <c>a-b.container.d</c>, <c>a-.container.d</c>, <c>container.d</c>.</returns>
    public static IEnumerable<string> DropInNames(string name)
    {
        yield return name + ".d";
        for (var dash = name.LastIndexOf('-'); dash > 0; dash = name.LastIndexOf('-', dash - 1))
        {
            yield return $"{name[..(dash + 1)]}.container.d";
        }

        yield return "container.d";
    }

    private IEnumerable<string> Below(string folder, Func<string, bool> isLeftOut)
    {
        if (!files.IsFolder(folder) || isLeftOut(folder))
        {
            return [];
        }

        return files.List(folder).Where(name => !name.EndsWith(".d", StringComparison.Ordinal) && files.ReadLink($"{folder}/{name}") is null)
            .SelectMany(name => Below($"{folder}/{name}", isLeftOut)).Prepend(folder);
    }

    // users/UID is that of one user; what lies in it is his alone.
    [GeneratedRegex("^/etc/containers/systemd/users/[0-9]+(?:/|$)")]
    private static partial Regex OfUser();
}
