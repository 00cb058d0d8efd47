using System.Collections.Immutable;
using ProxyFixer.NodeJs.Undici;

namespace ProxyFixer.NodeJs;

/// <summary>Everything that decides, when a node process starts, which way its requests take.</summary>
public sealed record NodeStart
{
    /// <summary>The environment the process is started with; names are case-sensitive.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The command line behind the program: options, then the script; what follows the script does not matter.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The version of node, or null when it is not known.</summary>
    public NodeVersion? Version { get; init; }

    /// <summary>What the files of --env-file set together, a later file over an earlier one; null: not read.</summary>
    public IReadOnlyDictionary<string, string>? EnvFile { get; init; }

    /// <summary>Narrows an unknown version to what a package accepts; null: any measured version.</summary>
    public NodeRange? Engines { get; init; }

    /// <summary>
    /// The undici whose EnvHttpProxyAgent the program installs as the global dispatcher, in every version that it may have: fetch goes by
    /// its rules, not by those of the undici inside Node; empty where there is none.
    /// </summary>
    public ImmutableArray<UndiciRelease> Dispatchers { get; init; } = [];

    /// <summary>The versions to answer for: the known one, or every measured one that is possible.</summary>
    internal ImmutableArray<NodeVersion> Candidates =>
        Version is not null ? [Version]
        : [.. MeasuredNode.All.Where(version => Engines is null || Engines.Contains(version))];

    /// <summary>A variable as the running script sees it: the real environment wins over an env file.</summary>
    internal string? Variable(string name) =>
        Environment.TryGetValue(name, out var value) ? value : EnvFile?.GetValueOrDefault(name);
}
