using System.Collections.Immutable;
using ProxyFixer.Text;

namespace ProxyFixer.Services;

/// <summary>
/// A variable that a process has, with its origin: what a manager gives, what a wrapper adds, what rules judge and reports show.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="Where">The place that gave it; null for what no file holds.</param>
/// <param name="Source">What kind of place that is, in a few words.</param>
public sealed record StartVariable(string Name, string Value, Location? Where, string Source)
{
    /// <summary>The values it beat, weakest first.</summary>
    public ImmutableArray<StartVariable> Overridden { get; init; } = [];

    /// <summary>Puts it over what set the name before.</summary>
    /// <param name="earlier">The weaker one; null where there was none.</param>
    /// <returns>The same variable, which now tells what it beat.</returns>
    public StartVariable Over(StartVariable? earlier) =>
        earlier is null ? this : this with { Overridden = [.. earlier.Overridden, earlier with { Overridden = [] }, .. Overridden] };
}
