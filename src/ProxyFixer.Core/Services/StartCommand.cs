using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ProxyFixer.Machine;
using ProxyFixer.OpenClaw.State;
using ProxyFixer.Text;
using ProxyFixer.Tree;

namespace ProxyFixer.Services;

/// <summary>What a start command really starts, seen through wrappers.</summary>
/// <param name="Node">The node binary as named, absolute as seen from the root; null where no node is seen.</param>
/// <param name="Options">Node's options before the script, in order.</param>
/// <param name="Script">The script, absolute as seen from the root; null where none is seen.</param>
/// <param name="Added">Variables that a wrapper adds (<c>/usr/bin/env A=b node …</c>), in order.</param>
/// <param name="Removed">Names that a wrapper takes away (<c>env -u A</c>) before it adds those, each where it says so.</param>
/// <param name="Cleared">The word by which a wrapper takes all of them away (<c>env -i</c>); null where none does.</param>
/// <param name="EnvFile">A shell file with <c>export</c> lines that OpenClaw's own wrapper reads first; null where there is none.</param>
/// <param name="Unseen">What could not be followed, in a few words; null where all is plain.</param>
public sealed partial record StartCommand(
    string? Node,
    ImmutableArray<string> Options,
    string? Script,
    ImmutableArray<StartVariable> Added,
    ImmutableArray<PlacedText> Removed,
    PlacedText? Cleared,
    string? EnvFile,
    string? Unseen)
{
    /// <summary>What <see cref="EnvFile"/> holds; null where it is not there or cannot be read.</summary>
    public Document? EnvDocument { get; init; }

    /// <summary>The words behind the script, in order; empty where no script is seen.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>The folder that it is run in, after each <c>cd</c> on the way, absolute as seen from the root; null where that is not known.</summary>
    public string? Folder { get; init; }

    /// <summary>True where it could not be followed to OpenClaw, and its words start it all the same: <c>docker run … openclaw</c>.</summary>
    public bool NamesOpenClaw { get; init; }

    /// <summary>The scripts that are run on the way, and the files that they read, absolute as seen from the root.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>The files that Node itself reads variables from (<c>--env-file</c>), in order; a later one beats an earlier one.</summary>
    public ImmutableArray<NodeEnvFile> NodeFiles { get; init; } = [];

    /// <summary>What <see cref="NodeFiles"/> set, by name; also what comes too late there, or is set in the environment.</summary>
    public ImmutableSortedDictionary<string, StartVariable> InNodeFiles => NodeFiles.SelectMany(file => file.Variables).Aggregate(
        ImmutableSortedDictionary.Create<string, StartVariable>(StringComparer.Ordinal),
        (all, variable) => all.SetItem(variable.Name, variable.Over(all.GetValueOrDefault(variable.Name))));

    /// <summary>True where the value of a proxy variable is computed on the way, so that nothing can be said of it.</summary>
    public bool ComputesProxies { get; init; }

    /// <summary>Nothing is known of the command.</summary>
    /// <param name="unseen">Why, in a few words.</param>
    /// <returns>The command.</returns>
    public static StartCommand Unknown(string unseen) => new(null, [], null, [], [], null, null, unseen);

    /// <summary>The environment the node process gets.</summary>
    /// <param name="given">What the service gives the command, by name.</param>
    /// <returns>After the wrappers and with what Node reads in time from files of its own, by name.</returns>
    public ImmutableSortedDictionary<string, StartVariable> Apply(ImmutableSortedDictionary<string, StartVariable> given)
    {
        var environment = Before(given);
        environment.RemoveRange(Cleared is null ? Removed.Select(removed => removed.Text) : [.. environment.Keys]);
        AddTo(environment, Added);
        foreach (var variable in InNodeFiles.Values.Where(variable => !NodeEnvFile.IsTooLate(variable.Name)))
        {
            environment[variable.Name] = environment.GetValueOrDefault(variable.Name)?.Over(variable) ?? variable;
        }

        return environment.ToImmutable();
    }

    /// <summary>Finds what the wrappers take away and nothing sets again.</summary>
    /// <param name="given">What the service gives the command, by name.</param>
    /// <returns>Each variable with the place of what takes it away, sorted by name; the place is null where no file holds it.</returns>
    public IEnumerable<(StartVariable Variable, Location? By)> TakenFrom(ImmutableSortedDictionary<string, StartVariable> given)
    {
        var after = Apply(given);
        return from variable in Before(given).Values
               where !after.ContainsKey(variable.Name)
               select (variable, (Cleared ?? Removed.First(removed => removed.Text == variable.Name)).Where);
    }

    private ImmutableSortedDictionary<string, StartVariable>.Builder Before(ImmutableSortedDictionary<string, StartVariable> given)
    {
        var environment = given.ToBuilder();
        AddTo(environment, StartVariables.InFile(EnvDocument, "the env file of OpenClaw's wrapper"));
        return environment;
    }

    private static void AddTo(ImmutableSortedDictionary<string, StartVariable>.Builder environment, IEnumerable<StartVariable> added)
    {
        foreach (var variable in added)
        {
            environment[variable.Name] = variable.Over(environment.GetValueOrDefault(variable.Name));
        }
    }

    /// <summary>True for <c>openclaw node run</c>, which serves a gateway elsewhere.</summary>
    public bool IsNodeHost => Arguments[CliOptions.Count(Arguments)..] is ["node", "run", ..];

    /// <summary>True where OpenClaw is what is started.</summary>
    public bool IsOpenClaw =>
        NamesOpenClaw || (Script is not null && (OfOpenClaw().IsMatch(Script) || OwnName().IsMatch(MachinePath.Name(Script))));

    // A folder of that name, unless it is the home of a user of that name: he may start anything.
    [GeneratedRegex("(?<!^(?:/home|/Users))/openclaw/")]
    private static partial Regex OfOpenClaw();

    // Not openclaw-exporter and whatever else stands beside OpenClaw.
    [GeneratedRegex(@"^openclaw(?:-gateway|-node)?(?:\.\w+)?\z")]
    private static partial Regex OwnName();
}
