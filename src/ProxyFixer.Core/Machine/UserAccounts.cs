using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using ProxyFixer.Text;

namespace ProxyFixer.Machine;

/// <summary>The users of /etc/passwd and /etc/group; accounts of a directory server are not among them.</summary>
/// <param name="All">In the order of /etc/passwd.</param>
public sealed record UserAccounts(ImmutableArray<UserAccount> All)
{
    // By the text of /etc/passwd: every home asks for it.
    private static readonly ConditionalWeakTable<SourceText, Reading> Known = [];

    private readonly Lazy<Dictionary<string, UserAccount>> byHome = new(() =>
        All.GroupBy(user => MachinePath.Join("/", user.Home), StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal));

    /// <summary>Reads the accounts of a machine.</summary>
    /// <param name="files">The machine.</param>
    /// <returns>The accounts; none where /etc/passwd is missing or cannot be read.</returns>
    public static UserAccounts Read(MachineFiles files)
    {
        var (passwd, group) = (files.ReadOrNull("/etc/passwd"), files.ReadOrNull("/etc/group"));
        if (passwd is null)
        {
            return new([]);
        }

        if (!Known.TryGetValue(passwd, out var reading) || reading.Group != group)
        {
            reading = new(group, Parse(passwd, group));
            Known.AddOrUpdate(passwd, reading);
        }

        return reading.Accounts;
    }

    /// <summary>The home folders of a machine that is not the one we run on.</summary>
    /// <param name="files">The machine.</param>
    /// <returns>Those of <c>/etc/passwd</c> that exist; without that file <c>/root</c> and <c>/home/*</c>; and on a Mac <c>/Users/*</c>; each once; <c>/root</c> where there is none.</returns>
    public static ImmutableArray<string> Homes(MachineFiles files)
    {
        var users = Read(files).All;
        var named = users.IsEmpty
            ? files.List("/home").Select(name => "/home/" + name).Prepend("/root")
            : users.Where(user => user.Home.StartsWith('/')).Select(user => MachinePath.Join("/", user.Home)).Where(home => home != "/");
        var onMac = files.List("/Users").Where(name => name != "Shared" && name[0] != '.').Select(name => "/Users/" + name);
        ImmutableArray<string> homes = [.. named.Concat(onMac).Distinct(StringComparer.Ordinal).Where(files.IsFolder)];
        return homes.IsEmpty ? ["/root"] : homes;
    }

    /// <summary>Finds a user by name or by number, as <c>User=</c> does.</summary>
    /// <param name="nameOrId">A login name or a decimal user id.</param>
    /// <returns>The account, or null. The superuser and nobody are always known.</returns>
    public UserAccount? Find(string nameOrId) => nameOrId is "root" or "0"
        ? UserAccount.Root
        : All.FirstOrDefault(user => user.Name == nameOrId)
            ?? (IsId(nameOrId) ? All.FirstOrDefault(user => user.Uid == Id(nameOrId)) : null)
            ?? (nameOrId is "nobody" or "65534" ? UserAccount.Nobody : null);

    /// <summary>Finds the user whose home a folder is.</summary>
    /// <param name="home">Absolute path as seen from the root, in its simplest form.</param>
    /// <returns>The first account with this home; null where there is none.</returns>
    public UserAccount? OfHome(string home) => byHome.Value.GetValueOrDefault(home);

    private static UserAccounts Parse(SourceText passwd, SourceText? group)
    {
        var groups = Lines(group, 4).Where(g => IsId(g[2])).ToArray();
        var byMember = groups.SelectMany(g => g[3].Split(',').Select(member => KeyValuePair.Create(member, g[2])))
            .ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return new([.. Lines(passwd, 7).Where(p => IsId(p[2]) && IsId(p[3])).Select(p => new UserAccount(
            p[0], Id(p[2]), Id(p[3]), p[5], p[6].Length == 0 ? "/bin/sh" : p[6],
            [Id(p[3]), .. byMember[p[0]].Select(Id).Where(gid => gid != Id(p[3]))],
            Array.Find(groups, g => Id(g[2]) == Id(p[3]))?[0] ?? p[3]))]);
    }

    private static IEnumerable<string[]> Lines(SourceText? text, int fields) =>
        (text?.Text.Split('\n') ?? []).Select(line => line.TrimEnd('\r').Split(':')).Where(parts => parts.Length >= fields);

    private static bool IsId(string text) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static uint Id(string text) => uint.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private sealed record Reading(SourceText? Group, UserAccounts Accounts);
}
