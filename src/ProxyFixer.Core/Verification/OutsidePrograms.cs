using System.Collections.Immutable;
using ProxyFixer.Machine;

namespace ProxyFixer.Verification;

/// <summary>The programs of this machine that may be asked about files, also about those below another root: what lies there is never run.</summary>
/// <param name="SearchPath">The variable PATH; null or empty for none.</param>
public sealed record OutsidePrograms(string? SearchPath)
{
    /// <summary>No program is asked.</summary>
    public static OutsidePrograms None { get; } = new(SearchPath: null);

    /// <summary>Finds a program.</summary>
    /// <param name="name">Its bare name.</param>
    /// <returns>The absolute path of the first file of that name in a folder of PATH; null where there is none.</returns>
    internal string? Find(string name) => (SearchPath ?? "").Split(':').Where(folder => folder.StartsWith('/'))
        .Select(folder => MachinePath.Join(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>All who can be asked, each by one thread at a time.</summary>
    /// <param name="look">Makes a view of the machine that is looked at; each has its own.</param>
    /// <param name="nodes">The Nodes that its services start, best first; asked only where that machine is this one.</param>
    /// <returns>The opinions.</returns>
    internal ImmutableArray<IOutsideOpinion> Opinions(Func<MachineFiles> look, IEnumerable<string> nodes)
    {
        var runner = new Runner();
        var files = look();
        var own = files.Root == "/" ? nodes : [];
        return
        [
            new NodeOpinion(runner, files, [.. own.Append(Find("node")).OfType<string>().Distinct(StringComparer.Ordinal)]),
            new SystemdOpinion(runner, look(), Find("systemd-analyze")),
        ];
    }
}
