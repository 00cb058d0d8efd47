using System.Collections.Immutable;
using ProxyFixer.Machine;

namespace ProxyFixer.Services;

/// <summary>What a start command really starts, seen through wrappers.</summary>
/// <param name="Node">The node binary as named, absolute as seen from the root; null where no node is seen.</param>
/// <param name="Options">Node's options before the script, in order.</param>
/// <param name="Script">The script, absolute as seen from the root; null where none is seen.</param>
/// <param name="Added">Variables that a wrapper adds (<c>/usr/bin/env A=b node …</c>), in order.</param>
/// <param name="Removed">Variables that a wrapper takes away (<c>env -u A</c>).</param>
/// <param name="ClearsEnvironment">True for <c>env -i</c>.</param>
/// <param name="EnvFile">A shell file with <c>export</c> lines that OpenClaw's own wrapper reads first; null where there is none.</param>
/// <param name="Unseen">What could not be followed, in a few words; null where all is plain.</param>
public sealed record StartCommand(
    string? Node,
    ImmutableArray<string> Options,
    string? Script,
    ImmutableArray<KeyValuePair<string, string>> Added,
    ImmutableArray<string> Removed,
    bool ClearsEnvironment,
    string? EnvFile,
    string? Unseen)
{
    /// <summary>Nothing is known of the command.</summary>
    /// <param name="unseen">Why, in a few words.</param>
    /// <returns>The command.</returns>
    public static StartCommand Unknown(string unseen) => new(null, [], null, [], [], false, null, unseen);

    /// <summary>The environment the node process gets.</summary>
    /// <param name="environment">What the service gives the command.</param>
    /// <returns>After the wrappers.</returns>
    public ImmutableSortedDictionary<string, string> Apply(ImmutableSortedDictionary<string, string> environment) =>
        (ClearsEnvironment ? environment.Clear() : environment.RemoveRange(Removed)).SetItems(Added);

    /// <summary>True where OpenClaw is what is started.</summary>
    public bool IsOpenClaw =>
        Script is not null && (Script.Contains("/openclaw/", StringComparison.Ordinal) || MachinePath.Name(Script).StartsWith("openclaw", StringComparison.Ordinal));
}
