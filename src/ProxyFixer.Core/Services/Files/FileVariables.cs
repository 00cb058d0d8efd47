using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Services.Files;

/// <summary>The variables that a file gives what it starts; some are set for certain to a value that no file knows.</summary>
public sealed class FileVariables
{
    private readonly ImmutableArray<FileVariable> variables;
    private readonly UnknownValues unknown;

    /// <summary>Collects them.</summary>
    /// <param name="all">In file order; of one name the last counts.</param>
    /// <param name="elsewhere">What may add others, as the end of "… was judged only in part, because …"; null for nothing.</param>
    internal FileVariables(IEnumerable<FileVariable> all, string? elsewhere = null)
    {
        variables = [.. all.GroupBy(variable => variable.Name, StringComparer.Ordinal).Select(same => same.Last())];
        unknown = new([.. variables.Where(variable => variable.Value is null).Select(variable => (variable.Name, variable.Source))], elsewhere);
    }

    /// <summary>What may add others, as the end of "… was judged only in part, because …"; null for nothing.</summary>
    public string? Elsewhere => unknown.Elsewhere;

    /// <summary>True where a value is unknown that the rules about proxies compare with the others.</summary>
    public bool HideProxies => unknown.HideProxies;

    /// <summary>What the start is given; in place of a proxy whose address is unknown stands one that is well-formed.</summary>
    /// <param name="text">The file; null where each variable names its own, or none.</param>
    /// <returns>Each name once.</returns>
    internal IEnumerable<StartVariable> Given(SourceText? text) =>
        from variable in variables
        let value = variable.Value ?? UnknownValues.StandIn(variable.Name)
        where value is not null
        select new StartVariable(variable.Name, value, (variable.Text ?? text) is { } own ? new(own, variable.Where) : null, variable.Source);

    /// <summary>Says of a command what is unknown about its environment.</summary>
    /// <param name="command">The command.</param>
    /// <returns>The command; nothing is concluded of it where an unknown value decides.</returns>
    internal StartCommand Doubt(StartCommand command) => unknown.Doubt(command);
}
