using System.Collections.Immutable;
using ProxyFixer.Formats;
using ProxyFixer.NodeJs;

namespace ProxyFixer.Services;

/// <summary>What no file knows of the environment of a start.</summary>
/// <param name="Variables">Variables that it has for certain, whose values no file knows, and what gives them, in a few words.</param>
/// <param name="Elsewhere">What may add others, as the end of "… was judged only in part, because …"; null for nothing.</param>
internal sealed record UnknownValues(ImmutableArray<(string Name, string Source)> Variables, string? Elsewhere)
{
    // Without their values nothing can be said of a start.
    private static readonly ImmutableArray<string> Decisive = [NodeSwitch.Variable, "NODE_OPTIONS"];

    /// <summary>Nothing is unknown.</summary>
    public static UnknownValues None { get; } = new([], null);

    /// <summary>True where a value is unknown that the rules about proxies compare with the others.</summary>
    public bool HideProxies => Variables.Any(variable => ProxyVariables.Has(variable.Name));

    /// <summary>What stands for the value of a variable in the start's environment.</summary>
    /// <param name="name">The variable.</param>
    /// <returns>A well-formed address in place of a proxy; null where the variable is left out.</returns>
    public static string? StandIn(string name) => ProxyVariables.OfFetch.Contains(name) ? StartVariables.UnknownProxy : null;

    /// <summary>Says of a command what is unknown about its environment.</summary>
    /// <param name="command">The command.</param>
    /// <returns>The command; nothing is concluded of it where an unknown value decides.</returns>
    public StartCommand Doubt(StartCommand command)
    {
        if (command.Node is null)
        {
            return command;
        }

        if (Variables.FirstOrDefault(variable => Decisive.Contains(variable.Name)) is { Name: not null } decisive)
        {
            return command with { Node = null, Unseen = $"{decisive.Name} has a value that no file knows ({decisive.Source})" };
        }

        var hidden = Variables.Where(variable => ProxyVariables.Has(variable.Name)).Select(variable => $"{variable.Name} ({variable.Source})").ToArray();
        return hidden.Length > 0 ? command with { Unseen = $"no file knows the value of {string.Join(" and ", hidden)}" }
            : Elsewhere is not null ? command with { Unseen = Elsewhere }
            : command;
    }
}
