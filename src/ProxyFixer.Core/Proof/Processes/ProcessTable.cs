using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ProxyFixer.Machine;

namespace ProxyFixer.Proof.Processes;

/// <summary>The processes of the machine that is looked at, read from its <c>/proc</c>.</summary>
/// <param name="files">The machine.</param>
internal sealed class ProcessTable(MachineFiles files)
{
    private const int LongestText = 64 * 1024;
    private const int LongestEnvironment = 2 * 1024 * 1024; // execve(2): a quarter of the stack's limit, 8 MiB
    private const double TicksPerSecond = 100; // USER_HZ, of every architecture that Node is built for

    /// <summary>Whether there is a <c>/proc</c> with processes.</summary>
    public bool IsThere => files.List("/proc").Any(IsNumber);

    /// <summary>Lists the processes.</summary>
    /// <returns>In the order of their numbers; what ends meanwhile is left out.</returns>
    public ImmutableArray<RunningProcess> All() =>
        [.. files.List("/proc").Where(IsNumber).Select(name => int.Parse(name, CultureInfo.InvariantCulture)).Order().Select(Read).OfType<RunningProcess>()];

    /// <summary>Reads the environment that a process was started with.</summary>
    /// <param name="process">The process.</param>
    /// <param name="isRefused">True where it may not be read.</param>
    /// <returns>Values by name, the first of a name; null where it cannot be read.</returns>
    public ImmutableSortedDictionary<string, string>? Environment(RunningProcess process, out bool isRefused)
    {
        if (files.ReadOfKernel(Path(process.Id, "environ"), LongestEnvironment, out isRefused) is not { } bytes)
        {
            return null;
        }

        var variables = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var pair in Words(bytes).Select(word => word.Split('=', 2)).Where(pair => pair.Length == 2))
        {
            variables.TryAdd(pair[0], pair[1]);
        }

        return variables.ToImmutable();
    }

    /// <summary>Tells when a process was started.</summary>
    /// <param name="process">The process.</param>
    /// <returns>The time; null where the machine does not tell when it was started itself.</returns>
    public DateTimeOffset? StartOf(RunningProcess process) =>
        Text("/proc/stat").Split('\n').FirstOrDefault(line => line.StartsWith("btime ", StringComparison.Ordinal)) is { } boot
        && long.TryParse(boot.AsSpan("btime ".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).AddSeconds(process.Ticks / TicksPerSecond) : null;

    private RunningProcess? Read(int id)
    {
        var status = Text(Path(id, "status")).Split('\n').Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2)
            .DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.Ordinal);
        var stat = Text(Path(id, "stat"));

        // The name in parentheses may hold anything; the 20th field behind it is the start.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return status.GetValueOrDefault("Uid", "").Split('\t')[0] is { Length: > 0 } user && fields.Length > 19
            && uint.TryParse(user, NumberStyles.None, CultureInfo.InvariantCulture, out var uid) && long.TryParse(fields[19], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new(id, uid, files.ReadLink(Path(id, "exe")), [.. Words(files.ReadOfKernel(Path(id, "cmdline"), LongestText, out _) ?? [])], Groups(id), ticks)
            : null;
    }

    // cgroups(7): "0::/path", of version 1 "1:name=systemd:/path".
    private ImmutableArray<string> Groups(int id) =>
        [.. Text(Path(id, "cgroup")).Split('\n').Select(line => line.Split(':', 3)).Where(parts => parts.Length == 3).Select(parts => parts[2]).Distinct(StringComparer.Ordinal)];

    private string Text(string path) => Encoding.UTF8.GetString(files.ReadOfKernel(path, LongestText, out _) ?? []);

    private static string[] Words(byte[] bytes) => Encoding.UTF8.GetString(bytes).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static string Path(int id, string name) => string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/{name}");

    private static bool IsNumber(string name) => name.Length is > 0 and < 10 && name.All(char.IsAsciiDigit);
}
