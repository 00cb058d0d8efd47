using System.Collections.Immutable;
using System.Globalization;

namespace ProxyFixer.Machine;

/// <summary>One account of the machine.</summary>
/// <param name="Name">Login name.</param>
/// <param name="Id">User id.</param>
/// <param name="Home">Home folder, as seen from the root.</param>
/// <param name="Shell">Login shell; empty where none is named.</param>
public sealed record User(string Name, uint Id, string Home, string Shell);

/// <summary>The accounts of a machine, from <c>/etc/passwd</c> (passwd(5)).</summary>
public static class Users
{
    /// <summary>Lists the accounts.</summary>
    /// <param name="files">The machine.</param>
    /// <returns>In file order; damaged lines are left out; empty where there is no such file.</returns>
    public static ImmutableArray<User> List(MachineFiles files)
    {
        var users = ImmutableArray.CreateBuilder<User>();
        foreach (var line in (files.TryRead("/etc/passwd", out _)?.Text ?? "").Split('\n'))
        {
            if (line.TrimEnd('\r').Split(':') is [{ Length: > 0 } name, _, var id, _, _, ['/', ..] home, .. var rest]
                && uint.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                users.Add(new(name, number, MachinePath.Join("/", home), rest is [var shell, ..] ? shell : ""));
            }
        }

        return users.ToImmutable();
    }

    /// <summary>The home folders of a machine that is not the one we run on.</summary>
    /// <param name="files">The machine.</param>
    /// <returns>Those of <c>/etc/passwd</c> that exist; without that file <c>/root</c> and <c>/home/*</c>; each once.</returns>
    public static ImmutableArray<string> Homes(MachineFiles files)
    {
        var users = List(files);
        var named = users.IsEmpty
            ? files.List("/home").Select(name => "/home/" + name).Prepend("/root")
            : users.Select(user => user.Home).Where(home => home != "/");
        return [.. named.Distinct(StringComparer.Ordinal).Where(files.IsFolder)];
    }
}
