using ProxyFixer.Formats.Systemd;
using ProxyFixer.Machine;

namespace ProxyFixer.Services.Systemd;

/// <summary>What system.conf or user.conf, and their drop-ins, give to services.</summary>
/// <param name="Default"><c>DefaultEnvironment=</c>, in order.</param>
/// <param name="Own"><c>ManagerEnvironment=</c>: the manager's own variables, in order.</param>
/// <remarks>Measured on 252; which main file counts: systemd-system.conf(5) and the release notes of 256.</remarks>
internal sealed record ManagerConfiguration(IReadOnlyList<VariableOrigin> Default, IReadOnlyList<VariableOrigin> Own)
{
    private static readonly string[] Folders = ["/etc/systemd", "/run/systemd", "/usr/local/lib/systemd", "/usr/lib/systemd"];

    /// <summary>Reads the configuration of a manager.</summary>
    /// <param name="files">The machine.</param>
    /// <param name="scope">The manager.</param>
    /// <param name="version">The systemd that reads it.</param>
    /// <returns>The variables.</returns>
    public static ManagerConfiguration Read(SystemdFiles files, SystemdScope scope, SystemdVersion version)
    {
        var name = scope.IsUser ? "user.conf" : "system.conf";
        string[] own = scope.User is null ? [] : [scope.User.Home.TrimEnd('/') + "/.config/systemd"];
        string[] folders = [.. own, .. Folders];
        var mains = version.ManagerConfigAnywhere ? folders : [.. own, Folders[0]];
        var main = mains.Select(folder => folder + "/" + name).Where(path => files.Status(path) is not null).Take(1);
        var dropIns = new SortedDictionary<string, string>(Bytewise.Comparer);
        foreach (var folder in folders.Select(folder => $"{folder}/{name}.d"))
        {
            foreach (var dropIn in DropIns.ConfigurationNames(files, folder))
            {
                dropIns.TryAdd(dropIn, folder + "/" + dropIn);
            }
        }

        return Read(files, main.Concat(dropIns.Values), version);
    }

    private static ManagerConfiguration Read(SystemdFiles files, IEnumerable<string> paths, SystemdVersion version)
    {
        var configuration = new ManagerConfiguration(new List<VariableOrigin>(), new List<VariableOrigin>());
        foreach (var path in paths)
        {
            if (files.Read(path) is not { } text)
            {
                continue;
            }

            var file = UnitFile.Parse(text, version, UnitDialect.Manager);
            foreach (var assignment in file.Assignments)
            {
                configuration.Add(files, file, assignment);
            }

            if (file.Failure is not null)
            {
                break;
            }
        }

        return configuration;
    }

    private void Add(SystemdFiles files, UnitFile file, UnitAssignment assignment)
    {
        if (assignment.Key is not ("DefaultEnvironment" or "ManagerEnvironment"))
        {
            return;
        }

        var list = (List<VariableOrigin>)(assignment.Key == "DefaultEnvironment" ? Default : Own);
        if (assignment.Value.Length == 0)
        {
            list.Clear();
        }

        foreach (var word in EnvironmentWords.Split(assignment.Value).Words)
        {
            var resolved = ResolvedText.Resolve(word.Text, letter => UnitSpecifiers.OfSystem(files, letter));
            if (resolved.Text is { } text && EnvironmentWords.IsAssignment(text))
            {
                var equals = text.IndexOf('=', StringComparison.Ordinal);
                var place = new Text.Location(file.Text, EnvironmentWords.SpanOf(assignment.Value, word));
                list.Add(new(text[..equals], text[(equals + 1)..], VariableLayer.DefaultEnvironment, place) { IsExact = resolved.IsExact });
            }
        }
    }
}
