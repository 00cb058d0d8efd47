using System.Collections.Immutable;
using ProxyFixer.Machine;
using ProxyFixer.Tree;

namespace ProxyFixer.Services;

/// <summary>What a start command really starts, seen through wrappers.</summary>
/// <param name="Node">The node binary as named, absolute as seen from the root; null where no node is seen.</param>
/// <param name="Options">Node's options before the script, in order.</param>
/// <param name="Script">The script, absolute as seen from the root; null where none is seen.</param>
/// <param name="Added">Variables that a wrapper adds (<c>/usr/bin/env A=b node …</c>), in order.</param>
/// <param name="Removed">Variables that a wrapper takes away (<c>env -u A</c>) before it adds those.</param>
/// <param name="ClearsEnvironment">True for <c>env -i</c>.</param>
/// <param name="EnvFile">A shell file with <c>export</c> lines that OpenClaw's own wrapper reads first; null where there is none.</param>
/// <param name="Unseen">What could not be followed, in a few words; null where all is plain.</param>
public sealed record StartCommand(
    string? Node,
    ImmutableArray<string> Options,
    string? Script,
    ImmutableArray<StartVariable> Added,
    ImmutableArray<string> Removed,
    bool ClearsEnvironment,
    string? EnvFile,
    string? Unseen)
{
    /// <summary>What <see cref="EnvFile"/> holds; null where it is not there or cannot be read.</summary>
    public Document? EnvDocument { get; init; }

    /// <summary>The scripts that are run on the way, and the files that they read, absolute as seen from the root.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>True where the value of a proxy variable is computed on the way, so that nothing can be said of it.</summary>
    public bool ComputesProxies { get; init; }

    /// <summary>Nothing is known of the command.</summary>
    /// <param name="unseen">Why, in a few words.</param>
    /// <returns>The command.</returns>
    public static StartCommand Unknown(string unseen) => new(null, [], null, [], [], false, null, unseen);

    /// <summary>The environment the node process gets.</summary>
    /// <param name="given">What the service gives the command, by name.</param>
    /// <returns>After the wrappers, by name.</returns>
    public ImmutableSortedDictionary<string, StartVariable> Apply(ImmutableSortedDictionary<string, StartVariable> given)
    {
        var environment = given.ToBuilder();
        AddTo(environment, StartVariables.InFile(EnvDocument, "the env file of OpenClaw's wrapper"));
        var cleared = ClearsEnvironment ? [.. environment.Keys] : Removed;
        environment.RemoveRange(cleared);
        AddTo(environment, Added);
        return environment.ToImmutable();
    }

    private static void AddTo(ImmutableSortedDictionary<string, StartVariable>.Builder environment, IEnumerable<StartVariable> added)
    {
        foreach (var variable in added)
        {
            environment[variable.Name] = variable.Over(environment.GetValueOrDefault(variable.Name));
        }
    }

    /// <summary>True where OpenClaw is what is started.</summary>
    public bool IsOpenClaw =>
        Script is not null && (Script.Contains("/openclaw/", StringComparison.Ordinal) || MachinePath.Name(Script).StartsWith("openclaw", StringComparison.Ordinal));
}
