using System.Collections.Immutable;

namespace ProxyFixer.Services.Systemd;

/// <summary>Collects assignments, weakest first, and says what is left of them.</summary>
internal sealed class VariableTable
{
    private readonly Dictionary<string, List<VariableOrigin>> origins = new(StringComparer.Ordinal);

    /// <summary>Adds assignments; a later one beats an earlier one of its name.</summary>
    /// <param name="more">In order; cleared ones are kept for the report only.</param>
    public void Add(IEnumerable<VariableOrigin> more)
    {
        foreach (var origin in more)
        {
            (origins.TryGetValue(origin.Name, out var known) ? known : origins[origin.Name] = []).Add(origin);
        }
    }

    /// <summary>The value a variable has now.</summary>
    /// <param name="name">The exact name.</param>
    /// <returns>The value, or null.</returns>
    public string? Value(string name) => origins.GetValueOrDefault(name)?.FindLast(o => o.ClearedBy is null)?.Value;

    /// <summary>Forgets a variable.</summary>
    /// <param name="name">The exact name.</param>
    public void Remove(string name) => origins.Remove(name);

    /// <summary>The winners now, in no order.</summary>
    /// <returns>One assignment for each variable.</returns>
    public IEnumerable<VariableOrigin> Winners() => origins.Values.Select(all => all.FindLast(o => o.ClearedBy is null)).OfType<VariableOrigin>();

    /// <summary>Applies <c>UnsetEnvironment=</c> and reports.</summary>
    /// <param name="unset">Names, and NAME=value for "only when it is exactly that".</param>
    /// <returns>What is there and what is lost, each sorted by name.</returns>
    public (ImmutableArray<EffectiveVariable> Variables, ImmutableArray<LostVariable> Lost) Finish(IReadOnlyList<UnitSetting> unset)
    {
        var variables = ImmutableArray.CreateBuilder<EffectiveVariable>();
        var lost = ImmutableArray.CreateBuilder<LostVariable>();
        var words = unset.GroupBy(word => word.Value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        foreach (var (name, all) in origins.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (all.FindLast(o => o.ClearedBy is null) is not { } winner)
            {
                lost.Add(new([.. all], all[^1].ClearedBy!, IsUnset: false));
            }
            else if ((words.GetValueOrDefault(name) ?? words.GetValueOrDefault($"{name}={winner.Value}")) is { } by)
            {
                lost.Add(new([.. all], by.Location, IsUnset: true));
            }
            else
            {
                variables.Add(new(winner, [.. all.Where(o => !ReferenceEquals(o, winner))]));
            }
        }

        return (variables.ToImmutable(), lost.ToImmutable());
    }
}
