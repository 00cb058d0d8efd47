using System.Collections.Immutable;
using ProxyFixer.Services.Systemd;
using ProxyFixer.Text;

namespace ProxyFixer.Services;

/// <summary>What starts a gateway and gives it its environment: a unit of systemd, an agent of launchd, a service of Compose.</summary>
public abstract class ServiceDefinition
{
    private Dictionary<string, StartVariable>? byName;

    /// <summary>How a report calls it: a unit's name, a label, <c>compose.yaml: SERVICE</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Who starts it: <c>user</c> or <c>system</c>, of systemd or launchd; or <c>compose</c>.</summary>
    public abstract string Scope { get; }

    /// <summary>The same for people: <c>user of jo</c>.</summary>
    public virtual string ScopeWords => Scope;

    /// <summary>The file that defines it, absolute as seen from the root; null where there is none.</summary>
    public abstract string? Path { get; }

    /// <summary>The files beside it that add to it, in the order applied; empty where there are none.</summary>
    public virtual ImmutableArray<string> DropIns => [];

    /// <summary>Every file that its start environment was read from, absolute as seen from the root; in no particular order.</summary>
    public abstract IEnumerable<string> Files { get; }

    /// <summary>Where it says what is started; null where it does not.</summary>
    public abstract Location? StartsAt { get; }

    /// <summary>Where its start environment is set so that it lasts, as the end of "put it into …".</summary>
    public abstract string Place { get; }

    /// <summary>What <c>openclaw gateway install</c> does with variables of OpenClaw's own files here, a sentence; null where the release tells.</summary>
    public virtual string? InstallNote => null;

    /// <summary>Whether it could be loaded, in systemd's words.</summary>
    public virtual UnitLoadState LoadState => Failure is null ? UnitLoadState.Loaded : UnitLoadState.Error;

    /// <summary>Why it does not start, or null where it does.</summary>
    public abstract StartFailure? Failure { get; }

    /// <summary>What its reader passes over, and what silently loses data; in the order of the files.</summary>
    public virtual ImmutableArray<ServiceWarning> Warnings => [];

    /// <summary>True where its name, or what it is made of, says that it is OpenClaw's.</summary>
    public abstract bool HasOpenClawName { get; }

    /// <summary>True where its name says that it is a node host.</summary>
    public virtual bool IsNodeHost => false;

    /// <summary>True where it comes up.</summary>
    public bool Starts => Failure is null;

    /// <summary>Looks up a variable that it gives the command.</summary>
    /// <param name="name">The exact name.</param>
    /// <returns>The variable, or null where it does not set it.</returns>
    public StartVariable? Find(string name) => (byName ??= Index()).GetValueOrDefault(name);

    /// <summary>Lists the variables that it gives the command.</summary>
    /// <returns>In any order; of two with the same name the first counts.</returns>
    protected abstract IEnumerable<StartVariable> ListVariables();

    // An environment file may hold any number of them, and each is looked up.
    private Dictionary<string, StartVariable> Index()
    {
        var index = new Dictionary<string, StartVariable>(StringComparer.Ordinal);
        foreach (var variable in ListVariables())
        {
            index.TryAdd(variable.Name, variable);
        }

        return index;
    }
}
