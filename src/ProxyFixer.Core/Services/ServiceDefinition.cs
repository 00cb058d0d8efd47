using System.Collections.Immutable;
using ProxyFixer.Diagnostics;
using ProxyFixer.Machine;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Services;

/// <summary>What starts a gateway and gives it its environment: a unit of systemd, an agent of launchd, a service of Compose.</summary>
/// <param name="given">What it gives its command; of two with the same name the first counts.</param>
/// <param name="command">What it starts.</param>
public abstract class ServiceDefinition(IEnumerable<StartVariable> given, StartCommand command)
{
    /// <summary>What it starts, seen through wrappers.</summary>
    public StartCommand Command => command;

    /// <summary>What the node process starts with, by name: what the service gives its command, after the wrappers.</summary>
    public ImmutableSortedDictionary<string, StartVariable> Variables { get; } = command.Apply(StartVariables.ByName(given));

    /// <summary>What the service gives its command and a wrapper takes away again, each with the place of the wrapper's word; sorted by name.</summary>
    public IEnumerable<(StartVariable Variable, Location? By)> TakenAway => command.TakenFrom(StartVariables.ByName(given));

    /// <summary>How a report calls it: a unit's name, a label, <c>compose.yaml: SERVICE</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Who starts it: <c>user</c> or <c>system</c>, of systemd or launchd; or <c>compose</c>.</summary>
    public abstract string Scope { get; }

    /// <summary>The same for people: <c>user of jo</c>.</summary>
    public virtual string ScopeWords => Scope;

    /// <summary>The file that defines it, absolute as seen from the root; null where there is none.</summary>
    public abstract string? Path { get; }

    /// <summary>That file where it does not lie among the machine's; else null.</summary>
    public virtual SourceText? OwnText => null;

    /// <summary>What people call that file: <c>unit</c> or <c>file</c>.</summary>
    public virtual string PathWord => "file";

    /// <summary>The files beside it that add to it, in the order applied; empty where there are none.</summary>
    public virtual ImmutableArray<string> DropIns => [];

    /// <summary>Every file that its start environment was read from, with its kind; in no particular order, a path may come twice.</summary>
    public abstract IEnumerable<ServiceFile> Sources { get; }

    /// <summary>The paths of <see cref="Sources"/>, each once; absolute as seen from the root.</summary>
    public IEnumerable<string> Files => Sources.Select(source => source.Path).Distinct(StringComparer.Ordinal);

    /// <summary>Those of its own files whose syntax nothing else judges, with their kinds.</summary>
    public virtual IEnumerable<(string Kind, SourceText Text)> SyntaxFiles => [];

    /// <summary>Files that were meant for it and that its manager does not read; empty where such a thing cannot be.</summary>
    public virtual IEnumerable<StrayFile> StrayFiles => [];

    /// <summary>Where it says what is started; null where it does not.</summary>
    public abstract Location? StartsAt { get; }

    /// <summary>What it says there, as its manager reads it; null where it does not.</summary>
    public virtual string? StartLine => StartsAt?.ToText();

    /// <summary>Those of its files that its manager reads and we may not, absolute as seen from the root; empty for none.</summary>
    public virtual IEnumerable<string> Closed => [];

    /// <summary>What it takes away whatever sets it: a name, or NAME=value, and where it says so; empty for nothing.</summary>
    public virtual IEnumerable<PlacedText> Unset => [];

    /// <summary>The home folder of its user; <c>HOME</c> in the environment beats it.</summary>
    public required string Home { get; init; }

    /// <summary>Absolute as seen from the root, or <c>~</c> for the home folder; anything else is not known.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>The release of OpenClaw by the definition's own words; null where it says nothing.</summary>
    public string? Release { get; init; }

    /// <summary>The container it runs in; null where it sees the files of the machine itself.</summary>
    public ContainerFiles? Container { get; init; }

    /// <summary>True where 127.0.0.1 is the machine itself, or that is unknown.</summary>
    public virtual bool SharesLoopback => true;

    /// <summary>How it reaches a proxy of the machine where <see cref="SharesLoopback"/> is false, a sentence or two.</summary>
    public virtual string LoopbackHelp => "";

    /// <summary>True where it has proxies whose values no file knows, so that nothing can be said of them.</summary>
    public virtual bool HidesProxyValues => Command.ComputesProxies;

    /// <summary>Why it may have variables that are not known, as the end of "… was judged only in part, because …"; null where all are known.</summary>
    public virtual string? MoreVariables => null;

    /// <summary>Why it may lack variables that it is judged with, as the end of "… was judged only in part, because …"; null where it has them all.</summary>
    public virtual string? Doubt => null;

    /// <summary>Where its start environment is set so that it lasts, as the end of "put it into …".</summary>
    public abstract string Place { get; }

    /// <summary>What <c>openclaw gateway install</c> does with variables of OpenClaw's own files here, a sentence; null where the release tells.</summary>
    public virtual string? InstallNote => null;

    /// <summary>Whether it could be loaded, in systemd's words.</summary>
    public virtual UnitLoadState LoadState => Failure is null ? UnitLoadState.Loaded : UnitLoadState.Error;

    /// <summary>Why it does not start, or null where it does.</summary>
    public abstract StartFailure? Failure { get; }

    /// <summary>What shows the failure to a user, a sentence; null where the syntax of the file itself tells it.</summary>
    public virtual string? FailureHelp => null;

    /// <summary>What its reader passes over, and what silently loses data; in the order of the files.</summary>
    public virtual ImmutableArray<ServiceWarning> Warnings => [];

    /// <summary>True where its name, or what it is made of, says that it is OpenClaw's.</summary>
    public abstract bool HasOpenClawName { get; }

    /// <summary>True where it starts OpenClaw by what its command names, or by its own name.</summary>
    public bool LooksLikeOpenClaw => Command.IsOpenClaw || HasOpenClawName;

    /// <summary>True where its name or its command says that it is a node host.</summary>
    public virtual bool IsNodeHost => Command.IsNodeHost;

    /// <summary>True where no service starts it but a person, from a shell; it is not looked at in a home that has a service.</summary>
    public virtual bool IsManual => false;

    /// <summary>True for a file given by PATH that no manager of this machine reads where it lies: it may be meant for another machine.</summary>
    public virtual bool IsAlone => false;

    /// <summary>True where it comes up.</summary>
    public bool Starts => Failure is null;

    /// <summary>Looks up a variable that the node process starts with.</summary>
    /// <param name="name">The exact name.</param>
    /// <returns>The variable, or null where the process does not have it.</returns>
    public StartVariable? Find(string name) => Variables.GetValueOrDefault(name);

    /// <summary>Sets a variable where that has an effect and lasts.</summary>
    /// <param name="name">The exact name.</param>
    /// <param name="value">Its value; holds no secret.</param>
    /// <returns>The change, or why there is none.</returns>
    public abstract FixProposal SetVariable(string name, string value);

    /// <summary>Where a line lasts that OpenClaw drops from a file which it generates.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="file">The file that the line stands in, absolute as seen from the root.</param>
    /// <returns>A file, absolute as seen from the root; null where the line stays, or no other place is known.</returns>
    public virtual string? LastingFile(string name, string file) => null;

    /// <summary>Tells whether a change of a file would reach it; the file may be gone.</summary>
    /// <param name="path">Absolute as seen from the root, links followed.</param>
    /// <param name="changed">Compares paths.</param>
    /// <returns>True where it must be started anew.</returns>
    public virtual bool MayRead(string path, ChangedFiles changed) =>
        Files.Concat(Command.EnvFile is { } wrapped ? [wrapped] : Array.Empty<string>()).Concat(Command.Files).Any(file => changed.Resolve(file) == path);
}

/// <summary>A file that a service was read from.</summary>
/// <param name="Path">Absolute as seen from the root.</param>
/// <param name="Kind">The kind that its reader takes it for; null where the file itself tells it.</param>
public sealed record ServiceFile(string Path, string? Kind);

/// <summary>A file that was meant for a service and that its manager does not read.</summary>
/// <param name="Reason">Why it is not read: a sentence without a full stop.</param>
/// <param name="Variables">The proxies and the switch that it sets, with places in file order; at least one.</param>
public sealed record StrayFile(string Reason, ImmutableArray<(string Name, Location Where)> Variables);
